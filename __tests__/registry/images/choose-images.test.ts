import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { Job } from '../../../src/actions/job.js';
import { loadInputs } from '../../../src/actions/registry/inputs.js';
import { UserError } from '../../../src/platform/errors.js';
import { startStopwatch } from '../../../src/platform/stopwatch.js';
import { Podman } from '../../../src/podman/podman.js';
import { areStored, chooseImages, originalCopies } from '../../../src/registry/images/choose-images.js';
import { makeCertificate } from '../../../src/registry/secrets/certificate.js';
import { HostLease } from '../../../src/undo/host-lease.js';
import { inputsWith } from '../../actions/action-file.js';
import { type Answer, fakeHost, memoryJournal, recordingAttempt } from '../../fakes.js';
import { addImage, addIndex, type FakeRegistry, sha256, withRegistry } from '../../seed/fake-registry.js';
import { inDirectory, thrownBy, withServer } from '../fakes.js';
import { selfSigned } from '../tls.js';

const REGISTRY = 'ghcr.io/distribution/distribution:3.1.1';
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

const LOGIN = Buffer.from('ci:secret').toString('base64');

/** A registry that asks for a login, and a home of a user who trusts it and has one. */
const withUser = (work: (registry: FakeRegistry, home: string) => Promise<void>) =>
  inDirectory(async (home) => {
    const { ca, chain, key } = await makeCertificate('127.0.0.1', join(home, 'certificate'));
    await withRegistry({ cert: chain, key }, async (registry) => {
      registry.meddle = ({ headers }, outgoing) => {
        if (headers.authorization === `Basic ${LOGIN}`) return false;
        outgoing.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
        return true;
      };
      const trust = join(home, '.config/containers/certs.d', registry.host);
      await mkdir(trust, { recursive: true });
      await writeFile(join(trust, 'ca.crt'), ca);
      const auth = JSON.stringify({ auths: { [registry.host]: { auth: LOGIN } } });
      await writeFile(join(home, '.config/containers/auth.json'), auth);
      await work(registry, home);
    });
  });

const copy = ({ host }: FakeRegistry, home: string, digest: string, here: readonly string[] = []) =>
  originalCopies(() => undefined, home)(
    { registry: host, repository: 'a/b', tag: '1', digest },
    (one) => here.includes(one),
    join(home, 'layout'),
  );

const blobsIn = async (home: string) =>
  (await readdir(join(home, 'layout/blobs/sha256'))).map((hex) => `sha256:${hex}`).toSorted();

test('an image comes byte for byte, with the trust and the login of the user', () =>
  withUser(async (registry, home) => {
    const image = addImage(registry, 'a/b', '1', ['one', 'two', 'one']);
    await copy(registry, home, image.digest);
    const index = JSON.parse(await readFile(join(home, 'layout/index.json'), 'utf8'));
    expect(index.manifests).toEqual([image]);
    const blobs = await blobsIn(home);
    expect(blobs).toHaveLength(4);
    for (const digest of blobs) {
      expect(sha256(await readFile(join(home, 'layout/blobs', digest.replace(':', '/'))))).toBe(digest);
    }
  }));

test('of an index the images come that podman has', () =>
  withUser(async (registry, home) => {
    const [one, other] = [
      addImage(registry, 'a/b', undefined, ['one']),
      addImage(registry, 'a/b', undefined, ['other']),
    ];
    const index = addIndex(registry, 'a/b', '1', [one, other]);
    await copy(registry, home, index.digest, [other.digest]);
    const blobs = await blobsIn(home);
    expect(blobs).toEqual(expect.arrayContaining([index.digest, other.digest, sha256('other')]));
    expect(blobs).not.toContain(one.digest);
    expect(blobs).toHaveLength(4);
  }));

test.each<[what: string, prepare: (registry: FakeRegistry) => string, said: RegExp]>([
  ['an image that is not there', () => `sha256:${'0'.repeat(64)}`, /does not have the manifest/],
  [
    'a manifest that is another',
    (registry) => {
      const { digest } = addImage(registry, 'a/b', undefined, ['x']);
      registry.manifests.set(`a/b:${digest}`, { bytes: Buffer.from('{}'), mediaType: 'application/json' });
      return digest;
    },
    /sent the manifest sha256:\S+ instead of sha256:/,
  ],
  [
    'a layer that is another',
    (registry) => {
      const { digest } = addImage(registry, 'a/b', undefined, ['true']);
      registry.blobs.set(`a/b@${sha256('true')}`, Buffer.from('liar'));
      return digest;
    },
    /sent sha256:\S+ instead of the blob sha256:/,
  ],
  [
    'an index of which podman has none',
    (registry) => addIndex(registry, 'a/b', undefined, [addImage(registry, 'a/b', undefined, ['x'])]).digest,
    /has no image for this machine/,
  ],
  [
    'an image of more than 4 GiB',
    (registry) => {
      const layers = Array.from({ length: 5 }, (_, digit) => ({
        mediaType: 'application/vnd.oci.image.layer.v1.tar',
        digest: `sha256:${String(digit).repeat(64)}`,
        size: 2 ** 30,
      }));
      return addImage(registry, 'a/b', undefined, [], { layers }).digest;
    },
    /is larger than 4 GiB/,
  ],
  [
    'an image of too many layers',
    (registry) =>
      addImage(
        registry,
        'a/b',
        undefined,
        Array.from({ length: 1001 }, (_, digit) => `${digit}`),
      ).digest,
    /has more than 1000 layers/,
  ],
])('%s is an error', (_, prepare, said) =>
  withUser(async (registry, home) => {
    await expect(copy(registry, home, prepare(registry))).rejects.toThrow(said);
  }),
);
