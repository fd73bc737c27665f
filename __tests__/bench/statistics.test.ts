import { describe, expect, test } from '@jest/globals';
import type { Point } from '../../bench/rows.js';
import { compare, exponent, memoryGrowth, spread } from '../../bench/statistics.js';

describe('a spread', () => {
  test.each([
    [[3], { median: 3, low: 3, high: 3 }],
    [[10, 9, 1], { median: 9, low: 1, high: 10 }],
    [[4, 1, 2, 30], { median: 3, low: 1, high: 30 }],
    // As numbers, not as words.
    [[100, 20, 3], { median: 20, low: 3, high: 100 }],
  ])('of %j', (values, expected) => expect(spread(values)).toEqual(expected));

  test.each([[[]], [[1, Number.NaN]], [[Number.POSITIVE_INFINITY]]])('never of %j', (values) =>
    expect(() => spread(values)).toThrow('median of'),
  );

  test('leaves what it was given as it was', () => {
    const values = [3, 1, 2];
    spread(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('a comparison', () => {
  const about = { subject: 's', what: 'w', unit: 'ms' } as const;

  test('is of each round, not of the medians', () => {
    // A machine that is ten times slower in the last round slows both.
    const { ratio } = compare(
      about,
      { side: 'ours', values: [10, 12, 200] },
      { side: 'peer', values: [5, 12, 100] },
    );
    expect(ratio).toEqual({ median: 2, low: 1, high: 2 });
  });

  test('needs the same rounds of both', () => {
    const ours = { side: 'ours', values: [1, 2] };
    expect(() => compare(about, ours, { side: 'peer', values: [1] })).toThrow('ours has 2 rounds, peer 1');
  });

  test('takes no peer that did nothing', () => {
    const ours = { side: 'ours', values: [1] };
    expect(() => compare(about, ours, { side: 'peer', values: [0] })).toThrow('median of');
  });
});

const WORK = [1, 10, 100, 1000];
const points = (time: (work: number) => number, cpu?: (work: number) => number): Point[] =>
  WORK.map((work) => ({ work, time: time(work), cpu: cpu?.(work), memory: 1000 + work }));

describe('the exponent', () => {
  test.each([
    ['linear, with a start of a second', (n: number) => 1000 + 3 * n, 1],
    ['quadratic', (n: number) => 50 + n * n, 2],
    ['the root', (n: number) => Math.sqrt(n), 0.5],
  ])('%s', (_name, time, expected) => expect(exponent(points(time))).toBeCloseTo(expected, 1));

  test('is of the processors where these were measured', () => {
    expect(
      exponent(
        points(
          () => 5,
          (n) => n * n,
        ),
      ),
    ).toBeCloseTo(2, 1);
  });

  test.each([
    ['costs nothing more', points(() => 7)],
    ['is two points only', points((n) => n).slice(2)],
    ['is nothing', []],
  ])('there is none of what %s', (_name, all) => expect(exponent(all)).toBeUndefined());
});

test('memory is that of the most work over that of the least', () => {
  expect(memoryGrowth(points((n) => n))).toBeCloseTo(2000 / 1001);
});
