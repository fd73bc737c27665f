import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Job } from '../../../src/actions/job.js';
import { loadInputs } from '../../../src/actions/registry/inputs.js';
import { UserError } from '../../../src/platform/errors.js';
import { startStopwatch } from '../../../src/platform/stopwatch.js';
import { Podman } from '../../../src/podman/podman.js';
import { areStored, chooseImages } from '../../../src/registry/images/choose-images.js';
import { HostLease } from '../../../src/undo/host-lease.js';
import { inputsWith } from '../../actions/action-file.js';
import { type Answer, fakeHost, memoryJournal, recordingAttempt } from '../../fakes.js';
import { inDirectory, thrownBy, withServer } from '../fakes.js';
import { selfSigned } from '../tls.js';

const REGISTRY = 'ghcr.io/distribution/distribution:3.1.2';
const NGINX = 'public.ecr.aws/docker/library/nginx:1.30-alpine-slim';

/** Chooses where the storage holds `names`; the id of each is its name. A pull ends as `pulled` says. */
function choose(
  set: Readonly<Record<string, string>>,
  names: readonly string[],
  pulled: Answer = { exitCode: 125, stderr: 'nothing is to be pulled here' },
) {
  const { attempt, commands } = recordingAttempt(() => pulled);
  const local = names.map((name) => ({ id: `id of ${name}`, names: [name] }));
  const [host, journal] = [fakeHost(), memoryJournal()];
  const job: Job = {
    name: 'podman-registry-1a2b3c4d',
    directory: '/nowhere',
    scratch: '/nowhere/scratch',
    log: host.log,
    journal,
    host,
    podman: new Podman(attempt),
    addPath: () => undefined,
    hostParts: { ...host },
    claimHost: async () => undefined,
    attempt,
    watch: startStopwatch(),
    lease: new HostLease({ name: host.user.name, home: '/nowhere' }),
  };
  return { done: chooseImages(loadInputs(inputsWith(set)), local, job), host, journal, commands };
}

describe('chooseImages', () => {
  test('finds both images of the pod, and logs what they are', async () => {
    const { done, host } = choose({}, [REGISTRY, NGINX]);
    expect(await done).toEqual({
      registry: { role: 'registry', name: REGISTRY, origin: 'local' },
      nginx: { role: 'nginx', name: NGINX, origin: 'local' },
      own: [],
    });
    expect(host.log.lines).toEqual([
      `info: ✓ registry: ${REGISTRY} (local)`,
      `info: ✓ nginx: ${NGINX} (local)`,
    ]);
  });

  test('writes down which pause images were there, and takes nothing for its own', async () => {
    const { done, journal } = choose({}, [REGISTRY, NGINX, 'localhost/podman-pause:4.9.3-0']);
    await done;
    expect(journal.records).toEqual([{ kind: 'pause-images', before: ['localhost/podman-pause:4.9.3-0'] }]);
  });

  test.each([
    ['false', ['pause-images', 'image', 'image']],
    ['true', []],
  ])('with keep-images %s what is written down to be removed is %j', (keep, kinds) =>
    inDirectory(async (directory) => {
      await selfSigned(directory, 'own');
      const read = (name: string) => readFile(join(directory, name), 'utf8');
      const tls = { cert: await read('own.crt'), key: await read('own.key') };
      await withServer(
        tls,
        () => ({}),
        async (port) => {
          const [registry, nginx] = [`127.0.0.1:${port}/registry:1`, `127.0.0.1:${port}/nginx:1`];
          const { done, journal } = choose(
            { 'keep-images': keep, 'registry-image': registry, 'nginx-image': nginx },
            [],
            { stdout: 'id\n' },
          );
          expect((await done).registry).toEqual({ role: 'registry', name: registry, origin: 'pulled' });
          expect(journal.records.map(({ kind }) => kind)).toEqual(kinds);
        },
      );
    }),
  );

  test('an image of the pod that is not there is refused by its input', async () => {
    const error = await thrownBy(() => choose({ 'image-source': 'local' }, [REGISTRY]).done);
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain(`input "nginx-image" is ${NGINX}`);
  });
});

