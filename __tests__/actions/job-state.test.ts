import { chmod, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Runner } from '../../src/actions/github.js';
import { stateOfMain, undoScope } from '../../src/actions/job-state.js';
import { fakeHost } from '../fakes.js';

const NAME = 'podman-registry-1a2b3c4d';

let temp: string;
const before = process.env.RUNNER_TEMP;
beforeEach(async () => {
  temp = await realpath(await mkdtemp(join(tmpdir(), 'job-of-main-')));
  process.env.RUNNER_TEMP = temp;
});
afterEach(async () => {
  if (before === undefined) delete process.env.RUNNER_TEMP;
  else process.env.RUNNER_TEMP = before;
  await rm(temp, { recursive: true });
});

const read = (state: Readonly<Record<string, string>>) =>
  stateOfMain({ state: (name: string) => state[name] ?? '' } as unknown as Runner);
const at = (name: string) => join(temp, name);

test('a directory that main made is a job, with what main saved beside it', async () => {
  await mkdir(at(NAME), { mode: 0o700 });
  const ca = 'a'.repeat(64);
  expect(await read({ directory: at(NAME), registry: '127.0.0.1:8443', 'ca-sha256': ca })).toEqual({
    job: {
      name: NAME,
      directory: at(NAME),
      journal: at(`${NAME}/undo.jsonl`),
      unusable: undefined,
      registry: '127.0.0.1:8443',
      caSha256: ca,
    },
  });
});

test('one that has gone is a job all the same, whose name leads to what is left', async () => {
  expect(await read({ directory: at(NAME) })).toMatchObject({ job: { name: NAME, unusable: undefined } });
});

test('RUNNER_TEMP may end with a slash', async () => {
  process.env.RUNNER_TEMP = `${temp}/`;
  expect(await read({ directory: at(NAME) })).toHaveProperty('job');
});

test.each([
  [{}, '/home/runner/.config/containers'],
  [{ HOME: '/h' }, '/h/.config/containers'],
  [{ XDG_CONFIG_HOME: '/x' }, '/x/containers'],
])('with %j its changes may be in %s', (variables, containers) => {
  const host = fakeHost({ variables });
  const directory = `/t/${NAME}`;
  expect(undoScope({ name: NAME, directory }, host)).toEqual({
    ...{ directory, job: NAME, user: host.user, containers },
  });
});

describe('a state that main cannot have saved is refused:', () => {
  test.each<[string, (temp: string) => string]>([
    ["another user's directory", () => '/srv/evil'],
    ['with a quote', () => '/srv/evil"'],
    ['a good name elsewhere', () => `/srv/${NAME}`],
    ['a good name further below', (temp) => `${temp}/x/${NAME}`],
    ['another name', (temp) => `${temp}/podman-registry-evil`],
    ['more than a name', (temp) => `${temp}/${NAME}-x`],
    ['capitals', (temp) => `${temp}/podman-registry-1A2B3C4D`],
    ['the parent itself', (temp) => temp],
    ['a way up', (temp) => `${temp}/${NAME}/../${NAME}`],
    ['a slash at the end', (temp) => `${temp}/${NAME}/`],
    ['a relative way', () => NAME],
    ['a line break', (temp) => `${temp}\n/${NAME}`],
    ['NUL', (temp) => `${temp}/\0/${NAME}`],
    ['the root', () => '/'],
    ['a very long one', (temp) => `${temp}/${'x'.repeat(5000)}/${NAME}`],
  ])('%s', async (_, directory) => {
    const state = await read({ directory: directory(temp) });
    expect(state).toEqual({ refused: expect.stringMatching(/^"/) });
    expect('refused' in state && /[\n\0]/.test(state.refused)).toBe(false);
  });
});

describe('nothing in it is used', () => {
  test.each<[string, () => Promise<unknown>, RegExp]>([
    ['where it is a link', () => symlink('/tmp', at(NAME)), /symbolic link/],
    [
      'where others can write to it',
      async () => {
        await mkdir(at(NAME));
        await chmod(at(NAME), 0o777);
      },
      /mode 0777/,
    ],
  ])('%s', async (_, make, why) => {
    await make();
    expect(await read({ directory: at(NAME) })).toMatchObject({
      job: { unusable: expect.stringMatching(why) },
    });
  });
});

test.each([
  ['registry', '../../etc:1'],
  ['registry', '127.0.0.1:8443\n'],
  ['ca-sha256', 'x'],
])('the state %s is not %j', async (name, value) => {
  expect(await read({ directory: at(NAME), [name]: value })).toMatchObject({
    job: { registry: undefined, caSha256: undefined },
  });
});
