import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { killAll } from '../../src/machine/stop.js';

let cgroup: string;
beforeEach(async () => {
  cgroup = await mkdtemp(join(tmpdir(), 'kill-test-'));
});
afterEach(() => rm(cgroup, { recursive: true, force: true }));

const list = (...pids: (number | undefined)[]) =>
  writeFile(join(cgroup, 'cgroup.procs'), `${pids.join('\n')}\n`);

/** A directory with the programs that may be run. This user's own process needs no rights of sudo's. */
async function programsWithoutKill(): Promise<string> {
  const bin = join(cgroup, 'bin');
  await mkdir(bin);
  for (const name of ['sh', 'timeout']) await symlink(`/usr/bin/${name}`, join(bin, name));
  await writeFile(join(bin, 'sudo'), '#!/bin/sh\nshift\nexec "$@"\n', { mode: 0o755 });
  return bin;
}

test('nothing is done where there is no process, or no cgroup', async () => {
  expect(await killAll(cgroup)).toBe(0);
  expect(await killAll(join(cgroup, 'not'))).toBe(0);
});

test('ends the processes without a program for it', async () => {
  const path = process.env.PATH;
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await once(child, 'spawn');
  await list(child.pid);
  const ended = once(child, 'exit').then(async ([, signal]) => {
    await writeFile(join(cgroup, 'cgroup.procs'), '');
    return signal;
  });
  // A minimal Debian has no kill(1).
  process.env.PATH = await programsWithoutKill();
  try {
    expect(await killAll(cgroup)).toBe(1);
  } finally {
    process.env.PATH = path;
    child.kill('SIGKILL');
  }
  expect(await ended).toBe('SIGKILL');
});

test('a process that stays is an error that names it', async () => {
  // Ids beyond the highest that Linux gives: nobody is hit.
  await list(2 ** 22 + 1);
  await expect(killAll(cgroup, 0.1)).rejects.toThrow(
    new RegExp(`^the processes ${2 ** 22 + 1} in ${cgroup} survived SIGKILL.*\nTry again with --down`),
  );
});
