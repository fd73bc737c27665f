import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  claimSession,
  forgetSession,
  isRunning,
  ownSession,
  type ProcessId,
  processOf,
  readSession,
  refuseSecond,
  type Session,
  saveSession,
} from '../../src/local/session.js';

let directory: string;
const before = process.env.XDG_STATE_HOME;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'session-test-'));
  process.env.XDG_STATE_HOME = directory;
});
afterEach(async () => {
  if (before === undefined) delete process.env.XDG_STATE_HOME;
  else process.env.XDG_STATE_HOME = before;
  await rm(directory, { recursive: true, force: true });
});

const NOBODY: ProcessId = { pid: 1, began: 'never' };
const MACHINE: Session = { starter: NOBODY, kept: true, kind: 'machine', workDir: '/tmp/machine' };
const STEP: Session = {
  starter: NOBODY,
  kept: false,
  kind: 'step',
  step: { actionRoot: '/a', temporary: '/t', inputs: { password: 's3cret' } },
};

test.each([MACHINE, STEP])(
  'what was started is found again until it is forgotten: $kind',
  async (session) => {
    expect(await readSession()).toBeUndefined();
    await claimSession(session);
    expect(await readSession()).toEqual(session);
    await saveSession({ ...session, kept: true });
    expect((await readSession())?.kept).toBe(true);
    expect(await readdir(join(directory, 'podman-registry-action'))).toEqual(['session.json']);
    await forgetSession();
    expect(await readSession()).toBeUndefined();
    await forgetSession();
  },
);

test('it is for its user only, for the inputs may hold a password', async () => {
  await claimSession(STEP);
  const own = join(directory, 'podman-registry-action');
  expect((await stat(own)).mode & 0o077).toBe(0);
  expect((await stat(join(own, 'session.json'))).mode & 0o077).toBe(0);
});

describe('a second start is refused, in one sentence that says how to go on', () => {
  test.each<[string, () => Promise<Session>, RegExp]>([
    [
      'kept',
      async () => MACHINE,
      /^a registry of an earlier start is still running \(--keep\); stop it .*: .*--down$/,
    ],
    ['killed', async () => STEP, /^an earlier start was killed before it could clean up; .*--down$/],
    [
      'running',
      async () => ({ ...STEP, ...(await ownSession()) }),
      new RegExp(`^another start is running as process ${process.pid}; .*--down$`),
    ],
  ])('%s', async (_, session, sentence) => {
    await expect(refuseSecond()).resolves.toBeUndefined();
    await claimSession(await session());
    await expect(refuseSecond()).rejects.toThrow(sentence);
    await expect(claimSession(STEP)).rejects.toThrow(sentence);
    expect(await readSession()).toEqual(await session());
    expect(await readdir(join(directory, 'podman-registry-action'))).toEqual(['session.json']);
  });
});

test('of two starts at the same time one wins', async () => {
  const both = await Promise.allSettled([claimSession(MACHINE), claimSession(STEP)]);
  expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
});

test.each([
  ['nothing', ''],
  ['half a file', '{"kind":"machine"'],
  ['null', 'null'],
  ['no starter', '{"kept":true,"kind":"machine","workDir":"/tmp/m"}'],
  ['a relative path', JSON.stringify({ ...MACHINE, workDir: 'm' })],
  ['another kind', JSON.stringify({ ...MACHINE, kind: 'pod' })],
  ['a step without a directory', JSON.stringify({ ...STEP, step: { actionRoot: '/a', inputs: {} } })],
  ['an input that is no text', JSON.stringify({ ...STEP, step: { ...STEP.step, inputs: { a: 1 } } })],
])('a file with %s is refused: what it names would be removed', async (_, text) => {
  await saveSession(MACHINE);
  const file = join(directory, 'podman-registry-action/session.json');
  await writeFile(file, text);
  await expect(readSession()).rejects.toThrow(`cannot read ${file}\nRemove it, then run: `);
});

test('a process is known by its id and when it began', async () => {
  const own = await processOf(process.pid);
  expect(own).toEqual({ pid: process.pid, began: expect.stringMatching(/^\d+$/) });
  expect(await isRunning({ pid: process.pid, began: own?.began ?? '' })).toBe(true);
  expect(await isRunning({ pid: process.pid, began: '1' })).toBe(false);
  expect(await processOf(2 ** 22 + 1)).toBeUndefined();
});
