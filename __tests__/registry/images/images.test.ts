import { describe, expect, test } from '@jest/globals';
import { formatReference, parseReference, type Reference } from '../../../src/oci/reference.js';
import { UserError } from '../../../src/platform/errors.js';
import { type LocalImage, Podman } from '../../../src/podman/podman.js';
import type { ImageCache } from '../../../src/registry/images/image-cache.js';
import {
  candidates,
  type ImageRole,
  type ImageSource,
  packagedImage,
  resolveImages,
} from '../../../src/registry/images/images.js';
import { memoryJournal, recordingAttempt, recordingLog } from '../../fakes.js';
import { thrownBy } from '../fakes.js';

const DIGEST = `sha256:${'0'.repeat(64)}`;

function parsed(text: string): Reference {
  const reference = parseReference(text);
  if (reference === undefined) throw new Error(`${text} is no image's name`);
  return reference;
}

describe('candidates', () => {
  test.each<[role: ImageRole, given: string, others: readonly string[]]>([
    [
      'registry',
      'ghcr.io/distribution/distribution:3.1.2',
      [
        'public.ecr.aws/docker/library/registry:3.1.2',
        'mirror.gcr.io/library/registry:3.1.2',
        'docker.io/library/registry:3.1.2',
      ],
    ],
    [
      'registry',
      'docker.io/library/registry:2',
      [
        'ghcr.io/distribution/distribution:2',
        'public.ecr.aws/docker/library/registry:2',
        'mirror.gcr.io/library/registry:2',
      ],
    ],
    [
      'nginx',
      'docker.io/library/nginx:1',
      ['public.ecr.aws/docker/library/nginx:1', 'mirror.gcr.io/library/nginx:1'],
    ],
    [
      'nginx',
      'public.ecr.aws/docker/library/nginx:1',
      ['mirror.gcr.io/library/nginx:1', 'docker.io/library/nginx:1'],
    ],
    // A digest holds among copies of one image.
    [
      'nginx',
      `docker.io/library/nginx@${DIGEST}`,
      [`public.ecr.aws/docker/library/nginx@${DIGEST}`, `mirror.gcr.io/library/nginx@${DIGEST}`],
    ],
    [
      'registry',
      `docker.io/library/registry:3@${DIGEST}`,
      [`public.ecr.aws/docker/library/registry:3@${DIGEST}`, `mirror.gcr.io/library/registry:3@${DIGEST}`],
    ],
    // The image at ghcr.io is another build, so nobody else has its digest.
    ['registry', `ghcr.io/distribution/distribution@${DIGEST}`, []],
    // What is not one of the well-known images is nowhere else.
    ['registry', 'quay.io/me/registry:3', []],
    ['nginx', 'docker.io/me/nginx:1', []],
    ['nginx', 'docker.io/library/registry:2', []],
    ['nginx', 'localhost/nginx:1', []],
  ])('%s %s, then %j', (role, given, others) => {
    expect(candidates({ role, reference: parsed(given) }).map(formatReference)).toEqual([given, ...others]);
  });
});

interface Situation {
  readonly local?: readonly string[];
  /** What local images are known to be, by digest. */
  readonly digests?: readonly string[];
  /** What the image cache holds; without it there is none. */
  readonly cached?: readonly string[];
  /** Are its tags old? */
  readonly stale?: boolean;
  /** Why the image cache has not given an image that it holds. */
  readonly rejected?: readonly string[];
  /** Registries that answer. */
  readonly reached?: readonly string[];
  /** What podman pull says of an image, where it cannot have it. */
  readonly refused?: Readonly<Record<string, string>>;
  /** Why the other registries do not answer. */
  readonly why?: string;
}

const REGISTRY = 'ghcr.io/distribution/distribution:3.1.2';
const NGINX = 'public.ecr.aws/docker/library/nginx:1.30-alpine';
const EVERYWHERE = ['ghcr.io', 'public.ecr.aws', 'mirror.gcr.io', 'docker.io', 'quay.io'];

