import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  commandsEnded,
  JOB_VARIABLE,
  leftoverCommands,
  markedProcesses,
} from '../../src/platform/leftover.js';

/** A name that no other test has. */
const newJob = () => `podman-registry-test-${process.pid}-${Math.random().toString(36).slice(2)}`;

describe('in a table of processes', () => {
  let proc: string;
  beforeEach(async () => {
    proc = await mkdtemp(join(tmpdir(), 'proc-test-'));
  });
  afterEach(() => rm(proc, { recursive: true, force: true }));

  async function addProcess(entry: string, comm: string, environ: string | undefined): Promise<void> {
    await mkdir(join(proc, entry));
    await writeFile(join(proc, entry, 'comm'), `${comm}\n`);
    if (environ !== undefined) await writeFile(join(proc, entry, 'environ'), environ);
  }

  test.each<[string, string, string, string | undefined, boolean]>([
    ['timeout with the mark', '10', 'timeout', `A=b\0${JOB_VARIABLE}=job-1\0C=d\0`, true],
    ['timeout with the mark first', '10', 'timeout', `${JOB_VARIABLE}=job-1\0`, true],
    ["timeout with another job's mark", '10', 'timeout', `${JOB_VARIABLE}=job-2\0`, false],
    ['timeout with the mark of a longer name', '10', 'timeout', `${JOB_VARIABLE}=job-11\0`, false],
    ['timeout with the mark inside another variable', '10', 'timeout', `X=${JOB_VARIABLE}=job-1\0`, false],
    ['timeout of somebody else, whose environment is closed', '10', 'timeout', undefined, false],
    ['what podman leaves running on purpose', '10', 'conmon', `${JOB_VARIABLE}=job-1\0`, false],
    ['an entry that is no process', 'self', 'timeout', `${JOB_VARIABLE}=job-1\0`, false],
  ])('%s', async (_, entry, comm, environ, counts) => {
    await addProcess(entry, comm, environ);
    expect(await leftoverCommands('job-1', proc)).toEqual(counts ? [Number(entry)] : []);
  });

  test.each<[string, readonly string[], boolean]>([
    ['the program that was asked for', ['podman', 'system', 'service'], true],
    ['another use of it', ['podman', 'pull', 'a'], false],
  ])('%s', async (_, argv, counts) => {
    await addProcess('7', 'podman', `${JOB_VARIABLE}=job-1\0`);
    await writeFile(join(proc, '7', 'cmdline'), argv.map((one) => `${one}\0`).join(''));
    const found = await markedProcesses('job-1', 'podman', (words) => words.includes('service'), proc);
    expect(found).toEqual(counts ? [7] : []);
  });

  test('a process that cannot be read does not hide the next one', async () => {
    await addProcess('1', 'timeout', undefined);
    await addProcess('2', 'timeout', `${JOB_VARIABLE}=job-1\0`);
    await mkdir(join(proc, '3'));
    expect(await leftoverCommands('job-1', proc)).toEqual([2]);
  });
});

describe('among the real processes', () => {
  let child: ChildProcess | undefined;
  afterEach(async () => {
    if (child?.pid !== undefined && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    child = undefined;
  });

  async function start(job: string): Promise<ChildProcess> {
    const started = spawn('timeout', ['120', 'sleep', '120'], {
      env: { ...process.env, [JOB_VARIABLE]: job },
      stdio: 'ignore',
    });
    child = started;
    await once(started, 'spawn');
    // Between fork and exec it still has this process's name.
    while ((await readFile(`/proc/${started.pid}/comm`, 'utf8')).trim() !== 'timeout') {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    // And so has the child of timeout, until it is sleep.
    while ((await leftoverCommands(job)).length !== 1) await new Promise((resolve) => setTimeout(resolve, 5));
    return started;
  }

  test('a command of the job is found, and not for another job', async () => {
    const job = newJob();
    const { pid } = await start(job);
    expect(await leftoverCommands(job)).toEqual([pid]);
    expect(await leftoverCommands(newJob())).toEqual([]);
  });

  test('waiting comes to an end when the command does', async () => {
    const job = newJob();
    const started = await start(job);
    const ended = commandsEnded(job, 600);
    started.kill('SIGTERM');
    expect(await ended).toBe(true);
    expect(started.signalCode ?? started.exitCode).not.toBeNull();
  });

  test('waiting gives up on a command that goes on', async () => {
    const job = newJob();
    await start(job);
    expect(await commandsEnded(job, 0)).toBe(false);
  });

  test('there is nothing to wait for where nothing runs', async () => {
    expect(await commandsEnded(newJob(), 0)).toBe(true);
  });
});
