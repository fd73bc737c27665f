import { describe, expect, test } from '@jest/globals';
import { Lexer } from 'yaml';
import { measureYaml, readYaml, yamlReader } from '../../../src/quadlet/lint/read-yaml.js';
import { cpuTime } from '../../cpu-time.js';

describe('readYaml', () => {
  test('reads all documents', () => {
    expect(readYaml('a: 1\n---\nb: [x, &y {z: 2}, *y]\n')).toEqual({
      documents: [{ a: 1 }, { b: ['x', { z: 2 }, { z: 2 }] }],
      errors: [],
    });
  });

  const REFUSED: [text: string, message: string, offset: number][] = [
    ['a: 1\nb: 2\na: 3\n', 'Map keys must be unique', 10],
    ['x:\n  - {a: 1, b: 2, a: 3}\n', 'Map keys must be unique', 20],
    ['a: 1\n1: x\n"1": y\n1: z\n', 'Map keys must be unique', 17],
    ['a: {', 'Flow map in block collection must be sufficiently indented and end with a }', 4],
    ['- '.repeat(50_000), 'it has more than 200 nested levels', 401],
    ['['.repeat(50_000), 'it has more than 200 nested levels', 201],
    [
      `a: &a [x]\nb: [${'*a,'.repeat(200)}]`,
      'Excessive alias count indicates a resource exhaustion attack',
      0,
    ],
  ];

  test('refuses what is no YAML', () => {
    for (const [text, message, offset] of REFUSED) {
      const { documents, errors } = readYaml(text);
      expect(documents).toEqual([]);
      expect(errors[0]?.message).toBe(message);
      if (offset >= 0) expect(errors[0]?.offset).toBe(offset);
    }
  });
});

describe('yamlReader', () => {
  test('reads no more than its tokens in all texts, and the same text once', () => {
    const read = yamlReader(100);
    const text = 'a: [b, c, d]\n';
    for (let count = 0; count < 100; count++) expect(read(text).documents).toHaveLength(1);
    expect(read(`x: [${'y,'.repeat(100)}]`)).toEqual({ documents: [], errors: [], tooLarge: true });
    expect(read(text).documents).toHaveLength(1);
    expect(read('e: f\n')).toMatchObject({ tooLarge: true });
  });

  test.each<[what: string, text: () => string]>([
    ['duplicate keys', () => 'a: 1\n'.repeat(800_000)],
    ['keys', () => Array.from({ length: 40_000 }, (_, index) => `k${index}: 1\n`).join('')],
    ['documents', () => '---\n'.repeat(1_000_000)],
    ['a list', () => `items:\n${'- {kind: Pod, spec: {}}\n'.repeat(170_000)}`],
  ])('ends soon for many %s', (_, make) => {
    const text = make();
    const start = cpuTime();
    yamlReader()(text);
    expect(cpuTime() - start).toBeLessThan(4000);
  });
});

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
