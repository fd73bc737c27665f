import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.js';
import {
  allocate,
  formatRange,
  type IdRange,
  overlap,
  overlapAmong,
  parseGetsubids,
  parseSubids,
  total,
} from '../../src/host/subids.js';
import { seeded } from '../fakes.js';

const LAST_ID = 0xffff_fffe;
const range = (start: number, count: number): IdRange => ({ start, count });

describe('reading /etc/subuid', () => {
  test.each([
    ['a name', 'runner:100000:65536\n', [{ owner: 'runner', start: 100000, count: 65536 }]],
    ['a number for the owner', '1001:100000:65536', [{ owner: '1001', start: 100000, count: 65536 }]],
    [
      'several lines, also of one owner',
      'a:1:2\nb:3:4\na:5:6\n',
      [
        { owner: 'a', start: 1, count: 2 },
        { owner: 'b', start: 3, count: 4 },
        { owner: 'a', start: 5, count: 6 },
      ],
    ],
    ['blanks at the end of a line', 'a:1:2 \t\n', [{ owner: 'a', start: 1, count: 2 }]],
    ['an empty file', '', []],
    ['empty lines', '\n\n', []],
    ['a comment', '# runner:100000:65536\n', []],
    ['two fields', 'runner:100000\n', []],
    ['four fields', 'runner:100000:65536:1\n', []],
    ['no owner', ':100000:65536\n', []],
    ['something that is no number', 'runner:1e5:65536\nrunner:-1:65536\n', []],
  ])('%s', (_, text, entries) => {
    expect(parseSubids(text)).toEqual(entries);
  });
});

describe('reading what getsubids prints', () => {
  test.each([
    ['one range', '0: runner 100000 65536\n', [range(100000, 65536)]],
    ['two ranges', '0: a 1 2\n1: a 3 4\n', [range(1, 2), range(3, 4)]],
    ['the message for a user without a range', 'Error fetching ranges\n', []],
    ['nothing', '', []],
  ])('%s', (_, text, ranges) => {
    expect(parseGetsubids(text)).toEqual(ranges);
  });
});

test('the total counts every range, and formatting names the first and the last id', () => {
  expect(total([range(100000, 65536), range(300000, 10)])).toBe(65546);
  expect(total([])).toBe(0);
  expect(formatRange(range(100000, 65536))).toBe('100000-165535');
});

describe('two ranges', () => {
  test.each([
    ['the same', range(10, 5), range(10, 5), true],
    ['one id in common', range(10, 5), range(14, 5), true],
    ['one inside the other', range(10, 50), range(20, 5), true],
    ['side by side', range(10, 5), range(15, 5), false],
    ['far apart', range(10, 5), range(100, 5), false],
  ])('%s', (_, a, b, expected) => {
    expect(overlap(a, b)).toBe(expected);
    expect(overlap(b, a)).toBe(expected);
  });
});

describe('overlap in a list', () => {
  test.each([
    ['none in an empty list', [], false],
    ['none in a list of one', [range(1, 5)], false],
    ['none side by side, in any order', [range(20, 10), range(1, 9), range(10, 10)], false],
    ['one between the first and the last of three', [range(10, 5), range(100, 5), range(12, 1)], true],
  ])('%s', (_, ranges, expected) => {
    expect(overlapAmong(ranges)).toBe(expected);
  });

  // Fails as long as neighbours are compared while ranges without an id stand between them.
  test('is not hidden by a range without an id', () => {
    expect(overlapAmong([range(10, 100), range(10, 0), range(50, 5)])).toBe(true);
  });

  test('is found in random lists exactly where two ranges share an id', () => {
    const random = seeded(7);
    const whole = (limit: number) => Math.floor(random() * limit);
    let overlapping = 0;
    for (let round = 0; round < 500; round += 1) {
      const ranges = Array.from({ length: 1 + whole(6) }, () => range(whole(100), 1 + whole(15)));
      const ids = ranges.flatMap(({ start, count }) => Array.from({ length: count }, (_, at) => start + at));
      const shared = new Set(ids).size < ids.length;
      overlapping += Number(shared);
      expect({ ranges, overlap: overlapAmong(ranges) }).toEqual({ ranges, overlap: shared });
    }
    // Both outcomes must have come up, else the loop proves nothing.
    expect(overlapping).toBeGreaterThan(100);
    expect(overlapping).toBeLessThan(400);
  });
});

describe('a new range', () => {
  test.each([
    ['on an untouched host begins at the first multiple of 65536 that useradd may use', [], 131072],
    ['begins above a range that useradd gave', [range(100000, 65536)], 196608],
    ['begins right behind an aligned range', [range(131072, 65536)], 196608],
    ['begins a step later when one id reaches over', [range(131072, 65537)], 262144],
    ['does not care for ids below 100000', [range(1000, 1)], 131072],
    ['begins above the highest, whatever the order', [range(600000, 10), range(100000, 10)], 655360],
    ['can be the last one of the id space but one', [range(100000, 0xfffd_ffff - 100000 + 1)], 0xfffe_0000],
  ])('%s', (_, taken, start) => {
    expect(allocate(taken)).toEqual({ start, count: 65536 });
  });

  test.each([
    // The kernel's 4294967295 means "none", so the last 65536 ids are one too few.
    ['only the last 65535 ids are free', range(0xfffe_0000, 65536)],
    ['one id of the last range but one is taken', range(0xfffe_0000, 1)],
    ['the very last id is taken', range(LAST_ID, 1)],
  ])('is refused when %s', (_, taken) => {
    expect(() => allocate([taken])).toThrow(UserError);
    expect(() => allocate([taken])).toThrow('no subordinate ids are left above');
  });

  test('in 2000 random files is aligned, whole, and overlaps nothing; it is refused only at the end', () => {
    const random = seeded(20240607);
    let refused = 0;
    for (let round = 0; round < 2000; round += 1) {
      // Every third file reaches towards the end of the id space.
      const reach = round % 3 === 0 ? LAST_ID : 2 ** (17 + Math.floor(random() * 12));
      const lines = Array.from({ length: Math.floor(random() * 12) }, (_, index) => {
        const start = Math.floor(random() * reach);
        const count = Math.min(1 + Math.floor(random() * 200_000), LAST_ID - start + 1);
        return `user${index}:${start}:${count}`;
      });
      const near = round % 10 === 0 ? [`last:${LAST_ID - Math.floor(random() * 300_000)}:1`] : [];
      const taken = parseSubids([...lines, ...near].join('\n'));
      expect(taken).toHaveLength(lines.length + near.length);

      let given: IdRange;
      try {
        given = allocate(taken);
      } catch (thrown) {
        refused += 1;
        expect(thrown).toBeInstanceOf(UserError);
        const highest = Math.max(...taken.map(({ start, count }) => start + count - 1));
        // Less than two steps are left, so no aligned range fits above it.
        expect(Math.floor(highest / 65536) + 1).toBeGreaterThanOrEqual(65535);
        continue;
      }
      expect(given.count).toBe(65536);
      expect(given.start % 65536).toBe(0);
      expect(given.start).toBeGreaterThanOrEqual(100_000);
      expect(given.start + given.count - 1).toBeLessThanOrEqual(LAST_ID);
      expect(taken.filter((one) => overlap(one, given))).toEqual([]);
    }
    expect(refused).toBeGreaterThan(20);
    expect(refused).toBeLessThan(1000);
  });
});
