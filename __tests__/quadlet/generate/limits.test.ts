import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { workspaceBoundary } from '../../../src/platform/boundary.js';
import { UserError } from '../../../src/platform/errors.js';
import type { Layout } from '../../../src/quadlet/generate/lay-out.js';
import { assertSmallLayout, assertSmallTree } from '../../../src/quadlet/generate/limits.js';
import { inDirectory, thrownBy } from '../../registry/fakes.js';
import { CLEAN, writeFiles } from '../lint/files.js';

const LIMITS = { units: 3, directories: 3, unit: 10, set: 25, file: 1024 * 1024 };

function layout(files: Readonly<Record<string, number>>, directories = 1): Layout {
  return {
    files: Object.entries(files).map(([path, size]) => ({
      path,
      file: `q/${path}`,
      content: 'x'.repeat(size),
    })),
    directories: new Map(Array.from({ length: directories }, (_, index) => [String(index), ''])),
  };
}

test.each<[what: string, files: Readonly<Record<string, number>>, directories: number]>([
  ['as many as are allowed', { 'a.container': 10, 'b.container': 10, 'c.container': 5 }, 3],
  ['drop-ins that apply to no unit', { 'a.container': 10, 'b.container.d/1.conf': 999 }, 1],
  [
    'drop-ins that are no units',
    { 'a.pod': 1, 'a.pod.d/1.conf': 1, 'a.pod.d/2.conf': 1, 'a.pod.d/3.conf': 1 },
    1,
  ],
])('%s: taken', (_, files, directories) => {
  expect(() => assertSmallLayout(layout(files, directories), '5.4.2', LIMITS)).not.toThrow();
});

test.each<[words: string, files: Readonly<Record<string, number>>, directories: number]>([
  [
    'there are 4 units; the limit is 3: generate smaller',
    { 'a.pod': 1, 'b.pod': 1, 'c.pod': 1, 'd.pod': 1 },
    1,
  ],
  ['there are 4 directories; the limit is 3', { 'a.pod': 1 }, 4],
  ['q/a.pod has 11 bytes with its drop-ins; the limit is 10', { 'a.pod': 11 }, 1],
  ['q/a.pod has 11 bytes with its drop-ins', { 'a.pod': 5, 'a.pod.d/1.conf': 3, 'pod.d/1.conf': 3 }, 1],
  ['more than 25 B with their drop-ins', { 'a.pod': 2, 'b.pod': 2, 'c.pod': 2, 'pod.d/1.conf': 8 }, 1],
])('%s', (words, files, directories) => {
  expect(() => assertSmallLayout(layout(files, directories), '5.4.2', LIMITS)).toThrow(words);
});

describe('assertSmallTree', () => {
  test.each(['q/a.volume', 'q/d/a.volume', 'q/b.volume.d/1.conf', 'real.txt'])(
    'refuses a unit or drop-in that nobody wrote by hand: %s',
    (large) =>
      inDirectory(async (directory) => {
        await writeFiles(directory, {
          ...{ 'q/a.volume': CLEAN, 'q/b.volume': CLEAN, 'q/b.volume.d/1.conf': CLEAN, 'q/b.yaml': '' },
          ...{ 'q/d/a.volume': CLEAN, 'real.txt': CLEAN, 'q/link.volume': '-> ../real.txt' },
        });
        const check = () =>
          assertSmallTree({ directories: [join(directory, 'q')], files: [] }, workspaceBoundary(directory));
        await truncate(join(directory, 'q/b.yaml'), 2 ** 22);
        expect(check).not.toThrow();
        await truncate(join(directory, large), 2 ** 22);
        const error = await thrownBy(check);
        expect(error).toBeInstanceOf(UserError);
        expect(error.message).toContain('has 4194304 bytes');
      }),
  );

  test('passes over what the configuration leaves out', () =>
    inDirectory(async (directory) => {
      await writeFiles(directory, { 'q/a.volume': CLEAN });
      await truncate(join(directory, 'q/a.volume'), 2 ** 22);
      const ignored = (path: string) => path.endsWith('a.volume');
      const boundary = workspaceBoundary(directory);
      expect(() =>
        assertSmallTree({ directories: [join(directory, 'q')], files: [] }, boundary, ignored),
      ).not.toThrow();
    }));

  test.each<[words: string, files: string[], named: boolean]>([
    ['there are 4 units; the limit is 3', ['a.pod', 'b.pod', 'd/c.pod', 'd/a.pod'], false],
    ['there are 4 units; the limit is 3', ['a/a.pod', 'b/b.pod', 'c/c.pod', 'd/d.pod'], true],
    ['there are 4 directories; the limit is 3', ['a/b/c/d.pod'], false],
  ])('%s, before one is read', (words, files, named) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, Object.fromEntries(files.map((path) => [`q/${path}`, CLEAN])));
      const places = named
        ? { directories: [], files: files.map((path) => join(directory, 'q', path)) }
        : { directories: [join(directory, 'q')], files: [] };
      const error = await thrownBy(() =>
        assertSmallTree(places, workspaceBoundary(directory), undefined, LIMITS),
      );
      expect(error.message).toContain(words);
    }),
  );

  test.each<[title: string, files: Record<string, string>, roots: string[]]>([
    [
      'a name that an earlier unit has',
      { 'a/a.pod': '', 'b/a.pod': '', 'b/b.pod': '', 'b/c.pod': '' },
      ['a', 'b'],
    ],
    ['what is no unit', { 'a/a.pod': '', 'a/b.txt': '', 'a/a.pod.d/c.pod': '', 'a/c.yaml': '' }, ['a']],
    ['what lies beside a file', {}, []],
  ])('does not count %s', (_, files, roots) =>
    inDirectory(async (directory) => {
      const beside = { 'f/a.pod': '', 'f/b.pod': '', 'f/c.pod': '', 'f/d.pod': '' };
      await writeFiles(directory, roots.length === 0 ? beside : files);
      const places = {
        directories: roots.map((root) => join(directory, root)),
        files: roots.length === 0 ? [join(directory, 'f/a.pod')] : [],
      };
      const check = () => assertSmallTree(places, workspaceBoundary(directory), undefined, LIMITS);
      expect(check).not.toThrow();
    }),
  );
});