async function resolve(
  wishes: Partial<Record<ImageRole, string>>,
  source: ImageSource,
  {
    local = [],
    digests = [],
    cached,
    stale = false,
    rejected = [],
    reached = [],
    refused = {},
    why,
  }: Situation,
) {
  const { attempt, commands } = recordingAttempt((argv) => {
    const said = refused[argv.at(-1) ?? ''];
    return said === undefined ? { stdout: 'id\n' } : { exitCode: 125, stderr: `Error: ${said}\n` };
  });
  const images: LocalImage[] = local.map((name) => ({ id: name, names: [name], digests }));
  const saved: (readonly [role: string, reference: string, name: string])[] = [];
  const cache: ImageCache = {
    load: async (_role, references) => ({
      name: references.map(formatReference).find((name) => cached?.includes(name)),
      rejected,
    }),
    isStale: async () => stale,
    save: async (role, reference, name) => void saved.push([role, formatReference(reference), name]),
  };
  const [journal, log] = [memoryJournal(), recordingLog()];
  const built: ImageRole[][] = [];
  const done = resolveImages(
    Object.entries(wishes).map(([role, text]) => ({ role: role as ImageRole, reference: parsed(text) })),
    source,
    {
      podman: new Podman(attempt),
      journal,
      log,
      local: images,
      cache: cached === undefined ? undefined : cache,
      whyUnreachable: async (registry) => (reached.includes(registry) ? undefined : (why ?? 'ECONNREFUSED')),
      buildFromPackages: async (roles) => void built.push([...roles]),
    },
  );
  const pulled = () => commands.filter(([, verb]) => verb === 'pull').map((argv) => argv.at(-1));
  return { done, journal, log, built, pulled, saved };
}

