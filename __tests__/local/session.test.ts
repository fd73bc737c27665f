import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { forgetSession, readSession, type Session, saveSession } from '../../src/local/session.js';

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

test.each<Session>([
  { kind: 'machine', workDir: '/tmp/machine' },
  { kind: 'step', step: { actionRoot: '/a', temporary: '/t', inputs: { password: 's3cret' } } },
])('what was kept is found again until it is forgotten: $kind', async (session) => {
  expect(await readSession()).toBeUndefined();
  await saveSession(session);
  expect(await readSession()).toEqual(session);
  await forgetSession();
  expect(await readSession()).toBeUndefined();
  await forgetSession();
});

test('it is for its user only, for the inputs may hold a password', async () => {
  await saveSession({ kind: 'machine', workDir: '/tmp/machine' });
  const own = join(directory, 'podman-registry-action');
  expect((await stat(own)).mode & 0o077).toBe(0);
  expect((await stat(join(own, 'session.json'))).mode & 0o077).toBe(0);
});
