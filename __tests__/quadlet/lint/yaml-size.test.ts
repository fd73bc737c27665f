import { expect, test } from '@jest/globals';
import { Lexer } from 'yaml';
import { measureYaml } from '../../../src/quadlet/lint/yaml-size.js';

const depthOf = (text: string): number => {
  for (let depth = 0; ; depth++) {
    if (measureYaml(text, { tokens: 1e6, depth }, new Lexer()).tooDeepAt === undefined) return depth;
  }
};

test.each<[text: string, least: number, most: number]>([
  ['', 0, 0],
  ['a: 1\nb: 2\nc: 3\n', 1, 2],
  ['a:\n  b:\n    c:\n      d: 1\nb: 2\n', 4, 5],
  ['- a\n- b\n- c\n', 1, 2],
  ['- - - - a\n', 4, 5],
  ['a:\n- b:\n  - c\n', 3, 4],
  ['[[[[a]]], [[b]]]', 4, 4],
  ['a: {b: {c: [d]}}\n', 4, 5],
  ['a: "[[[[[["\nb: \'{{{{\'\nc: [x, "]"]\n', 2, 3],
  ['a: |\n  [[[[[\n  - - - - -\nb: 1\n', 1, 2],
  ['# [[[[[\na: 1 # {{{{\n', 1, 2],
  ['a: x-y:z[{\n', 1, 2],
  ['---\na:\n  b: 1\n---\na:\n  b: 1\n', 2, 3],
  ['? ? ? a\n', 3, 4],
])('%#: collections are counted, but for lists in the column of their key', (text, least, most) => {
  expect(depthOf(text)).toBeGreaterThanOrEqual(least);
  expect(depthOf(text)).toBeLessThanOrEqual(most);
});

test('tokens are counted up to the limit', () => {
  expect(measureYaml('a: [b, c]\n', { tokens: 100, depth: 10 }, new Lexer()).tokens).toBeGreaterThan(8);
  expect(measureYaml('- a\n'.repeat(1000), { tokens: 100, depth: 10 }, new Lexer()).tokens).toBe(101);
});
