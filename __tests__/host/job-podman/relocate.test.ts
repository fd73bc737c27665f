import { spawnSync } from 'node:child_process';
import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { architectureOf, probeProgram } from '../../../src/host/binfmt/architectures.js';
import { readElf } from '../../../src/host/job-podman/elf.js';
import { relocate } from '../../../src/host/job-podman/relocate.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'relocate-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** What a program loads, by the loader itself. */
function loaded(path: string): string[] {
  const env = { LD_TRACE_LOADED_OBJECTS: '1' };
  const { stdout } = spawnSync(path, { env, encoding: 'utf8' });
  return [...stdout.matchAll(/(?:=> )?(\/\S+) \(0x/g)].map(([, file]) => file ?? '');
}

test('a program uses the loader and the libraries of a directory, and works as before', async () => {
  const program = join(directory, 'ls');
  await copyFile('/bin/ls', program);
  const before = await readFile(program);
  const libraries = loaded('/bin/ls');
  const { interpreter = '' } = (await readElf(program)) ?? {};
  for (const one of new Set([...libraries, interpreter])) await copyFile(one, join(directory, basename(one)));
  const loader = join(directory, basename(interpreter));
  expect(await relocate(program, { loader, directory })).toBe(true);

  expect((await readElf(program))?.interpreter).toBe(loader);
  const now = loaded(program);
  expect(now.length).toBeGreaterThan(1);
  // The loader itself has the name by which libraries ask for it.
  expect(now.filter((path) => !path.startsWith(directory))).toEqual([]);
  expect(spawnSync(program, [directory], { encoding: 'utf8' })).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('ls\n'),
  });
  // Nothing moved.
  const after = await readFile(program);
  expect(after.length).toBe(before.length);
  // Another name of the same file.
  expect(await relocate(program, { loader, directory })).toBe(true);
  expect((await readFile(program)).equals(after)).toBe(true);
});

test.each<[string, Buffer | string]>([
  ['a script', '#!/bin/sh\n'],
  ['a long script', `#!/bin/sh\n${'#'.repeat(100)}\n`],
  ['a static program', probeProgram(architectureOf('amd64') as never)],
])('%s stays as it is', async (_, content) => {
  const path = join(directory, 'x');
  await writeFile(path, content);
  expect(await relocate(path, { loader: '/l', directory: '/d' })).toBe(false);
  expect((await readFile(path)).equals(Buffer.from(content as string))).toBe(true);
});

test('is an error without room, and nothing is written', async () => {
  const program = join(directory, 'ls');
  await copyFile('/bin/ls', program);
  const before = await readFile(program);
  await expect(relocate(program, { loader: `/${'l'.repeat(5000)}`, directory })).rejects.toThrow('no room');
  expect((await readFile(program)).equals(before)).toBe(true);
  // Half a file.
  await writeFile(program, before.subarray(0, 100));
  await expect(relocate(program, { loader: '/l', directory })).rejects.toThrow('incomplete');
});
