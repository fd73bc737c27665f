import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { attempt, run } from '../../src/platform/exec.js';
import { restore } from '../../src/undo/restore.js';

let base: string;
let directory: string;
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), 'restore-'));
  directory = join(base, 'changes');
  await mkdir(join(directory, 'deep'), { recursive: true });
  await writeFile(join(directory, 'deep/copy'), 'before');
  await writeFile(join(base, 'file'), 'after');
});
afterEach(() => rm(base, { recursive: true }));

const call = async (argv: readonly string[]) => void (await run(argv, { timeout: 10 }, attempt));
const undo = (copy: string) =>
  restore(
    { kind: 'restore', as: 'root', path: join(base, 'file'), copy },
    { directory, asRoot: call, asUser: call },
  );
const now = () => readFile(join(base, 'file'), 'utf8');

test('a file becomes again what its copy is', async () => {
  expect(await undo(join(directory, 'deep/copy'))).toBe(`restored ${join(base, 'file')}`);
  expect(await now()).toBe('before');
});

test('a journal that is reached by a link has its copies all the same', async () => {
  await symlink(directory, join(base, 'link'));
  directory = join(base, 'link');
  await undo(join(directory, 'deep/copy'));
  expect(await now()).toBe('before');
});

describe('is refused, and nothing is changed:', () => {
  test.each<[string, () => Promise<void>, RegExp]>([
    [
      'a copy that is a link',
      async () => {
        await rm(join(directory, 'deep/copy'));
        await symlink('/etc/passwd', join(directory, 'deep/copy'));
      },
      /^the copy is not a regular file$/,
    ],
    [
      'a copy behind a link',
      async () => {
        await rm(join(directory, 'deep'), { recursive: true });
        await mkdir(join(base, 'elsewhere'));
        await writeFile(join(base, 'elsewhere/copy'), 'evil');
        await symlink(join(base, 'elsewhere'), join(directory, 'deep'));
      },
      /^a symbolic link leads to the copy/,
    ],
    ['a copy that is missing', () => rm(join(directory, 'deep/copy')), /^the copy is missing/],
    [
      'a copy that is a directory',
      async () => {
        await rm(join(directory, 'deep/copy'));
        await mkdir(join(directory, 'deep/copy'));
      },
      /^the copy is not a regular file/,
    ],
  ])('%s', async (_, make, message) => {
    await make();
    await expect(undo(join(directory, 'deep/copy'))).rejects.toThrow(message);
    expect(await now()).toBe('after');
  });
});
