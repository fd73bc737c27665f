import { expect, test } from '@jest/globals';
import { quoted } from '../../../../src/quadlet/rules/values/quoted.js';

test.each([
  ['yes', '"yes"'],
  ['a\\x2db', '"a\\x2db"'],
  ['a\tb\u0085c\nd', '"a b c d"'],
  ['x'.repeat(40), `"${'x'.repeat(40)}"`],
  ['x'.repeat(41), `"${'x'.repeat(40)}…"`],
  ['😀'.repeat(41), `"${'😀'.repeat(40)}…"`],
  ['', '""'],
])('%j is shown as %s', (value, shown) => {
  expect(quoted(value)).toBe(shown);
});
