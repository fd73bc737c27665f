import { expect, test } from '@jest/globals';
import { escapeRegExp, isOrAre } from '../../src/platform/text.js';

test('a text as a pattern matches only itself', () => {
  const text = String.raw`.*+?^${'{}'}()|[]\$-/ a`;
  expect(new RegExp(`^${escapeRegExp(text)}$`).test(text)).toBe(true);
  expect(new RegExp(`^${escapeRegExp('a.b')}$`).test('axb')).toBe(false);
});

test.each([
  [0, 'are'],
  [1, 'is'],
  [2, 'are'],
])('%d %s', (count, verb) => {
  expect(isOrAre(count)).toBe(verb);
});