describe('resolveImages', () => {
  test('what a proxy did is explained once, and without a registry there are packages', async () => {
    const why = 'the proxy http://p:3128 answers 403 Forbidden';
    const { done, log, built } = await resolve({ nginx: NGINX }, 'auto', { why });
    expect(await done).toMatchObject([{ origin: 'built from packages' }]);
    expect(built).toEqual([['nginx']]);
    expect(log.lines.filter((line) => line.includes('the proxy does not allow'))).toHaveLength(1);
  });

  test('a local image comes first, and nothing is pulled', async () => {
    const { done, pulled, journal } = await resolve({ nginx: NGINX }, 'auto', {
      local: [NGINX],
      reached: EVERYWHERE,
    });
    expect(await done).toEqual([{ role: 'nginx', name: NGINX, origin: 'local' }]);
    expect(pulled()).toEqual([]);
    expect(journal.records).toEqual([]);
  });

  test('a local image from a mirror does too', async () => {
    const mirrored = 'docker.io/library/nginx:1.30-alpine';
    const { done } = await resolve({ nginx: NGINX }, 'auto', { local: [mirrored], reached: EVERYWHERE });
    expect(await done).toEqual([{ role: 'nginx', name: mirrored, origin: 'local' }]);
  });

  test('another tag of it does not', async () => {
    const { done, pulled } = await resolve({ nginx: NGINX }, 'auto', {
      local: ['public.ecr.aws/docker/library/nginx:1.29'],
      reached: EVERYWHERE,
    });
    expect((await done)[0]?.origin).toBe('pulled');
    expect(pulled()).toEqual([NGINX]);
  });

  test('with pull a local image is pulled again', async () => {
    const { done, pulled } = await resolve({ nginx: NGINX }, 'pull', { local: [NGINX], reached: EVERYWHERE });
    expect((await done)[0]?.origin).toBe('pulled');
    expect(pulled()).toEqual([NGINX]);
  });

  test('what is pulled is written down first', async () => {
    const { done, journal } = await resolve({ nginx: NGINX }, 'auto', {
      reached: EVERYWHERE,
      refused: { [NGINX]: 'toomanyrequests: limit' },
    });
    await done;
    expect(journal.records).toEqual([
      { kind: 'image', reference: NGINX },
      { kind: 'image', reference: 'mirror.gcr.io/library/nginx:1.30-alpine' },
    ]);
  });

  test.each<[what: string, situation: Situation, pulled: string]>([
    ['the first one cannot be reached', { reached: ['docker.io'] }, 'docker.io/library/nginx:1.30-alpine'],
    [
      'the first one does not know it',
      { reached: EVERYWHERE, refused: { [NGINX]: 'manifest unknown' } },
      'mirror.gcr.io/library/nginx:1.30-alpine',
    ],
    [
      'the first one limits pulls',
      { reached: EVERYWHERE, refused: { [NGINX]: '429 Too Many Requests' } },
      'mirror.gcr.io/library/nginx:1.30-alpine',
    ],
  ])('a mirror is asked where %s', async (_, situation, pulled) => {
    const { done } = await resolve({ nginx: NGINX }, 'auto', situation);
    expect(await done).toEqual([{ role: 'nginx', name: pulled, origin: 'pulled' }]);
  });

  test('one that cannot be reached is never asked', async () => {
    const { done, pulled } = await resolve({ nginx: NGINX }, 'auto', { reached: ['docker.io'] });
    await done;
    expect(pulled()).toEqual(['docker.io/library/nginx:1.30-alpine']);
  });

  test.each([
    'toomanyrequests: You have reached your pull rate limit',
    'Too Many Requests',
    'received unexpected HTTP status: 429',
    'received unexpected HTTP status: 503 Service Unavailable',
    'received unexpected HTTP status: 500 Internal Server Error',
    'dial tcp 1.2.3.4:443: i/o timeout',
    'dial tcp 1.2.3.4:443: connect: connection refused',
    'read tcp: connection reset by peer',
    'dial tcp: lookup ghcr.io: no such host',
  ])('%s everywhere is as good as no registry: packages are built', async (said) => {
    const mirrors = ['public.ecr.aws/docker', 'mirror.gcr.io', 'docker.io'].map(
      (at) => `${at}/library/nginx:1.30-alpine`,
    );
    const { done, built } = await resolve({ nginx: NGINX }, 'auto', {
      reached: EVERYWHERE,
      refused: Object.fromEntries(mirrors.map((name) => [name, said])),
    });
    expect(await done).toEqual([
      { role: 'nginx', name: packagedImage('nginx'), origin: 'built from packages' },
    ]);
    expect(built).toEqual([['nginx']]);
  });

  test.each([
    'manifest unknown',
    'denied: requested access to the resource is denied',
    'unauthorized',
    'name unknown',
  ])('%s is an answer: nothing is built, and it is told', async (said) => {
    const { done, built } = await resolve({ nginx: NGINX }, 'auto', {
      reached: ['public.ecr.aws'],
      refused: { [NGINX]: said },
    });
    const error = await thrownBy(() => done);
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain(`input "nginx-image" is ${NGINX}`);
    expect(error.message).toContain(`${NGINX}: Error: ${said}`);
    expect(error.message).toContain('mirror.gcr.io cannot be reached');
    expect(built).toEqual([]);
  });

  test('where nobody is reached both are built in one go, and written down before', async () => {
    const { done, built, journal, log } = await resolve({ registry: REGISTRY, nginx: NGINX }, 'auto', {});
    expect((await done).map(({ origin }) => origin)).toEqual(['built from packages', 'built from packages']);
    expect(built).toEqual([['registry', 'nginx']]);
    expect(journal.records).toEqual([
      { kind: 'image', reference: packagedImage('registry') },
      { kind: 'image', reference: packagedImage('nginx') },
    ]);
    expect(log.lines.join('\n')).toContain('cannot reach a registry for the nginx image');
  });

  test('an image that was built before is taken, and not written down as ours', async () => {
    const { done, built, journal } = await resolve({ nginx: NGINX }, 'auto', {
      local: [packagedImage('nginx')],
    });
    expect(await done).toEqual([{ role: 'nginx', name: packagedImage('nginx'), origin: 'local' }]);
    expect(built).toEqual([]);
    expect(journal.records).toEqual([]);
  });

  test.each<[source: ImageSource, image: string, said: string]>([
    ['pull', NGINX, 'public.ecr.aws cannot be reached'],
    ['auto', 'quay.io/me/nginx:1', 'quay.io cannot be reached'],
    ['pull', 'quay.io/me/nginx:1', 'quay.io cannot be reached'],
  ])('with %s, %s is not replaced by a package', async (source, image, said) => {
    const { done, built } = await resolve({ nginx: image }, source, {});
    const error = await thrownBy(() => done);
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain(`input "nginx-image" is ${image}`);
    expect(error.message).toContain(said);
    expect(built).toEqual([]);
  });

  test('with local an image that is not there is refused, with the command that helps', async () => {
    const { done, pulled } = await resolve({ registry: REGISTRY }, 'local', { reached: EVERYWHERE });
    const error = await thrownBy(() => done);
    expect(error).toBeInstanceOf(UserError);
    expect(error.message).toContain(`input "registry-image" is ${REGISTRY}`);
    expect(error.message).toContain(`podman pull ${REGISTRY}`);
    expect(pulled()).toEqual([]);
  });

  test('with packages nothing is pulled and nothing local is looked at', async () => {
    const { done, pulled, built } = await resolve({ nginx: NGINX }, 'packages', {
      local: [NGINX],
      reached: EVERYWHERE,
    });
    expect((await done)[0]?.name).toBe(packagedImage('nginx'));
    expect(pulled()).toEqual([]);
    expect(built).toEqual([['nginx']]);
  });
});

