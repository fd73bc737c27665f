import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { HostLease } from '../../src/undo/host-lease.js';
import type { Undo } from '../../src/undo/journal.js';

let home: string;
let lease: HostLease;
let undone: Undo[][];
let said: string[];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'host-lease-'));
  lease = new HostLease({ name: 'runner', home });
  undone = [];
  said = [];
});

afterEach(() => rm(home, { recursive: true, force: true }));

const directoryOf = (job: string) => join(home, `temp-${job}`);
async function begin(job: string): Promise<void> {
  await mkdir(directoryOf(job), { mode: 0o700 });
  await lease.claim({ name: job, directory: directoryOf(job) });
}
async function end(job: string): Promise<readonly string[]> {
  const release = await lease.prepareRelease({ name: job, directory: directoryOf(job) });
  await rm(directoryOf(job), { recursive: true, force: true });
  return release(async ({ steps, problems }) => {
    undone.push([...steps]);
    said.push(...problems);
  });
}
const change = (what: string) => lease.changes.journal.record({ kind: 'kept', what });

test('one job: what it changed is taken back when it ends, and nothing is left of the list', async () => {
  await begin('a');
  await change('1');
  await change('2');
  expect(await end('a')).toEqual([]);
  expect(undone).toEqual([
    [
      { kind: 'kept', what: '1' },
      { kind: 'kept', what: '2' },
    ],
  ]);
  expect(await readdir(home)).toEqual([]);
});

test('a directory on the way that was there before stays, also an empty one', async () => {
  await mkdir(join(home, '.local/state'), { recursive: true });
  await begin('a');
  await end('a');
  expect(await readdir(join(home, '.local/state'))).toEqual([]);
});

test('a directory that others use by now stays', async () => {
  await begin('a');
  await writeFile(join(home, '.local/state/theirs'), 'x');
  await end('a');
  expect(await readdir(join(home, '.local/state'))).toEqual(['theirs']);
});

describe('several jobs', () => {
  test('what one changed stays as long as another lives; the last one takes all back', async () => {
    await begin('a');
    await change('by a');
    await begin('b');
    expect(await end('a')).toEqual(['b']);
    expect(undone).toEqual([]);
    await change('by b');
    expect(await end('b')).toEqual([]);
    expect(undone.flat().map((one) => one.kind === 'kept' && one.what)).toEqual(['by a', 'by b']);
    expect(await readdir(home)).toEqual([]);
  });

  test('a job that was killed holds nothing up, and what it changed is taken back', async () => {
    await begin('killed');
    await change('by killed');
    await rm(directoryOf('killed'), { recursive: true });
    await begin('next');
    expect(await end('next')).toEqual([]);
    expect(undone.flat()).toEqual([{ kind: 'kept', what: 'by killed' }]);
  });

  test('many at once: changes are taken back exactly once', async () => {
    const jobs = Array.from({ length: 6 }, (_, index) => `job-${index}`);
    await Promise.all(
      jobs.map(async (job) => {
        await begin(job);
        await change(job);
        await end(job);
      }),
    );
    const all = undone.flat().map((one) => (one.kind === 'kept' ? one.what : ''));
    expect(all.sort()).toEqual(jobs);
    expect(await readdir(home)).toEqual([]);
  });
});

describe('a claim that was cut off', () => {
  const steps = [
    '.local',
    '.local/state',
    '.local/state/podman-registry-action',
    '.local/state/podman-registry-action/host',
  ];
  test.each([0, 1, 2, 3, 4])('after %s directories leaves nothing', async (count) => {
    await mkdir(directoryOf('a'));
    const made = [...steps, '.local/state/podman-registry-action/host/claims'].toReversed();
    await writeFile(
      join(directoryOf('a'), 'host-directories.json'),
      JSON.stringify(made.map((path) => join(home, path))),
      { mode: 0o600 },
    );
    for (const path of steps.slice(0, count)) await mkdir(join(home, path), { mode: 0o700 });
    expect(await end('a')).toEqual([]);
    expect(await readdir(home)).toEqual([]);
  });
});

test('a job that claimed nothing leaves nothing, and takes nothing back', async () => {
  expect(await end('a')).toEqual([]);
  expect(undone).toEqual([]);
});

test('copies lie where nobody else may enter', async () => {
  await begin('a');
  await writeFile(join(lease.changes.journal.directory, 'copy'), 'x');
  expect(await readFile(join(lease.changes.directory, 'copy'), 'utf8')).toBe('x');
  await end('a');
  expect(await readdir(home)).toEqual([]);
});

describe('what cannot be trusted', () => {
  const at = (path: string) => join(lease.changes.directory, path);

  test('a claim whose job has lost its directory, and with it the list of what it made, is given up', async () => {
    await begin('a');
    await change('by a');
    await rm(directoryOf('a'), { recursive: true });
    const release = await lease.prepareRelease({ name: 'a', directory: directoryOf('a') });
    expect(await release(async ({ steps }) => void undone.push([...steps]))).toEqual([]);
    expect(undone.flat()).toEqual([{ kind: 'kept', what: 'by a' }]);
    expect(await readdir(home)).toEqual([]);
  });

  test('a damaged line is skipped with a word, and the rest counts', async () => {
    await begin('a');
    await appendFile(at('changes.jsonl'), 'garbage\n', { mode: 0o600 });
    await change('by a');
    await end('a');
    expect(undone.flat()).toEqual([{ kind: 'kept', what: 'by a' }]);
    expect(said).toEqual([expect.stringMatching(/^skipped line 1 of .*changes\.jsonl: it is not JSON$/)]);
  });

  test('a list that others can write is not used, and stays', async () => {
    await begin('a');
    await change('by a');
    await chmod(lease.changes.directory, 0o777);
    await end('a');
    expect(undone.flat()).toEqual([]);
    expect(said).toEqual([expect.stringMatching(/its mode 0777 allows access for others$/)]);
    expect(await readdir(lease.changes.directory)).toContain('changes.jsonl');
  });

  test('no job begins with such a list', async () => {
    await begin('a');
    await chmod(lease.changes.directory, 0o755);
    await expect(begin('b')).rejects.toThrow(/^cannot use .*: its mode 0755/);
  });

  test('only directories on the way to the list are removed', async () => {
    await begin('a');
    await mkdir(join(home, 'empty'));
    await writeFile(at('host-directories.json'), JSON.stringify([join(home, 'empty'), `${home}/..`, 7]), {
      mode: 0o600,
    });
    await end('a');
    expect(await readdir(home)).toEqual(['.local', 'empty']);
  });
});
