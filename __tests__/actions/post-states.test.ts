import { chmod, mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Runner } from '../../src/actions/github.js';
import { generatePost } from '../../src/actions/quadlet-generate/post.js';
import { undoStart } from '../../src/actions/quadlet-generate/undo-start.js';
import { leftoversOf } from '../../src/actions/registry/leftovers.js';
import { post } from '../../src/actions/registry/post.js';
import { saveStorageCache } from '../../src/actions/storage-cache.js';
import { recordingLog } from '../fakes.js';

let temp: string;
const before = process.env.RUNNER_TEMP;
beforeEach(async () => {
  temp = await realpath(await mkdtemp(join(tmpdir(), 'post-states-')));
  process.env.RUNNER_TEMP = temp;
});
afterEach(async () => {
  if (before === undefined) delete process.env.RUNNER_TEMP;
  else process.env.RUNNER_TEMP = before;
  await rm(temp, { recursive: true });
});

function runnerWith(state: Readonly<Record<string, string>>) {
  const log = recordingLog();
  return { log, runner: { log, state: (name: string) => state[name] ?? '' } as unknown as Runner };
}

describe('post of the registry', () => {
  test('says that there is nothing to do where main saved nothing', async () => {
    const { log, runner } = runnerWith({});
    await post(runner, '/action', async () => ({ leftoversOf, saveStorageCache }));
    expect(log.lines).toEqual(['info: nothing to clean up']);
  });

  test('touches nothing where the state is not from main', async () => {
    const { log, runner } = runnerWith({ directory: '/srv/evil"' });
    await post(runner, '/action', async () => ({ leftoversOf, saveStorageCache }));
    expect(log.lines).toEqual([
      expect.stringMatching(
        /^warning: nothing was removed, because the saved state is not from the main step: "\/srv\/evil\\"" is not a directory name that the main step uses/,
      ),
    ]);
  });

  test('never throws', async () => {
    const log = recordingLog();
    const state = (name: string) => {
      if (name === 'registry') throw new Error('no state');
      return join(temp, 'podman-registry-1a2b3c4d');
    };
    await post({ log, state } as unknown as Runner, '/action', async () => ({
      leftoversOf,
      saveStorageCache,
    }));
    expect(log.lines).toEqual(['warning: cleanup was incomplete: no state']);
  });
});

describe('post of Quadlet Generate', () => {
  test('says nothing where main started nothing', async () => {
    const { log, runner } = runnerWith({});
    await generatePost(runner, async () => undoStart);
    expect(log.lines).toEqual([]);
  });

  test.each([
    ['elsewhere', '/srv/quadlet-generate-AbCd12'],
    ['of another name', 'podman-registry-1a2b3c4d'],
    ['with what an older version saved', '{"paths":["/home/runner"]}'],
  ])('touches nothing where the state names a directory %s', async (_, directory) => {
    const installation = directory.includes('/') ? directory : join(temp, directory);
    const { log, runner } = runnerWith({ installation });
    await generatePost(runner, async () => undoStart);
    expect(log.lines).toEqual([
      expect.stringMatching(
        /^warning: nothing was removed, because the saved state is not from the main step: "/,
      ),
    ]);
  });

  test.each<[string, (directory: string) => Promise<void>, RegExp]>([
    ['missing', async () => undefined, /it is missing$/],
    ['open to others', (directory) => chmod(directory, 0o755), /its mode 0755 allows access for others$/],
    [
      'not what a start installs',
      (directory) =>
        writeFile(
          join(directory, 'installation.json'),
          JSON.stringify({ paths: [temp], parents: [], services: [], volumes: [], networks: [] }),
          { mode: 0o600 },
        ),
      /it is not the record of a start$/,
    ],
  ])('warns where the list is %s, and removes nothing', async (_, damage, why) => {
    const directory = join(temp, 'quadlet-generate-AbCd12');
    await mkdir(directory, { mode: 0o700 });
    await damage(directory);
    const { log, runner } = runnerWith({ installation: directory });
    await generatePost(runner, async () => undoStart);
    expect(log.lines).toEqual([
      expect.stringMatching(/^warning: services that "start" installed may still run/),
    ]);
    expect(log.lines[0]).toMatch(why);
  });
});
