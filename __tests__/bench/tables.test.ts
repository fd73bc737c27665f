import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { longTables, readmeLines, shortTable } from '../../bench/tables.js';
import { results } from './results.js';

const rowOf = (text: string, ...words: string[]) =>
  text.split('\n').find((line) => words.every((word) => line.includes(word)));

describe('the long tables', () => {
  const text = longTables(results());

  test.each([
    [['push of 512 MiB'], '| 0.970 (0.873 to 1.07) | ≥ 0.970 | yes |'],
    [['pull of 512 MiB', 'own TLS'], '| 1.20 (1.08 to 1.32) | ≥ 1.50 | **no** |'],
    [['pull of 512 MiB', 'zot'], '| 1.90 (1.71 to 2.09) |  |  |'],
    [['GET /v2/'], '| 16.0 (14.4 to 17.6) | ≥ 5.00 | yes |'],
    [['first answer'], '| ≤ 1.10 | yes |'],
    [['the whole of main'], '| ≤ 2.50 | **no** |'],
    [['all files of dist/'], '3400 kB |  |  |  | ≤ 1000 kB | **no** |'],
    [['units linted'], '| 1.00 | yes | 1.00 (the linter) | yes |'],
    [['squares'], '| 1.99 | **no** | 1000 (the squarer) | **no** |'],
  ])('%j', (words, end) => expect(rowOf(text, ...words)).toContain(end));

  test('say what they were taken on, and what was left out', () => {
    expect(text).toContain('Taken on: processor Example 7, cores 2, date 2026-01-02.');
    expect(text).toContain('- zot: its Go module cannot be had');
  });

  test('have as many cells in each row as in their heads', () => {
    const tables = text.split('\n\n').filter((part) => part.startsWith('|'));
    expect(tables).toHaveLength(2);
    for (const table of tables) {
      expect(new Set(table.split('\n').map((line) => line.split('|').length)).size).toBe(1);
    }
  });

  test('leave out what was not measured', () => {
    const only = { ...results(), growths: [], amounts: [], missing: [] };
    expect(longTables(only)).not.toContain('exponent');
    expect(longTables(only)).not.toContain('Left out');
    expect(longTables({ ...only, comparisons: [] })).not.toContain('|');
  });
});

test('the short table has what has a goal', () => {
  const text = shortTable(results());
  expect(text).not.toContain('zot');
  expect(rowOf(text, 'push')).toBe('| push of 512 MiB | plain http | 0.970 | ≥ 0.970 | yes |');
  expect(rowOf(text, 'dist/')).toBe('| all files of dist/ |  | 3400 kB | ≤ 1000 kB | **no** |');
});

test('the README has a line for each comparison that it names', () => {
  expect(readmeLines(results())).toBe('- Push of 512 MiB: 582 MiB/s. plain http: 600 MiB/s.');
  const { comparisons } = JSON.parse(readFileSync('bench/results.json', 'utf8'));
  expect(readmeLines({ ...results(), comparisons }).split('\n')).toHaveLength(3);
});
