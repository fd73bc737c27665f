import { expect, test } from '@jest/globals';
import { describeNumber, describeSize } from '../../src/platform/amounts.js';

test.each([
  [100, '100 bytes'],
  [64 * 1024, '64 KiB'],
  [4 * 1024 * 1024, '4 MiB'],
])('%d bytes are %s', (bytes, words) => {
  expect(describeSize(bytes)).toBe(words);
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