describe('with an image cache', () => {
  const MIRRORED = 'docker.io/library/nginx:1.30-alpine';
  const PACKAGED = packagedImage('nginx');

  test.each<[source: ImageSource, situation: Situation, name: string, origin: string]>([
    ['auto', { cached: [NGINX], local: [NGINX] }, NGINX, 'local'],
    ['auto', { cached: [NGINX] }, NGINX, 'image cache'],
    ['auto', { cached: [MIRRORED] }, MIRRORED, 'image cache'],
    // What was asked for goes before what only stands in for it.
    ['auto', { cached: [PACKAGED] }, NGINX, 'pulled'],
    ['auto', { cached: [PACKAGED], reached: [] }, PACKAGED, 'image cache'],
    ['auto', { cached: [PACKAGED], reached: [], local: [PACKAGED] }, PACKAGED, 'local'],
    ['local', { cached: [NGINX] }, NGINX, 'image cache'],
    ['pull', { cached: [NGINX] }, NGINX, 'pulled'],
    ['packages', { cached: [NGINX] }, PACKAGED, 'built from packages'],
    ['packages', { cached: [NGINX, PACKAGED] }, PACKAGED, 'image cache'],
  ])('%s, where there is %j: %s (%s)', async (source, situation, name, origin) => {
    const { done, pulled, saved } = await resolve({ nginx: NGINX }, source, {
      reached: EVERYWHERE,
      ...situation,
    });
    expect(await done).toEqual([{ role: 'nginx', name, origin }]);
    expect(pulled()).toEqual(origin === 'pulled' ? [NGINX] : []);
    // Only what had to be fetched or made goes into it.
    const isNew = origin === 'pulled' || origin === 'built from packages';
    expect(saved).toEqual(isNew ? [['nginx', name, name]] : []);
  });

  test.each<[what: string, situation: Situation, name: string, origin: string]>([
    ['is pulled again', {}, NGINX, 'pulled'],
    ['is pulled from a mirror', { reached: ['docker.io'] }, MIRRORED, 'pulled'],
    ['is used without a registry', { reached: [] }, NGINX, 'image cache'],
    [
      'is used where a registry refuses',
      { refused: { [NGINX]: 'denied' }, reached: ['public.ecr.aws'] },
      NGINX,
      'image cache',
    ],
    ['in the storage comes first', { local: [NGINX] }, NGINX, 'local'],
  ])('an old one %s', async (_what, situation, name, origin) => {
    const { done, pulled } = await resolve({ nginx: NGINX }, 'auto', {
      ...{ reached: EVERYWHERE, cached: [NGINX], stale: true },
      ...situation,
    });
    expect(await done).toEqual([{ role: 'nginx', name, origin }]);
    if (origin === 'local') expect(pulled()).toEqual([]);
  });

  test('with local, what is missing is missed in both', async () => {
    const { done } = await resolve({ nginx: NGINX }, 'local', { cached: [] });
    expect((await thrownBy(() => done)).message).toContain("in this user's storage or in the image cache;");
  });
});

