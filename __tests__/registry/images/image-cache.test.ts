import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parseReference, type Reference } from '../../../src/oci/reference.js';
import { UserError } from '../../../src/platform/errors.js';
import { run } from '../../../src/platform/exec.js';
import { Podman } from '../../../src/podman/podman.js';
import {
  type CacheTools,
  imageCacheKey,
  openImageCache,
  savedOn,
} from '../../../src/registry/images/image-cache.js';
import { type Answer, memoryJournal, recordingAttempt, recordingLog } from '../../fakes.js';
import { inDirectory } from '../fakes.js';

const OCI = 'application/vnd.oci.image';
const ARCHITECTURE = { x64: 'amd64', arm64: 'arm64' }[process.arch as 'x64' | 'arm64'] ?? process.arch;
const NGINX = 'docker.io/library/nginx:1';
const NOBODYS = `sha256:${'0'.repeat(64)}`;

const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

function parsed(text: string): Reference {
  const reference = parseReference(text);
  if (reference === undefined) throw new Error(`${text} is no image's name`);
  return reference;
}

interface Written {
  readonly digest: string;
  readonly mediaType: string;
  readonly size: number;
}

/** Writes an OCI layout of images that have one layer each. */
class Layout {
  private readonly manifests: object[] = [];

  private constructor(readonly directory: string) {}

