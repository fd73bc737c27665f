import { describe, expect, test } from '@jest/globals';
import { Differ, unifiedDiff } from '../../../../src/quadlet/generate/compare/unified-diff.js';
import { cpuTime } from '../../../cpu-time.js';

const lines = (...all: (string | number)[]) => all.map((line) => `${line}\n`).join('');

describe('unifiedDiff', () => {
  test.each<[what: string, before: string, after: string, diff: string]>([
    ['the same', 'a\n', 'a\n', ''],
    ['nothing', '', '', ''],
    ['all new', '', lines('a', 'b'), lines('@@ -0,0 +1,2 @@', '+a', '+b')],
    ['all gone', lines('a', 'b'), '', lines('@@ -1,2 +0,0 @@', '-a', '-b')],
    ['no newline', '', 'a', lines('@@ -0,0 +1,1 @@', '+a', '\\ No newline at end of file')],
    ['no newline any more', 'a\n', 'a', lines('@@ -1,1 +1,1 @@', '-a', '+a', '\\ No newline at end of file')],
    [
      'three lines of context',
      lines(1, 2, 3, 4, 5, 6, 7, 8, 9),
      lines(1, 2, 3, 4, 'x', 6, 7, 8, 9),
      lines('@@ -2,7 +2,7 @@', ' 2', ' 3', ' 4', '-5', '+x', ' 6', ' 7', ' 8'),
    ],
    [
      'two places',
      lines(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
      lines('x', 2, 3, 4, 5, 6, 7, 8, 9, 'y'),
      lines(
        '@@ -1,4 +1,4 @@',
        '-1',
        '+x',
        ' 2',
        ' 3',
        ' 4',
        '@@ -7,4 +7,4 @@',
        ' 7',
        ' 8',
        ' 9',
        '-10',
        '+y',
      ),
    ],
    [
      'a line that looks like a header',
      lines('-- a'),
      lines('++ b'),
      lines('@@ -1,1 +1,1 @@', '--- a', '+++ b'),
    ],
  ])('%s', (_, before, after, diff) => {
    expect(unifiedDiff(before, after)).toBe(diff);
  });
});

describe('Differ', () => {
  const lines = (count: number, word: string) =>
    Array.from({ length: count }, (_, index) => `${word}${index}\n`).join('');

  test('shows a text whole where nearly all of it differs', () => {
    const diff = new Differ().diff(`same\n${lines(600, 'a')}`, `same\n${lines(600, 'b')}`);
    expect(diff.startsWith('@@ -1,601 +0,0 @@\n-same\n-a0\n')).toBe(true);
    expect(diff).toContain('-a599\n@@ -0,0 +1,601 @@\n+same\n+b0\n');
  });

  test('searches less the more it has searched, and shows every line all the same', () => {
    const differ = new Differ(500);
    const [before, after] = [`same\n${lines(10, 'a')}`, `same\n${lines(10, 'b')}`];
    expect(differ.diff(before, after)).toContain(' same\n');
    expect(differ.diff(before, after)).toContain(' same\n');
    const last = differ.diff(before, after);
    expect(last).toContain('-same\n-a0\n');
    expect(last).toContain('+same\n+b0\n');
  });

  test('a thousand texts of which nothing is left take no time', () => {
    const differ = new Differ();
    const start = cpuTime();
    for (let count = 0; count < 200; count++) differ.diff(lines(1000, 'a'), lines(1000, `b${count}-`));
    expect(cpuTime() - start).toBeLessThan(8000);
  });
});
