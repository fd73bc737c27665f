import { describe, expect, test } from '@jest/globals';
import {
  formatRange,
  type IdRange,
  overlap,
  parseGetsubids,
  total,
} from '../../../src/host/subids/ranges.js';

const range = (start: number, count: number): IdRange => ({ start, count });

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
