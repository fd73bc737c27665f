import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { workspaceBoundary } from '../../src/platform/boundary.js';
import { UserError } from '../../src/platform/errors.js';
import { makeOutputDirectory, writeOutput } from '../../src/platform/write-output.js';
import { writeFiles } from '../quadlet/lint/files.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';

const FILES = {
  'ws/old.sarif': 'old',
  'ws/d/x': '',
  'ws/out.sarif': '-> ../away/victim.txt',
  'ws/new.sarif': '-> ../away/new.txt',
  'ws/in.sarif': '-> old.sarif',
  'ws/out': '-> ../away',
  'ws/inside': '-> d',
  'ws/dangling': '-> ../away/none',
  'ws/loop': '-> loop',
  'away/victim.txt': 'precious',
  'away/d/x': '',
  'away/link': '-> d',
};

const wsOf = (directory: string) => workspaceBoundary(join(directory, 'ws'));

describe('writeOutput', () => {
  test.each([
    ['a new file', 'ws/a.sarif'],
    ['a new file in new directories', 'ws/a/b/c.sarif'],
    ['an old file', 'ws/old.sarif'],
    ['a file elsewhere', 'away/a/b.sarif'],
    ["a file behind a user's own link", 'away/link/b.sarif'],
  ])('writes %s', (_, path) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      writeOutput(join(directory, path), 'new', wsOf(directory));
      expect(await readFile(join(directory, path), 'utf8')).toBe('new');
    }),
  );

  test.each(['ws/out.sarif', 'ws/new.sarif', 'ws/in.sarif'])('replaces the link %s', (path) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      writeOutput(join(directory, path), 'new', wsOf(directory));
      expect((await lstat(join(directory, path))).isFile()).toBe(true);
      expect(await readFile(join(directory, path), 'utf8')).toBe('new');
      expect(await readFile(join(directory, 'ws/old.sarif'), 'utf8')).toBe('old');
      await expectUntouched(directory);
    }),
  );

  test.each([
    ['ws/out/x.sarif', 'ws/out is a symbolic link'],
    ['ws/out/a/b/x.sarif', 'ws/out is a symbolic link'],
    ['ws/inside/x.sarif', 'ws/inside is a symbolic link'],
    ['ws/dangling/x.sarif', 'ws/dangling is a symbolic link'],
    ['ws/loop/x.sarif', 'ws/loop is a symbolic link'],
    ['ws/old.sarif/x.sarif', 'ws/old.sarif is not a directory'],
    ['ws/d', 'ws/d: '],
  ])('refuses %s', (path, words) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      const error = await thrownBy(() => writeOutput(join(directory, path), 'new', wsOf(directory)));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message).toContain(words);
      expect(await readdir(join(directory, 'ws/d'))).toEqual(['x']);
      await expectUntouched(directory);
    }),
  );
});

describe('makeOutputDirectory', () => {
  test.each([
    ['ws/a/b', 'ws/a/b'],
    ['ws/d/', 'ws/d'],
    ['away/link/e', 'away/d/e'],
  ])('makes %s', (path, real) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      expect(makeOutputDirectory(`${directory}/${path}`, wsOf(directory))).toBe(join(directory, real));
      expect((await lstat(join(directory, real))).isDirectory()).toBe(true);
    }),
  );

  test.each(['ws/out', 'ws/out/', 'ws/inside/', 'ws/d/../out/e'])('refuses %s', (path) =>
    inDirectory(async (directory) => {
      await writeFiles(directory, FILES);
      expect(() => makeOutputDirectory(`${directory}/${path}`, wsOf(directory))).toThrow(UserError);
      await expectUntouched(directory);
    }),
  );
});

async function expectUntouched(directory: string): Promise<void> {
  expect((await readdir(join(directory, 'away'))).sort()).toEqual(['d', 'link', 'victim.txt']);
  expect(await readFile(join(directory, 'away/victim.txt'), 'utf8')).toBe('precious');
}