describe('the images of the user', () => {
  const own = async (images: string, names: readonly string[]) =>
    (await choose({ images }, [REGISTRY, NGINX, ...names]).done).own;

  test.each<[input: string, there: readonly string[], local: string, repository: string, tag: string]>([
    ['app', ['localhost/app:latest'], 'localhost/app:latest', 'app', 'latest'],
    ['app:1', ['localhost/app:1'], 'localhost/app:1', 'app', '1'],
    ['team/app:1', ['localhost/team/app:1'], 'localhost/team/app:1', 'team/app', '1'],
    ['app:1', ['docker.io/library/app:1'], 'docker.io/library/app:1', 'library/app', '1'],
    ['app:1', ['docker.io/library/app:1', 'localhost/app:1'], 'localhost/app:1', 'app', '1'],
    ['localhost/app:1', ['localhost/app:1'], 'localhost/app:1', 'app', '1'],
    ['localhost/library/app:1', ['localhost/library/app:1'], 'localhost/library/app:1', 'library/app', '1'],
    [
      'quay.io/team/app:1',
      ['quay.io/team/app:1', 'localhost/team/app:1'],
      'quay.io/team/app:1',
      'team/app',
      '1',
    ],
    ['localhost:5000/app:1', ['localhost:5000/app:1'], 'localhost:5000/app:1', 'app', '1'],
  ])('%s, where there is %j', async (input, there, local, repository, tag) => {
    expect(await own(input, there)).toEqual([{ local, id: `id of ${local}`, repository, tag }]);
  });

  test('a full name is not taken for a local one', async () => {
    const names = ['localhost/app:1', 'docker.io/library/app:1'];
    expect((await own('docker.io/library/app:1', names))[0]?.local).toBe('docker.io/library/app:1');
  });

  test.each([
    ['quay.io/team/app:1', ['localhost/team/app:1']],
    ['app:2', ['localhost/app:1']],
    ['app', []],
  ])('%s is refused where there is %j', async (input, there) => {
    const error = await thrownBy(() => own(input, there));
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toMatch(/^input "images" contains .*, which is not in this user's Podman storage/);
  });

  test('a missing one is told before anything is pulled', async () => {
    const { done, commands } = choose({ images: 'app' }, []);
    await thrownBy(() => done);
    expect(commands).toEqual([]);
  });
});

describe('areStored', () => {
  const PACKAGED = ['registry', 'nginx'].map((role) => `localhost/podman-registry-action/${role}:packages`);
  const PINNED = `docker.io/library/nginx:1@sha256:${'0'.repeat(64)}`;
  const LIKE_PINNED = [
    `localhost/podman-registry-action/nginx:sha256-${'0'.repeat(64)}`,
    `docker.io/library/nginx:sha256-${'0'.repeat(64)}`,
    'docker.io/library/nginx:1',
  ];

  test('by a digest that podman knows the image by', () => {
    const digests = [PINNED.replace(':1@', '@')];
    const local = [
      { id: 'r', names: [REGISTRY] },
      { id: 'n', names: ['docker.io/library/nginx:2'], digests },
    ];
    expect(areStored(loadInputs(inputsWith({ 'nginx-image': PINNED })), local)).toBe(true);
  });

  const [OTHER_NGINX = ''] = ['docker.io/library/nginx:1.30-alpine-slim'];
  test.each<[what: string, set: Record<string, string>, names: readonly string[], here: boolean]>([
    ['both', {}, [REGISTRY, NGINX], true],
    ['one of them', {}, [REGISTRY], false],
    ['neither', {}, [], false],
    ['the same image of another registry', {}, [REGISTRY, OTHER_NGINX], true],
    ['built ones, which a pull comes before', {}, PACKAGED, false],
    ['built ones, as asked', { 'image-source': 'packages' }, PACKAGED, true],
    ['pulled ones where built ones are asked for', { 'image-source': 'packages' }, [REGISTRY, NGINX], false],
    ['both, where they are to be pulled anew', { 'image-source': 'pull' }, [REGISTRY, NGINX], false],
    ['both, and no network wanted', { 'image-source': 'local' }, [REGISTRY, NGINX], true],
    ['a tag that is called as a digest', { 'nginx-image': PINNED }, [REGISTRY, ...LIKE_PINNED], false],
  ])('%s', (_, set, names, here) => {
    const local = names.map((name) => ({ id: name, names: [name] }));
    expect(areStored(loadInputs(inputsWith(set)), local)).toBe(here);
  });
});
