import { describe, expect, test } from '@jest/globals';
import { compareNames, treeOf } from '../../../src/quadlet/set/source-tree.js';

test('names are ordered by their bytes', () => {
  const names = [
    'a',
    'B',
    'b',
    'a-b',
    'a.b',
    'ab',
    '',
    'a\u0301',
    'ä',
    '\ue000',
    '\uffee',
    '🐳',
    '🐳a',
    '🐴',
    '\u{1f3fe}',
    '\u{1f3ff}',
    '\ud7ff',
  ];
  const wanted = [...names].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  expect([...names].sort(compareNames)).toEqual(wanted);
  expect([...names].reverse().sort(compareNames)).toEqual(wanted);
});

/** A tree as lines: the depth and path of a directory, and its entries. */
function draw(files: readonly string[], roots?: readonly string[]): string[] {
  const { directories } = treeOf(new Map(files.map((file) => [file, ''])), roots);
  return directories.map(
    ({ depth, path, entries }) => `${depth} ${path || '.'}: ${entries.map(({ name }) => name).join(' ')}`,
  );
}

describe('treeOf', () => {
  test.each<[title: string, files: string[], roots: string[] | undefined, tree: string[]]>([
    ['nothing', [], undefined, ['0 .: ']],
    ['files by name', ['b', 'a', 'B'], undefined, ['0 .: B a b']],
    [
      'each directory before those below it',
      ['c/d/e', 'a', 'c/b', 'b/x'],
      undefined,
      ['0 .: a', '1 b: x', '1 c: b', '2 c/d: e'],
    ],
    [
      'directories by name and not by path',
      ['a/x', 'a-b/x', 'a/c/x'],
      undefined,
      ['0 .: ', '1 a: x', '2 a/c: x', '1 a-b: x'],
    ],
    ['directories without files of their own', ['a/b/c'], undefined, ['0 .: ', '1 a: ', '2 a/b: c']],
    [
      'directories of drop-ins',
      ['a.container', 'a.container.d/b.conf'],
      undefined,
      ['0 .: a.container', '1 a.container.d: b.conf'],
    ],
    [
      'roots in their order',
      ['etc/a', 'run/b', 'run/c/d', 'usr/e'],
      ['run', 'etc'],
      ['0 run: b', '1 run/c: d', '0 etc: a'],
    ],
    ['a root without files', ['a/b'], ['c', 'a'], ['0 c: ', '0 a: b']],
    ['absolute paths', ['/etc/a', '/etc/b/c'], ['/etc'], ['0 /etc: a', '1 /etc/b: c']],
  ])('%s', (_, files, roots, tree) => {
    expect(draw(files, roots)).toEqual(tree);
  });

  test('keeps texts and bytes', () => {
    const bytes = Uint8Array.from([1, 2]);
    const { directories } = treeOf(
      new Map<string, string | Uint8Array>([
        ['a', 'b'],
        ['c', bytes],
      ]),
    );
    expect(directories[0]?.entries.map(({ content }) => content)).toEqual(['b', bytes]);
  });
});