describe('an image by its digest', () => {
  const TAGGED = `quay.io/me/nginx:1@${DIGEST}`;
  const STORED = `quay.io/me/nginx@${DIGEST}`;
  const LIKE_PIN = `quay.io/me/nginx:sha256-${'0'.repeat(64)}`;
  const LIKE_OURS = `localhost/podman-registry-action/nginx:sha256-${'0'.repeat(64)}`;

  test.each<[source: ImageSource, words: RegExp]>([
    [
      'auto',
      /is not in this user's storage or in the image cache and could not be pulled[\s\S]*\n {2}not used: BAD/,
    ],
    ['local', /is not in this user's storage or in the image cache; "image-source: local"[\s\S]*\n {2}BAD/],
  ])(
    'with %s and without a registry, what the image cache has instead is an error',
    async (source, words) => {
      const { done } = await resolve({ nginx: TAGGED }, source, { cached: [], rejected: ['BAD'] });
      expect((await thrownBy(() => done)).message).toMatch(words);
    },
  );

  test.each<[what: string, situation: Situation, name: string, origin: string]>([
    ['under any name', { local: ['quay.io/me/nginx:1'], digests: [STORED] }, STORED, 'local'],
    ['in the image cache', { cached: [TAGGED] }, TAGGED, 'image cache'],
    ['at its registry', { local: ['quay.io/me/nginx:1'], cached: ['quay.io/me/nginx:1'] }, STORED, 'pulled'],
    // Names that a tag may have, whatever bytes it stands for.
    ['and not by a name', { local: [STORED, LIKE_OURS, LIKE_PIN], cached: [] }, STORED, 'pulled'],
    [
      'and not by the digest of another repository',
      { local: ['quay.io/me/other:1'], digests: [`quay.io/me/other@${DIGEST}`], cached: [] },
      STORED,
      'pulled',
    ],
  ])('is taken where it is there %s', async (_, situation, name, origin) => {
    const { done, pulled, journal, saved } = await resolve({ nginx: TAGGED }, 'auto', {
      reached: EVERYWHERE,
      ...situation,
    });
    expect(await done).toEqual([{ role: 'nginx', name, origin }]);
    // podman keeps it without the tag, and so post finds it only without.
    expect(pulled()).toEqual(origin === 'pulled' ? [STORED] : []);
    expect(journal.records).toEqual(origin === 'pulled' ? [{ kind: 'image', reference: STORED }] : []);
    expect(saved).toEqual(origin === 'pulled' ? [['nginx', TAGGED, STORED]] : []);
  });

  test.each([`docker.io/library/nginx:1@${DIGEST}`, `ghcr.io/distribution/distribution:3.1.2@${DIGEST}`])(
    'nothing stands in for %s',
    async (pinned) => {
      const role: ImageRole = pinned.includes('nginx') ? 'nginx' : 'registry';
      const tagged = pinned.replace(/@.*/, '');
      for (const source of ['auto', 'pull', 'local'] as const) {
        const { done, built } = await resolve({ [role]: pinned }, source, {
          local: [tagged, packagedImage(role)],
          cached: [tagged, packagedImage(role)],
        });
        expect((await thrownBy(() => done)).message).toContain(`input "${role}-image" is ${pinned}`);
        expect(built).toEqual([]);
      }
    },
  );
});
