import { mkdir, mkdtemp, readdir, readFile, realpath, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Job } from '../../src/actions/job.js';
import { checkStorageCache, saveStorageCache, storageCache } from '../../src/actions/storage-cache.js';
import { UserError } from '../../src/platform/errors.js';
import { startStopwatch } from '../../src/platform/stopwatch.js';
import { fakeHost, memoryJournal, recordingLog } from '../fakes.js';
import { Storage } from '../storage-cache/fakes.js';

const NAME = 'podman-registry-1a2b3c4d';
const workspaceBefore = process.env.GITHUB_WORKSPACE;
let root: string;
const at = (name: string) => join(root, name);
beforeEach(async () => {
  root = await realpath(await mkdtemp(join(tmpdir(), 'storage-cache-action-')));
  await mkdir(at('workspace'));
  await mkdir(at(`${NAME}/scratch`), { recursive: true, mode: 0o700 });
  process.env.GITHUB_WORKSPACE = at('workspace');
});
afterEach(async () => {
  if (workspaceBefore === undefined) delete process.env.GITHUB_WORKSPACE;
  else process.env.GITHUB_WORKSPACE = workspaceBefore;
  await rm(root, { recursive: true });
});

/** A job before and after its steps, with a podman in memory. */
function jobWith(storage: Storage, variables: Readonly<Record<string, string>> = {}) {
  const log = recordingLog();
  const files = {
    '/etc/containers/registries.conf': '[aliases]\n"alpine" = "docker.io/library/alpine"\n',
  };
  const host = {
    ...fakeHost({ files, variables: { HOME: at('home'), ...variables } }),
    podman: storage.podman,
    log,
  };
  const directory = at(NAME);
  const [journal, scratch] = [memoryJournal(), join(directory, 'scratch')];
  const watch = startStopwatch();
  const { podman } = storage;
  const job = { name: NAME, directory, scratch, journal, host, log, watch, podman } as unknown as Job;
  return {
    log,
    load: (path: string) => storageCache(path, job, 'registry.test:8443'),
    save: (path: string, images: readonly string[] = []) => {
      const steps = images.map((reference) => ({ kind: 'image' as const, reference }));
      const ofMain = { name: NAME, directory, journal: '', registry: 'registry.test:8443' };
      return saveStorageCache(path, ofMain, { steps, problems: [] }, host);
    },
  };
}

test('a directory that does not exist is created when the job has images', async () => {
  const storage = new Storage();
  storage.add(['localhost/mine:1']);
  const { log, load, save } = jobWith(storage);
  await load(at('cache'));
  expect(log.lines).toContain(
    `info: ${at('cache')} does not exist yet; the post step creates it if the job has images`,
  );
  await save(at('cache'));
  expect(await readdir(root)).not.toContain('cache');

  storage.add(['localhost/alpine:1', 'quay.io/a/b:1', 'registry.test:8443/a/b:1']);
  storage.add(['docker.io/library/nginx:1']);
  await save(at('cache'), ['docker.io/library/nginx:1']);
  const index = await readFile(at('cache/index.json'), 'utf8');
  expect(
    [...index.matchAll(/"org.opencontainers.image.ref.name":"([^"]*)"/g)].map(([, name]) => name),
  ).toEqual(['quay.io/a/b:1']);
  expect((await readdir(at('cache/blobs/sha256'))).length).toBe(3);
});

test('the logins of the job are read, and without what main left nothing is saved', async () => {
  const storage = new Storage();
  await writeFile(at('auth.json'), JSON.stringify({ auths: { 'quay.io/private': { auth: 'eDp5' } } }));
  const { log, load, save } = jobWith(storage, { REGISTRY_AUTH_FILE: at('auth.json') });
  storage.add(['quay.io/private/b:1']);
  await save(at('cache'));
  expect(log.lines).toEqual([]);
  await load(at('cache'));
  storage.add(['quay.io/private/c:1']);
  await save(at('cache'));
  expect(log.lines).toContain(
    'info: not kept quay.io/private/c:1: this job is logged in to quay.io, so the image may be private',
  );
  expect(await readdir(root)).not.toContain('cache');
});

describe('the directory is refused before anything is changed:', () => {
  test.each<[string, () => Promise<unknown>, string, RegExp]>([
    [
      'a file',
      () => writeFile(at('cache'), ''),
      'cache',
      /"storage-cache" is ".*cache", which is not a directory/,
    ],
    [
      'a link in the checkout',
      async () => {
        await mkdir(at('outside'));
        await symlink(at('outside'), at('workspace/cache'));
      },
      'workspace/cache',
      /workspace\/cache is a symbolic link, which output must not follow/,
    ],
    [
      'a directory behind such a link',
      async () => {
        await mkdir(at('outside/cache'), { recursive: true });
        await symlink(at('outside'), at('workspace/link'));
      },
      'workspace/link/cache',
      /workspace\/link is a symbolic link/,
    ],
  ])('%s', async (_, prepare, path, says) => {
    await prepare();
    const refused = await checkStorageCache(at(path)).catch((thrown: unknown) => thrown);
    expect(refused).toBeInstanceOf(UserError);
    expect((refused as Error).message).toMatch(says);
  });

  test.each([
    ['no directory', undefined],
    ['one that is missing', 'cache'],
    ['one that is there', 'workspace'],
  ])('but not %s', async (_, path) => {
    await expect(checkStorageCache(path && at(path))).resolves.toBeUndefined();
  });
});