  static async in(directory: string): Promise<Layout> {
    await mkdir(join(directory, 'blobs/sha256'), { recursive: true });
    await writeFile(join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
    return new Layout(directory);
  }

  async blob(mediaType: string, content: object | string): Promise<Written> {
    const bytes = Buffer.from(typeof content === 'string' ? content : JSON.stringify(content));
    const digest = digestOf(bytes);
    await writeFile(this.path(digest), bytes);
    return { mediaType, digest, size: bytes.length };
  }

  path(digest: string): string {
    return join(this.directory, 'blobs', digest.replace(':', '/'));
  }

  async image(content: string): Promise<Written & { readonly parts: Readonly<Record<string, string>> }> {
    const config = await this.blob(`${OCI}.config.v1+json`, { content });
    const layer = await this.blob(`${OCI}.layer.v1.tar`, `layer ${content}`);
    const mediaType = `${OCI}.manifest.v1+json`;
    const manifest = await this.blob(mediaType, { schemaVersion: 2, mediaType, config, layers: [layer] });
    const parts = { manifest: manifest.digest, config: config.digest, layer: layer.digest };
    return { ...manifest, parts };
  }

  /** Of two platforms, of which the files of one are missing. */
  async index(content: string) {
    const image = await this.image(content);
    const { parts, ...descriptor } = image;
    const other = { ...descriptor, digest: NOBODYS, platform: { os: 'linux', architecture: 's390x' } };
    const own = { ...descriptor, platform: { os: 'linux', architecture: ARCHITECTURE } };
    const mediaType = `${OCI}.index.v1+json`;
    const index = await this.blob(mediaType, { schemaVersion: 2, mediaType, manifests: [other, own] });
    return { ...index, parts: { ...parts, index: index.digest } };
  }

  async list(name: string | undefined, { digest, mediaType, size }: Written): Promise<void> {
    const annotations = name === undefined ? {} : { 'org.opencontainers.image.ref.name': name };
    this.manifests.push({ digest, mediaType, size, annotations });
    const index = { schemaVersion: 2, manifests: this.manifests };
    await writeFile(join(this.directory, 'index.json'), JSON.stringify(index));
  }
}

interface Pulled {
  readonly id: string;
  readonly names: string[];
  readonly manifests: readonly string[];
}

/** What podman finds in a layout that holds one image. */
async function readCopy(directory: string): Promise<Omit<Pulled, 'names'>> {
  const json = async (path: string) => JSON.parse(await readFile(join(directory, path), 'utf8'));
  const [top, ...others] = (await json('index.json')).manifests;
  if (top === undefined || others.length > 0 || top.annotations) throw new Error('not one image');
  const manifests = [top.digest];
  let manifest = await json(`blobs/${top.digest.replace(':', '/')}`);
  if (manifest.manifests) {
    const own = manifest.manifests.find(
      ({ platform }: { platform: { architecture: string } }) => platform.architecture === ARCHITECTURE,
    );
    manifests.push(own.digest);
    manifest = await json(`blobs/${own.digest.replace(':', '/')}`);
  }
  return { id: manifest.config.digest.slice('sha256:'.length), manifests };
}

interface Behaviour {
  readonly answer?: (verb: string) => Answer | undefined;
  /** Podman 4.3 calls an image by the path of its layout. */
  readonly namesByPath?: boolean;
  /** A podman that does not say by which digests it knows an image. */
  readonly withoutDigests?: boolean;
  /** What a registry has, by digest. */
  readonly registry?: (reference: Reference, directory: string) => Promise<void>;
}

/** A cache before a podman that reads and writes layouts. */
function cacheIn(directory: string, behaviour: Behaviour = {}) {
  const { answer = () => undefined, namesByPath = false, withoutDigests = false } = behaviour;
  const pulled: Pulled[] = [];
  const loaded: string[][] = [];
  const { attempt, commands } = recordingAttempt((argv) => {
    const given = answer(argv[1] ?? '');
    if (given !== undefined) return given;
    if (argv[1] === 'tag') pulled.at(-1)?.names.push(argv[3] ?? '');
    if (argv[1] !== 'images') return { stdout: `${pulled.at(-1)?.id ?? 'id'}\n` };
    const rows = pulled.map(({ id, names, manifests }) => ({
      Id: id,
      Names: names,
      RepoDigests: withoutDigests
        ? []
        : names.flatMap((name) => manifests.map((digest) => `${name.replace(/:[^/]*$/, '')}@${digest}`)),
    }));
    return { stdout: JSON.stringify(rows) };
  });
  const podman = new Podman(async (argv, options) => {
    const place = argv.at(-1) ?? '';
    const [, path = '', name] = /^oci:([^:]*)(?::(.*))?$/.exec(place) ?? [];
    if (argv[1] === 'pull' && path !== '') {
      const copy = join(options.cwd ?? '', path);
      loaded.push((await readdir(join(copy, 'blobs/sha256'))).map((hex) => `sha256:${hex}`));
      pulled.push({ ...(await readCopy(copy)), names: namesByPath ? [`localhost/${path}:latest`] : [] });
    }
    const result = await attempt(argv, options);
    if (argv[1] === 'push' && result.exitCode === 0) {
      const layout = await Layout.in(path);
      await layout.list(name, await layout.image('repacked'));
    }
    return result;
  });
  const [journal, log] = [memoryJournal(), recordingLog()];
  const copyOriginal = async (reference: Reference, _isHere: unknown, target: string) => {
    if (behaviour.registry === undefined) throw new Error('the registry does not answer');
    await behaviour.registry(reference, target);
  };
  const scratch = join(directory, '..', 'scratch');
  const cache = openImageCache(directory, { podman, journal, log, scratch, copyOriginal });
  return { cache, commands, journal, log, loaded, scratch };
}

/** A directory for a cache, with one beside it for copies. */
function inCache(work: (directory: string) => Promise<void>): Promise<void> {
  return inDirectory(async (root) => {
    await mkdir(join(root, 'scratch'));
    await mkdir(join(root, 'cache'));
    await work(join(root, 'cache'));
    expect(await readdir(join(root, 'scratch'))).toEqual([]);
  });
}

const warnings = (log: { readonly lines: readonly string[] }) =>
  log.lines.filter((line) => line.startsWith('warning'));
const pin = (digest: string) => parsed(`docker.io/library/nginx:1@${digest}`);

describe('load', () => {
  test.each([
    ['of the role', 'nginx'],
    ['of all images', '.'],
  ])('by name, a layout %s', async (_, place) => {
    await inCache(async (directory) => {
      const layout = await Layout.in(join(directory, place));
      await layout.list('x', await layout.image('other'));
      const image = await layout.image('nginx');
      await layout.list(NGINX, image);
      const { cache, commands, journal, loaded } = cacheIn(directory);
      expect(await cache.load('nginx', [parsed(NGINX)])).toEqual({ name: NGINX, rejected: [] });
      expect(commands.map((argv) => argv.slice(1).join(' '))).toEqual([
        expect.stringMatching(/^pull --quiet oci:podman-registry-load-[0-9a-f]{8}$/),
        `tag ${image.parts.config?.slice(7)} ${NGINX}`,
        'images --format json',
      ]);
      // podman is given this image alone.
      expect(loaded[0]?.toSorted()).toEqual(Object.values(image.parts).toSorted());
      expect(journal.records).toEqual([{ kind: 'image', reference: NGINX }]);
    });
  });

  test.each(['image', 'index'] as const)('by the digest of an %s, whatever it is called there', (kind) =>
    inCache(async (directory) => {
      const layout = await Layout.in(join(directory, 'nginx'));
      const image = await layout[kind]('nginx');
      await layout.list('docker.io/library/alpine:latest', await layout.image('other'));
      await layout.list('docker.io/library/alpine:latest', image);
      const { cache, commands, journal, loaded } = cacheIn(directory);
      const name = `docker.io/library/nginx@${image.digest}`;
      expect(await cache.load('nginx', [pin(image.digest)])).toEqual({ name, rejected: [] });
      const tag = `docker.io/library/nginx:${image.digest.replace(':', '-')}`;
      expect(journal.records).toEqual([{ kind: 'image', reference: tag }]);
      // No other name of the layout gets into the user's storage.
      expect(commands.filter(([, verb]) => verb === 'tag').map((argv) => argv[3])).toEqual([tag]);
      expect(loaded[0]?.toSorted()).toEqual(Object.values(image.parts).toSorted());
    }),
  );

  test('the first of the references that is in it', () =>
    inCache(async (directory) => {
      const layout = await Layout.in(join(directory, 'nginx'));
      const image = await layout.image('nginx');
      for (const name of ['quay.io/a/nginx:1', NGINX]) await layout.list(name, image);
      const { cache } = cacheIn(directory);
      const wanted = ['quay.io/b/nginx:1', NGINX, 'quay.io/a/nginx:1'].map(parsed);
      expect((await cache.load('nginx', wanted)).name).toBe(NGINX);
    }));

  test('the name that Podman 4.3 makes of a path is removed', () =>
    inCache(async (directory) => {
      const layout = await Layout.in(join(directory, 'nginx'));
      await layout.list(NGINX, await layout.image('nginx'));
      const { cache, commands } = cacheIn(directory, { namesByPath: true });
      expect((await cache.load('nginx', [parsed(NGINX)])).name).toBe(NGINX);
      expect(commands.at(-1)?.join(' ')).toMatch(
        /^podman untag [0-9a-f]{64} localhost\/podman-registry-load-[0-9a-f]{8}:latest$/,
      );
    }));

  test.each([
    ['another tag', 'docker.io/library/nginx:2'],
    ['another digest', `docker.io/library/nginx:1@${NOBODYS}`],
  ])('%s is not there, and nothing is said', (_, reference) =>
    inCache(async (directory) => {
      const layout = await Layout.in(join(directory, 'nginx'));
      await layout.list(NGINX, await layout.image('nginx'));
      const { cache, commands, log } = cacheIn(directory);
      expect(await cache.load('nginx', [parsed(reference)])).toEqual({ rejected: [] });
      expect([commands, log.lines]).toEqual([[], []]);
    }),
  );

  test('a directory that is not there is no cache, and nothing is said', async () => {
    const { cache, log } = cacheIn('/nowhere/at/all');
    expect(await cache.load('nginx', [parsed(NGINX)])).toEqual({ rejected: [] });
    expect(log.lines).toEqual([]);
  });

  test('a link to the whole cache is followed: it was named by the caller', () =>
    inCache(async (directory) => {
      const layout = await Layout.in(join(directory, 'real/nginx'));
      await layout.list(NGINX, await layout.image('nginx'));
      await symlink('real', join(directory, 'link'));
      const { cache } = cacheIn(join(directory, 'link'));
      await mkdir(join(directory, 'scratch'));
      expect((await cache.load('nginx', [parsed(NGINX)])).name).toBe(NGINX);
    }));
});

type Hostile = (layout: Layout, image: Awaited<ReturnType<Layout['index']>>) => Promise<unknown>;

/** Puts a link in the place of something, to the same content. */
async function linked(path: string): Promise<void> {
  await rename(path, `${path}.real`);
  await symlink(`${path}.real`, path);
}

describe('what somebody else has written to it is refused, and podman never reads it', () => {
  const blob = (part: string, change: (path: string) => Promise<unknown>): Hostile => {
    return (layout, { parts }) => change(layout.path((parts as Record<string, string>)[part] ?? ''));
  };
  const index = (change: (text: string) => string): Hostile => {
    return async ({ directory }) => {
      const path = join(directory, 'index.json');
      await writeFile(path, change(await readFile(path, 'utf8')));
    };
  };
  test.each<[what: string, hostile: Hostile, said: RegExp]>([
    ['an index with other bytes', blob('index', (path) => writeFile(path, '{}')), /has the digest sha256:/],
    [
      'a manifest with other bytes',
      blob('manifest', (path) => writeFile(path, '{}')),
      /has the digest sha256:/,
    ],
    [
      'a configuration of the same length',
      blob('config', (path) => writeFile(path, '{"content":"NGINX"}')),
      /sent sha256:\S+ instead of the blob sha256:/,
    ],
    [
      'a layer of the same length',
      blob('layer', (path) => writeFile(path, 'LAYER nginx')),
      /sent sha256:\S+ instead of the blob sha256:/,
    ],
    [
      'a longer layer',
      blob('layer', (path) => writeFile(path, 'layer nginx and more')),
      /is longer than 11 bytes/,
    ],
    [
      'a layer of many gigabytes',
      blob('layer', (path) => truncate(path, 2 ** 40)),
      /is longer than 11 bytes/,
    ],
    ['half a layer', blob('layer', (path) => truncate(path, 5)), /ended after 5 of 11 bytes/],
    ['no layer', blob('layer', (path) => rm(path)), /ENOENT/],
    ['a linked layer', blob('layer', linked), /cannot be used: it is a link/],
    ['a linked manifest', blob('manifest', linked), /cannot be used: it is a link/],
    [
      'a device',
      blob('layer', async (path) => {
        await rm(path);
        await symlink('/dev/zero', path);
      }),
      /cannot be used: it is a link/,
    ],
    [
      'a FIFO',
      blob('layer', async (path) => {
        await rm(path);
        await run(['mkfifo', path], { timeout: 10 });
      }),
      /cannot be used: it is not a regular file/,
    ],
    [
      'a directory for a manifest',
      blob('manifest', async (path) => {
        await rm(path);
        await mkdir(path);
      }),
      /cannot be used: it is a directory/,
    ],
    [
      'a linked index.json',
      ({ directory }) => linked(join(directory, 'index.json')),
      /index\.json cannot be used: it is a link/,
    ],
    ['linked blobs', ({ directory }) => linked(join(directory, 'blobs')), /blobs is a link/],
    ['a linked algorithm', ({ directory }) => linked(join(directory, 'blobs/sha256')), /sha256 is a link/],
    ['a linked layout', ({ directory }) => linked(directory), /nginx is a link/],
    ['an index.json that was cut off', index((text) => text.slice(0, 20)), /index\.json is not JSON/],
    [
      'an index.json of 5 MiB',
      index((text) => text.padEnd(5 * 2 ** 20)),
      /index\.json cannot be used: it has more than/,
    ],
    ['an index.json that lists no list', index(() => '{"manifests":{}}'), /is not a list/],
    ['entries without digest', index(() => '{"manifests":[{}]}'), /without a digest/],
    [
      'digests that lead elsewhere',
      index((text) => text.replace(/sha256:[0-9a-f]{64}/, '../../../../etc/passwd')),
      /without a digest/,
    ],
    [
      'a size that is none',
      index((text) => text.replace(/"size":\d+/, '"size":-1')),
      /without a digest and a size/,
    ],
  ])('%s', async (_, hostile, said) => {
    await inCache(async (directory) => {
      const layout = await Layout.in(join(directory, 'nginx'));
      const image = await layout.index('nginx');
      await layout.list(NGINX, image);
      await hostile(layout, image);
      const { cache, commands, log } = cacheIn(directory);
      const { name, rejected } = await cache.load('nginx', [pin(image.digest)]);
      expect(name).toBeUndefined();
      expect(rejected.join()).toMatch(said);
      expect(warnings(log)).toEqual([
        expect.stringMatching(/^warning: image cache .*nginx not used for the nginx image: /),
      ]);
      expect(commands).toEqual([]);
      // It is told once, though it may be looked into again.
      await cache.load('nginx', [pin(image.digest)]);
      expect(warnings(log)).toHaveLength(1);
    });
  });

  test('another image under the name of the digest', () =>
    inCache(async (directory) => {
      const layout = await Layout.in(join(directory, 'nginx'));
      const wanted = digestOf(Buffer.from('somebody else has it'));
      await layout.list(`docker.io/library/nginx@${wanted}`, await layout.image('nginx'));
      const { cache, commands, log } = cacheIn(directory);
      expect((await cache.load('nginx', [pin(wanted)])).name).toBeUndefined();
      expect(warnings(log).join()).toMatch(/it contains sha256:.* as docker\.io\/library\/nginx@/);
      expect(commands).toEqual([]);
    }));

  test('the same holds for an image that is asked for by its tag', () =>
    inCache(async (directory) => {
      const layout = await Layout.in(join(directory, 'nginx'));
      const image = await layout.image('nginx');
      await layout.list(NGINX, image);
      await writeFile(layout.path(image.parts.layer ?? ''), 'LAYER nginx');
      const { cache, commands } = cacheIn(directory);
      expect((await cache.load('nginx', [parsed(NGINX)])).rejected.join()).toMatch(/sent sha256:/);
      expect(commands).toEqual([]);
    }));

  test('an index with images for other machines alone', () =>
    inCache(async (directory) => {
      const layout = await Layout.in(join(directory, 'nginx'));
      const { parts: _, ...image } = await layout.image('nginx');
      const mediaType = `${OCI}.index.v1+json`;
      const manifests = [{ ...image, platform: { os: 'linux', architecture: 's390x' } }];
      await layout.list(NGINX, await layout.blob(mediaType, { schemaVersion: 2, mediaType, manifests }));
      expect((await cacheIn(directory).cache.load('nginx', [parsed(NGINX)])).rejected.join()).toMatch(
        /has no image for this machine/,
      );
    }));

  test('an image that podman does not know by the digest afterwards', () =>
    inCache(async (directory) => {
      const layout = await Layout.in(join(directory, 'nginx'));
      const image = await layout.image('nginx');
      await layout.list(NGINX, image);
      const { cache } = cacheIn(directory, { withoutDigests: true });
      expect((await cache.load('nginx', [pin(image.digest)])).rejected.join()).toMatch(
        /podman cannot find the loaded nginx image/,
      );
    }));

  test('what podman cannot read is a warning with its words', () =>
    inCache(async (directory) => {
      const layout = await Layout.in(join(directory, 'nginx'));
      await layout.list(NGINX, await layout.image('nginx'));
      const { cache, log } = cacheIn(directory, { answer: () => ({ exitCode: 125, stderr: 'no space\n' }) });
      expect((await cache.load('nginx', [parsed(NGINX)])).name).toBeUndefined();
      expect(log.lines.join()).toContain('no space');
    }));
});

describe('save', () => {
  test('what was kept by a tag is found again, and of nothing else', () =>
    inCache(async (directory) => {
      const { cache, log } = cacheIn(join(directory, 'a/b'), {});
      await mkdir(join(directory, 'a/scratch'), { recursive: true });
      await cache.save('nginx', parsed(NGINX), NGINX);
      expect(warnings(log)).toEqual([]);
      expect(await readdir(join(directory, 'a/b'))).toEqual(['nginx']);
      expect((await cache.load('nginx', [parsed(NGINX)])).name).toBe(NGINX);
      expect((await cache.load('nginx', [pin(NOBODYS)])).name).toBeUndefined();
    }));

  test('by a digest it is kept as its registry has it, in place of what is there', () =>
    inCache(async (directory) => {
      const copied: Reference[] = [];
      let digest = '';
      const registry = async (reference: Reference, target: string) => {
        copied.push(reference);
        const layout = await Layout.in(target);
        const image = await layout.index('nginx');
        digest = image.digest;
        await layout.list(undefined, image);
      };
      await mkdir(join(directory, 'nginx/old'), { recursive: true });
      const { cache, log, commands } = cacheIn(directory, { registry });
      await cache.save('nginx', pin(NOBODYS), 'stored');
      expect(warnings(log)).toEqual([]);
      expect(copied).toEqual([pin(NOBODYS)]);
      expect(commands.filter(([, verb]) => verb === 'push')).toEqual([]);
      expect(await readdir(join(directory, 'nginx'))).not.toContain('old');
      expect((await cache.load('nginx', [pin(digest)])).name).toBe(`docker.io/library/nginx@${digest}`);
    }));

  test('what a job left that was cut off is removed, and what is there is replaced, also a link', () =>
    inCache(async (directory) => {
      await mkdir(join(directory, '.nginx-0a1b2c3d/blobs'), { recursive: true });
      await mkdir(join(directory, '../elsewhere/kept'), { recursive: true });
      await symlink('../elsewhere', join(directory, 'nginx'));
      await cacheIn(directory).cache.save('nginx', parsed(NGINX), NGINX);
      expect(await readdir(directory)).toEqual(['nginx']);
      expect(await readdir(join(directory, 'nginx'))).toContain('index.json');
      expect(await readdir(join(directory, '../elsewhere'))).toEqual(['kept']);
    }));

  test.each<[what: string, reference: Reference, said: RegExp]>([
    ['of podman', parsed(NGINX), /no space left on device/],
    ['of the registry', pin(NOBODYS), /the registry does not answer/],
  ])('a failure %s is a warning, and leaves what was there', (_, reference, said) =>
    inCache(async (directory) => {
      await Layout.in(join(directory, 'nginx'));
      const { cache, log } = cacheIn(directory, {
        answer: (verb) =>
          verb === 'push' ? { exitCode: 125, stderr: 'no space left on device\n' } : undefined,
      });
      await cache.save('nginx', reference, NGINX);
      expect(log.lines.join()).toMatch(/^warning: could not save the nginx image /);
      expect(log.lines.join()).toMatch(said);
      expect(await readdir(directory)).toEqual(['nginx']);
    }),
  );
});

test('a path that podman would take apart is refused', () => {
  expect(() => cacheIn('/a:b')).toThrow(UserError);
});

describe('imageCacheKey', () => {
  const images = [parsed(NGINX), parsed('docker.io/library/registry:3')];
  const on = { RUNNER_OS: 'Linux', RUNNER_ARCH: 'X64' };

  test('is the same for the same, and begins as actions/cache is told', () => {
    const key = imageCacheKey(images, [], '', on);
    expect(key).toMatch(/^podman-registry-images-Linux-X64-[0-9a-f]{16}$/);
    expect(imageCacheKey([...images], [], '', { ...on })).toBe(key);
  });

  test('is another for another machine, image or origin', () => {
    const keys = [
      imageCacheKey(images, [], '', on),
      imageCacheKey(images, [], '', { ...on, RUNNER_ARCH: 'ARM64' }),
      imageCacheKey([pin(NOBODYS), ...images.slice(1)], [], '', on),
      imageCacheKey(images, ['nginx'], '', on),
      imageCacheKey(images, [], '2026-11-30', on),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('an image that was saved', () => {
  const now = Date.now();
  const hours = (count: number) => new Date(now - count * 3_600_000);

  test.each<[what: string, reference: string, saved: Date, stale: boolean]>([
    ['a day and an hour ago', NGINX, hours(25), true],
    ['an hour before that', NGINX, hours(23), false],
    ['in the future of this clock', NGINX, hours(-48), false],
    ['long ago, by a digest', `docker.io/library/nginx@${NOBODYS}`, hours(999), false],
    ['long ago, as another', 'docker.io/library/nginx:2', hours(999), false],
  ])('%s is stale or not', (_what, reference, saved, stale) =>
    inDirectory(async (directory) => {
      const layout = await Layout.in(join(directory, 'nginx'));
      await layout.list(NGINX, await layout.image('x'));
      await utimes(join(directory, 'nginx/index.json'), saved, saved);
      const cache = openImageCache(directory, {} as CacheTools);
      expect(await cache.isStale('nginx', [parsed('quay.io/nginx:1'), parsed(reference)])).toBe(stale);
      expect(await savedOn(directory, ['nginx', 'registry'])).toBe(saved.toISOString().slice(0, 10));
    }),
  );

  test('nothing is stale in a directory that is not there', () =>
    inDirectory(async (directory) => {
      const cache = openImageCache(join(directory, 'none'), {} as CacheTools);
      expect(await cache.isStale('nginx', [parsed(NGINX)])).toBe(false);
      expect(await savedOn(join(directory, 'none'), ['nginx'])).toBe('');
    }));
});
