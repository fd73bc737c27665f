import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { missingDirectories, removeWithMade } from '../../src/undo/directories.js';

let base: string;
let deep: string;

beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'directories-'));
  deep = join(base, 'a/b/c');
});

afterEach(() => rm(base, { recursive: true }));

test('a directory goes with those above it that were made for it, and no further', async () => {
  await mkdir(join(base, 'a'));
  const made = await missingDirectories(deep);
  expect(made).toEqual([deep, join(base, 'a/b')]);
  await mkdir(deep, { recursive: true });
  await writeFile(join(deep, 'file'), '');
  await removeWithMade(deep, made);
  expect(await readdir(base)).toEqual(['a']);
  expect(await readdir(join(base, 'a'))).toEqual([]);
});

test('one that something else has moved into stays, and all above it', async () => {
  const made = await missingDirectories(deep);
  await mkdir(deep, { recursive: true });
  await writeFile(join(base, 'a/b/other'), '');
  await removeWithMade(deep, made);
  expect(await readdir(join(base, 'a/b'))).toEqual(['other']);
});

test('one that was never made is no problem', async () => {
  const made = await missingDirectories(deep);
  await mkdir(join(base, 'a'));
  await removeWithMade(deep, made);
  expect(await readdir(base)).toEqual([]);
});
