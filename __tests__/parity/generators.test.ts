import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { VERDICTS } from '../../parity/fixture-sets.js';
import { losesNeighbours, openGenerator } from '../../parity/generator.js';
import { cachedGenerator, DEBIAN_SUITES, generatorCache, VERSIONS } from '../../parity/generator-cache.js';
import { goModule } from '../../parity/go-module.js';
import { mapLimited } from '../../parity/map-limited.js';
import { runGenerator } from '../../parity/run-generator.js';

test.each([
  ['4.4.0', 'github.com/containers/podman/v4@v4.4.0'],
  ['5.8.6', 'github.com/containers/podman/v5@v5.8.6'],
  ['6.0.2', 'go.podman.io/podman/v6@v6.0.2'],
])('Podman %s is in %s', (version, module) => {
  expect(goModule(version)).toBe(module);
});

test.each(['5', '5.4', 'v5.4.2', '5.4.2 x', ''])('"%s" is no version', (text) => {
  expect(() => goModule(text)).toThrow('is not a version of Podman');
});

test('every version has a record, in this order, and so have those out of Debian', async () => {
  const recorded = (await readdir(VERDICTS)).filter((name) => name !== 'sets.json');
  expect(recorded.sort()).toEqual(VERSIONS.map((version) => `${version}.json`));
  expect([...DEBIAN_SUITES.keys()].filter((version) => !VERSIONS.includes(version))).toEqual([]);
});

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'generator-'));
});
afterEach(() => rm(directory, { recursive: true }));

async function script(text: string): Promise<string> {
  const path = join(await mkdtemp(join(directory, 'one-')), 'quadlet-1');
  await writeFile(path, `#!/bin/sh\n${text}\n`, { mode: 0o755 });
  return path;
}

test('a generator is asked for a dry run of the directories, without the caller’s environment', async () => {
  process.env.PODMAN = '/x/podman';
  const generator = await script('echo "$* $QUADLET_UNIT_DIRS $PODMAN"; echo words >&2; exit 1');
  const run = { generator, directories: ['/a', '/b'], limit: 5 };
  expect(await runGenerator({ ...run, mode: 'user' })).toEqual({
    exitCode: 1,
    timedOut: false,
    stdout: '-dryrun -user /a:/b \n',
    stderr: 'words\n',
  });
  expect((await runGenerator({ ...run, mode: 'system' })).stdout).toBe('-dryrun /a:/b \n');
});

test('one that takes too long is killed', async () => {
  const generator = await script('exec sleep 60');
  const output = await runGenerator({ generator, directories: [], mode: 'user', limit: 0.2 });
  expect([output.timedOut, output.exitCode]).toEqual([true, undefined]);
});

test('one that is not there is an error', async () => {
  const run = { generator: '/nowhere/quadlet', directories: [], mode: 'user', limit: 5 } as const;
  await expect(runGenerator(run)).rejects.toThrow('cannot run /nowhere/quadlet');
});

test('the version is the one given, or the one that it prints', async () => {
  const telling = await script('echo 5.4.2-dev');
  const silent = await script('exit 2');
  expect((await openGenerator(telling, undefined, 'user', 1)).podman).toBe('5.4.2');
  expect((await openGenerator(silent, '4.4.0', 'user', 1)).podman).toBe('4.4.0');
  await expect(openGenerator(silent, undefined, 'user', 1)).rejects.toThrow('--podman');
  await expect(openGenerator('/nowhere', '5.4.2', 'user', 1)).rejects.toThrow('There is no generator at');
});

test.each([
  ['4.9.3', false],
  ['5.0.0', true],
])('an unreadable file takes its neighbours with it in %s: %s', (podman, expected) => {
  expect(losesNeighbours({ path: '', podman, mode: 'user', limit: 1 })).toBe(expected);
});

test('a cache that lacks a version says how to get it', async () => {
  const cache = await generatorCache(join(tmpdir(), 'no-generators'));
  await expect(cachedGenerator(cache, '5.4.2')).rejects.toThrow('npm run generators -- 5.4.2');
});

test('work is done in turns, so many side by side, and keeps its order', async () => {
  let [running, most] = [0, 0];
  const results = await mapLimited([30, 1, 1, 1], 2, async (milliseconds) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    running -= 1;
    return milliseconds;
  });
  expect([results, most]).toEqual([[30, 1, 1, 1], 2]);
});
