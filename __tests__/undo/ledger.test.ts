import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Undo } from '../../src/undo/journal.js';
import { claimHost, type Ledger, leavingHost, ledgerJournal, ledgerOf } from '../../src/undo/ledger.js';

let home: string;
let ledger: Ledger;
let undone: Undo[][];

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'ledger-'));
  ledger = ledgerOf(home);
  undone = [];
});

afterEach(() => rm(home, { recursive: true, force: true }));

const directoryOf = (job: string) => join(home, `temp-${job}`);
async function begin(job: string): Promise<void> {
  await mkdir(directoryOf(job));
  await claimHost(ledger, { name: job, directory: directoryOf(job) });
}
async function end(job: string): Promise<readonly string[]> {
  const leave = await leavingHost(ledger, { name: job, directory: directoryOf(job) });
  await rm(directoryOf(job), { recursive: true, force: true });
  return leave(async (changes) => void undone.push([...changes]));
}
const change = (what: string) => ledgerJournal(ledger).record({ kind: 'kept', what });

test('one job: what it changed is taken back when it ends, and nothing is left of the ledger', async () => {
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
    );
    for (const path of steps.slice(0, count)) await mkdir(join(home, path));
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
  await writeFile(join(ledgerJournal(ledger).directory, 'copy'), 'x');
  expect(await readFile(join(ledger.directory, 'copy'), 'utf8')).toBe('x');
  await end('a');
  expect(await readdir(home)).toEqual([]);
});
