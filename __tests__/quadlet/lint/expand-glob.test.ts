import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { terminalBoundary } from '../../../src/platform/boundary.js';
import { expandGlob } from '../../../src/quadlet/lint/expand-glob.js';
import { inDirectory } from '../../registry/fakes.js';

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
      const found = expandGlob(`${directory}/${glob}`, new Set(['passed']), terminalBoundary());
      expect(found.map((path) => path.slice(directory.length + 1))).toEqual(paths);
    }),
  );

  test('a directory to which several ** lead is looked at once for each part', () =>
    inDirectory(async (directory) => {
      const deep = Array.from({ length: 30 }, () => 'a').join('/');
      await mkdir(join(directory, deep), { recursive: true });
      await writeFile(join(directory, deep, 'x.pod'), '');
      const glob = `${directory}/${'**/a/'.repeat(20)}**/x.pod`;
      expect(expandGlob(glob, new Set(), terminalBoundary())).toEqual([join(directory, deep, 'x.pod')]);
    }));

  test('a glob that looks at too many directories is refused', () =>
    inDirectory(async (directory) => {
      await mkdir(join(directory, 'a/b/c/d'), { recursive: true });
      expect(() => expandGlob(`${directory}/**/x.pod`, new Set(), terminalBoundary(), 5)).toThrow(
        'would read too many directories; begin it with the names of some',
      );
    }));
});
