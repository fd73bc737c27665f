import { expect, test } from '@jest/globals';
import { describeNumber, formatBytes } from '../../src/platform/amounts.js';

test.each([
  [0, undefined, '0 B'],
  [1023, undefined, '1023 B'],
  [1536, undefined, '1.5 KiB'],
  [3 * 1024 ** 4, undefined, '3.0 TiB'],
  [5000 * 1024 ** 4, undefined, '5000.0 TiB'],
  [100, 0, '100 B'],
  [64 * 1024, 0, '64 KiB'],
  [4 * 1024 * 1024, 0, '4 MiB'],
])('%d bytes with %s digits are %s', (bytes, digits, words) => {
  expect(formatBytes(bytes, digits)).toBe(words);
});

test.each([
  [0, '0'],
  [999, '999'],
  [1000, '1,000'],
  [12345, '12,345'],
  [1234567, '1,234,567'],
])('%d is %s', (count, words) => {
  expect(describeNumber(count)).toBe(words);
});
