import { describe, expect, test } from '@jest/globals';
import { unifiedDiff } from '../../../src/quadlet/generate/unified-diff.js';

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
