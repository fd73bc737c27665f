import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.js';
import { expandGlob, globPattern, isGlob } from '../../src/lint/glob.js';
import { inDirectory } from '../registry/fakes.js';

describe('globPattern', () => {
  test.each<[glob: string, yes: string[], no: string[]]>([
    [
      '*.container',
      ['a.container', '.container', '.a.container'],
      ['d/a.container', 'a.containers', 'axcontainer'],
    ],
    ['a?.pod', ['ab.pod', 'aé.pod', 'a😀.pod'], ['a.pod', 'abc.pod', 'a/.pod']],
    ['**/*.pod', ['a.pod', 'd/a.pod', 'd/e/a.pod', '.config/a.pod'], ['a.pods', 'd/']],
    ['d/**', ['d/a', 'd/e/f'], ['d', 'dd/a', 'e/d/a']],
    ['d/**/a', ['d/a', 'd/x/a', 'd/x/y/a'], ['a', 'da', 'd/xa']],
    ['**', ['a', 'd/a'], ['']],
    ['[a-c]x', ['ax', 'cx'], ['dx', '-x']],
    ['[!a-c]x', ['dx', '-x'], ['ax', '/x']],
    ['[]]x', [']x'], ['x']],
    ['[a^&&b]', ['^', '&', 'a'], ['c', '[']],
    ['{a,b/c}.pod', ['a.pod', 'b/c.pod'], ['b.pod', '{a,b/c}.pod']],
    ['x{a,{b,c}d}', ['xa', 'xbd', 'xcd'], ['xb', 'xad']],
    ['{a}', ['{a}'], ['a']],
    ['a\\*b', ['a*b'], ['axb']],
    ['a+b(c).$^|-', ['a+b(c).$^|-'], ['aab(c).$^|-']],
    ['é.pod', ['é.pod'], []],
  ])('%s', (glob, yes, no) => {
    const pattern = globPattern(glob);
    expect(yes.filter((path) => !pattern.test(path))).toEqual([]);
    expect(no.filter((path) => pattern.test(path))).toEqual([]);
  });

  test('a set of characters that is upside down is a mistake of the user', () => {
    expect(() => globPattern('[z-a]')).toThrow(UserError);
  });
});

test.each([
  ['a.container', false],
  ['./d/a@.container', false],
  ['*.pod', true],
  ['a?', true],
  ['[ab]', true],
  ['{a,b}', true],
])('whether %s is a glob: %s', (text, expected) => {
  expect(isGlob(text)).toBe(expected);
});

describe('expandGlob', () => {
  const FILES = [
    'b.pod',
    'a.pod',
    'd/c.pod',
    'd/e/f.pod',
    'd/e/g.kube',
    'passed/x.pod',
    '.hidden/h.pod',
    'it[1].pod',
  ];

  test.each<[glob: string, paths: string[]]>([
    ['*.pod', ['a.pod', 'b.pod', 'it[1].pod']],
    ['**/*.pod', ['a.pod', 'b.pod', 'it[1].pod', '.hidden/h.pod', 'd/c.pod', 'd/e/f.pod']],
    ['d/**/*.pod', ['d/c.pod', 'd/e/f.pod']],
    ['d/*/*', ['d/e/f.pod', 'd/e/g.kube']],
    ['d/**', ['d/c.pod', 'd/e', 'd/e/f.pod', 'd/e/g.kube']],
    ['**/e', ['d/e']],
    ['{b,a,none}.pod', ['b.pod', 'a.pod']],
    ['link/*.pod', ['link/c.pod']],
    ['l*/*.pod', ['link/c.pod']],
    ['it\\[1\\].*', ['it[1].pod']],
    ['./d/./*.pod', ['d/c.pod']],
    ['none/*.pod', []],
    ['a.pod/*', []],
  ])('%s', (glob, paths) =>
    inDirectory(async (directory) => {
      for (const file of FILES) {
        await mkdir(dirname(join(directory, file)), { recursive: true });
        await writeFile(join(directory, file), '');
      }
      await symlink('d', join(directory, 'link'));
      await symlink('nowhere', join(directory, 'dangling.pod'));
      const found = expandGlob(`${directory}/${glob}`, new Set(['passed']));
      expect(found.map((path) => path.slice(directory.length + 1))).toEqual(paths);
    }),
  );
});
