import { lstat, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import type { CopyOriginal } from '../../src/oci/original-copies.js';
import { type KeptImage, newestThatFit, openContents } from '../../src/storage-cache/contents.js';
import { loadImages } from '../../src/storage-cache/load.js';
import { saveImages } from '../../src/storage-cache/save.js';
import { memoryJournal, recordingLog } from '../fakes.js';
import { inDirectories, originalOf, SCOPE, Storage } from './fakes.js';

const warnings = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.filter((line) => line.startsWith('warning'));

async function save(
  cache: string,
  { podman }: Storage,
  given: {
    readonly before?: readonly string[];
    readonly removed?: readonly string[];
    readonly copyOriginal?: CopyOriginal;
  } = {},
): Promise<readonly string[]> {
  const log = recordingLog();
  const [before, removed] = [new Set(given.before), new Set(given.removed)];
  const refuse = async () => {
    throw new Error('no registry answers');
  };
  const { copyOriginal = refuse } = given;
  await saveImages(() => cache, { podman, log, scope: SCOPE, before, removed, copyOriginal });
  return log.lines;
}

async function load(cache: string, scratch: string, storage = new Storage()) {
  const [journal, log] = [
    memoryJournal({ directory: scratch, user: { name: 'a', home: '/home/a' } }),
    recordingLog(),
  ];
  await loadImages(cache, await storage.podman.images(), {
    podman: storage.podman,
    journal,
    log,
    scratch,
    scope: SCOPE,
  });
  expect(await readdir(scratch)).toEqual([]);
  return { storage, journal, log };
}

/** A cache with two images of one base. */
async function filled(cache: string): Promise<Storage> {
  const storage = new Storage();
  storage.add(['quay.io/a/base:1', 'localhost/base:2'], ['base']);
  storage.add(['localhost/app:1'], ['base', 'app']);
  await mkdir(cache);
  await save(cache, storage);
  return storage;
}

const listed = async (cache: string) =>
  (await openContents(cache)).images.flatMap(({ names }) => names).toSorted();
const blobs = async (cache: string) => (await readdir(join(cache, 'blobs/sha256'))).length;
const NAMES = ['localhost/app:1', 'localhost/base:2', 'quay.io/a/base:1'];

describe('what a job leaves', () => {
  test('the next one has, with the same IDs and names, and blobs are kept once', async () => {
    await inDirectories(async (cache, scratch) => {
      const first = await filled(cache);
      expect((await readdir(cache)).toSorted()).toEqual([
        'blobs',
        'index.json',
        'oci-layout',
        'podman-storage-cache',
      ]);
      // Two manifests, two configurations, two layers.
      expect(await blobs(cache)).toBe(6);
      const { storage, journal, log } = await load(cache, scratch);
      const idOf = ({ images }: Storage, name: string) =>
        images.find(({ names }) => names.includes(name))?.id;
      expect(storage.names()).toEqual(NAMES);
      for (const name of NAMES) {
        expect(idOf(storage, name)).toBe(idOf(first, name));
        expect(journal.records).toContainEqual({ kind: 'image', reference: name, id: idOf(first, name) });
      }
      expect(warnings(log)).toEqual([]);
      const { mtimeMs } = await stat(join(cache, 'index.json'));
      expect(await save(cache, storage)).toContain('info: the storage cache has not changed');
      expect((await stat(join(cache, 'index.json'))).mtimeMs).toBe(mtimeMs);
    });
  });

  test('a new image takes the name of an old one, whose layers leave', async () => {
    await inDirectories(async (cache) => {
      await filled(cache);
      const storage = new Storage();
      const { id } = storage.add(['localhost/app:1'], ['other']);
      await save(cache, storage);
      expect(await listed(cache)).toEqual(NAMES);
      expect(
        (await openContents(cache)).images.find(({ names }) => names.includes('localhost/app:1'))?.id,
      ).toBe(id);
      expect(await blobs(cache)).toBe(6);
    });
  });

  test.each<[string, (storage: Storage) => Parameters<typeof save>[2], RegExp | undefined]>([
    ['that was there before', (storage) => ({ before: [storage.add(['localhost/x:1']).id] }), undefined],
    [
      'of the registry',
      (storage) => ({ removed: storage.add(['docker.io/library/nginx:1']).names }),
      undefined,
    ],
    ['without a name', (storage) => void storage.add([]), undefined],
    ['of a private registry', (storage) => void storage.add(['private.example/x:1']), /logged in/],
    [
      'built on one of a private registry',
      (storage) => {
        storage.add(['private.example/x:1'], ['a', 'b']);
        storage.add(['localhost/x:1'], ['a', 'b', 'c']);
      },
      /localhost\/x:1: it is built on an image that may be private/,
    ],
    [
      'that is too large',
      (storage) => {
        storage.images.push({ ...storage.add(['localhost/y:1']), names: ['localhost/x:1'], size: 2 ** 33 });
        storage.images.shift();
      },
      /localhost\/x:1: larger than 4 GiB/,
    ],
    [
      'that is a manifest list',
      (storage) => {
        storage.add(['localhost/x:1']);
        storage.answer = ([, verb]) => (verb === 'manifest' ? {} : undefined);
      },
      /localhost\/x:1: it is a manifest list/,
    ],
  ])('an image %s is not kept', async (_, prepare, says) => {
    await inDirectories(async (cache) => {
      const storage = new Storage();
      const given = prepare(storage);
      const lines = await save(cache, storage, given);
      expect(lines).toContain('info: the job has no images for the storage cache');
      if (says !== undefined) expect(lines.join('\n')).toMatch(says);
      await expect(lstat(cache)).rejects.toThrow('ENOENT');
    });
  });

  test('an image with another name is, under that name alone', async () => {
    await inDirectories(async (cache) => {
      const storage = new Storage();
      storage.add(['localhost/app:1', 'registry.test:8443/app:1', 'private.example/app:1']);
      await mkdir(cache);
      await save(cache, storage);
      expect(await listed(cache)).toEqual(['localhost/app:1']);
    });
  });

  test('what podman cannot write is a warning, and the others are kept', async () => {
    await inDirectories(async (cache) => {
      const storage = new Storage();
      const { id } = storage.add(['localhost/bad:1']);
      storage.add(['localhost/good:1']);
      storage.answer = (argv) =>
        argv.includes(id) && argv[1] === 'push' ? { exitCode: 125, stderr: 'no' } : undefined;
      await mkdir(cache);
      const lines = await save(cache, storage);
      expect(lines).toContain('warning: could not save localhost/bad:1 in the storage cache: no');
      expect(await listed(cache)).toEqual(['localhost/good:1']);
      expect((await readdir(cache)).filter((name) => name.startsWith('.'))).toEqual([]);
    });
  });

  test('an image that was pulled by its digest is kept as the registry has it, and found by it', async () => {
    await inDirectories(async (cache, scratch) => {
      const storage = new Storage();
      const image = storage.add(['quay.io/a/tagged:1']);
      const original = originalOf(image);
      const name = `quay.io/a/b@${original.digest}`;
      image.names.push(name);
      image.digests = [name, `quay.io/a/b@${original.manifest}`];
      await mkdir(cache);
      const asked: unknown[] = [];
      const lines = await save(cache, storage, {
        copyOriginal: async ({ repository, digest }, isHere, directory) => {
          asked.push([repository, digest, isHere(original.manifest), isHere(`sha256:${'0'.repeat(64)}`)]);
          await original.write(directory);
        },
      });
      expect(asked).toEqual([['a/b', original.digest, true, false]]);
      expect(lines).toContain(`info: saved quay.io/a/tagged:1, ${name}`);
      expect(await listed(cache)).toEqual([name, 'quay.io/a/tagged:1'].toSorted());
      const { storage: next, journal, log } = await load(cache, scratch);
      const assigned = name.replace('@sha256:', ':sha256-');
      expect(warnings(log)).toEqual([]);
      expect(next.names()).toEqual([assigned, 'quay.io/a/tagged:1'].toSorted());
      expect(journal.records).toContainEqual({ kind: 'image', reference: assigned, id: image.id });
      expect(await save(cache, next)).toEqual(['info: the storage cache has not changed']);
    });
  });

  test('an image by its digest is not kept without its registry, or if it is another', async () => {
    await inDirectories(async (cache) => {
      const storage = new Storage();
      const other = originalOf(storage.add([]));
      storage.add([`quay.io/a/b@${other.digest}`]);
      await mkdir(cache);
      expect((await save(cache, storage)).join('\n')).toMatch(/could not save quay.*: no registry answers/);
      const lines = await save(cache, storage, { copyOriginal: async (_r, _h, to) => other.write(to) });
      expect(lines.join('\n')).toMatch(/could not save quay.*: its ID is [0-9a-f]{64}, and not/);
      expect(await listed(cache)).toEqual([]);
    });
  });

  test('a directory with other files is not touched', async () => {
    await inDirectories(async (cache, scratch) => {
      await mkdir(join(cache, 'blobs/sha256'), { recursive: true });
      await writeFile(join(cache, 'blobs/sha256/x'), 'mine');
      const storage = new Storage();
      storage.add(['localhost/app:1']);
      expect((await save(cache, storage)).join()).toMatch(/warning: .*files that this action did not write/);
      expect(warnings((await load(cache, scratch)).log).join()).toMatch(
        /files that this action did not write/,
      );
      expect(await readdir(cache)).toEqual(['blobs']);
      expect(await readFile(join(cache, 'blobs/sha256/x'), 'utf8')).toBe('mine');
    });
  });
});

describe('what a directory has', () => {
  const indexOf = async (cache: string) => JSON.parse(await readFile(join(cache, 'index.json'), 'utf8'));
  const change = async (cache: string, edit: (entry: Record<string, unknown>, all: object[]) => void) => {
    const index = await indexOf(cache);
    for (const entry of [...index.manifests]) edit(entry, index.manifests);
    await writeFile(join(cache, 'index.json'), JSON.stringify(index));
  };
  const rename1 = (cache: string, name: string) =>
    change(cache, (entry) => {
      const annotations = entry.annotations as Record<string, string>;
      const key = 'org.opencontainers.image.ref.name';
      if (annotations[key] === 'localhost/app:1') annotations[key] = name;
    });
  const layer = (storage: Storage) => storage.images[1]?.layers[1]?.slice(7) ?? '';

  test.each<[string, (cache: string, storage: Storage) => Promise<unknown>, RegExp, readonly string[]]>([
    [
      'another byte in a layer',
      (cache, storage) => writeFile(join(cache, 'blobs/sha256', layer(storage)), 'layer opp'),
      /localhost\/app:1 not loaded: the source sent sha256:/,
      ['localhost/base:2', 'quay.io/a/base:1'],
    ],
    [
      'a longer layer',
      (cache, storage) => writeFile(join(cache, 'blobs/sha256', layer(storage)), 'layer app and more'),
      /localhost\/app:1 not loaded: .* is longer than/,
      ['localhost/base:2', 'quay.io/a/base:1'],
    ],
    [
      'a link for a layer',
      async (cache, storage) => {
        const path = join(cache, 'blobs/sha256', layer(storage));
        await rename(path, join(cache, '../outside'));
        await symlink('../../../outside', path);
      },
      /localhost\/app:1 not loaded: .*it is a link/,
      ['localhost/base:2', 'quay.io/a/base:1'],
    ],
    [
      'a directory for a layer',
      async (cache, storage) => {
        const path = join(cache, 'blobs/sha256', layer(storage));
        await rm(path);
        await mkdir(join(path, 'x'), { recursive: true });
      },
      /localhost\/app:1 not loaded: .*it is a directory/,
      ['localhost/base:2', 'quay.io/a/base:1'],
    ],
    [
      'a link for all blobs',
      async (cache) => {
        await rename(join(cache, 'blobs'), join(cache, '../outside'));
        await symlink('../outside', join(cache, 'blobs'));
      },
      /blobs is a link/,
      [],
    ],
    [
      'a link for the index',
      async (cache) => {
        await rename(join(cache, 'index.json'), join(cache, '../outside'));
        await symlink('../outside', join(cache, 'index.json'));
      },
      /index\.json cannot be used: it is a link/,
      [],
    ],
    ['an index that is cut', (cache) => writeFile(join(cache, 'index.json'), '{"sch'), /is not JSON/, []],
    [
      'an index that is too long',
      (cache) => writeFile(join(cache, 'index.json'), `{"schemaVersion":2}${' '.repeat(5_000_000)}`),
      /more than 4 MiB/,
      [],
    ],
    [
      'too many images',
      (cache) =>
        change(cache, (entry, all) => {
          for (let i = 0; i < 100; i++) {
            const hex = `${i}${String(entry.digest).slice(-60)}`.padStart(64, '0');
            all.push({ ...entry, digest: `sha256:${hex}` });
          }
        }),
      /more than 200 images/,
      [],
    ],
    [
      'too many names',
      (cache) =>
        change(cache, (entry, all) => {
          for (let i = 0; i < 400; i++) all.push(entry);
        }),
      /more than 1000 names/,
      [],
    ],
    ['no index', (cache) => rm(join(cache, 'index.json')), /ENOENT/, []],
    [
      'an index of indexes',
      (cache) =>
        change(cache, (entry) => {
          entry.mediaType = 'application/vnd.oci.image.index.v1+json';
        }),
      /has no image for this machine/,
      [],
    ],
    [
      'a path for a digest',
      (cache) =>
        change(cache, (entry) => {
          entry.digest = 'sha256:../../../outside';
        }),
      /an entry without a digest and a size/,
      [],
    ],
  ])('%s gets nowhere, is a warning, and is gone for the next job', async (_, prepare, says, names) => {
    await inDirectories(async (cache, scratch) => {
      const first = await filled(cache);
      await prepare(cache, first);
      const outside = join(cache, '../outside');
      const content = async () => {
        const facts = await lstat(outside).catch(() => undefined);
        if (facts?.isDirectory()) return readdir(join(outside, 'sha256'));
        return facts && readFile(outside, 'utf8');
      };
      const before = await content();
      const { storage, log } = await load(cache, scratch);
      expect(warnings(log).join('\n')).toMatch(says);
      expect(storage.names()).toEqual(names);
      expect(await listed(cache)).toEqual(names);
      expect(warnings((await load(cache, scratch)).log)).toEqual([]);
      // What the job pulls again is kept again.
      await save(cache, first);
      expect((await load(cache, scratch)).storage.names()).toEqual(NAMES);
      expect(await content()).toEqual(before);
    });
  });

  test.each([
    [`quay.io/a/b@sha256:${'0'.repeat(64)}`, /: it is sha256:/],
    ['docker.io/library/alpine', /not a full image name|it is not a full image name/],
    ['localhost/alpine:3', /an alias/],
    ['registry.test:8443/app:1', /an address of this host/],
    ['private.example/app:1', /logged in to/],
    ['--all', /full image name/],
    ['localhost/a:1\n::error::x', /"localhost\/a:1\\n::error::x": it is not a full image name/],
  ])('is not loaded as %j', async (name, says) => {
    await inDirectories(async (cache, scratch) => {
      await filled(cache);
      await rename1(cache, name);
      const { storage, log } = await load(cache, scratch);
      expect(warnings(log).join('\n')).toMatch(says);
      expect(storage.names()).toEqual(['localhost/base:2', 'quay.io/a/base:1']);
      await save(cache, storage);
      expect(warnings((await load(cache, scratch)).log)).toEqual([]);
    });
  });

  test.each([
    ['no space left on device', NAMES],
    ['unexpected EOF', ['localhost/base:2', 'quay.io/a/base:1']],
  ])('stays or leaves as podman cannot load it: %s', async (stderr, names) => {
    await inDirectories(async (cache, scratch) => {
      await filled(cache);
      const storage = new Storage();
      // All together, and then the first alone.
      let pulls = 0;
      storage.answer = ([, verb]) => (verb === 'pull' && pulls++ < 2 ? { exitCode: 125, stderr } : undefined);
      const { log } = await load(cache, scratch, storage);
      expect(warnings(log)).toEqual([expect.stringContaining(`not loaded: ${stderr}`)]);
      expect(await listed(cache)).toEqual(names);
    });
  });

  test('replaces no image of the user, and names one that is here', async () => {
    await inDirectories(async (cache, scratch) => {
      const first = await filled(cache);
      const storage = new Storage();
      const mine = storage.add(['localhost/app:1'], ['mine']);
      const [base] = first.images;
      if (base !== undefined) storage.images.push({ ...base, names: ['quay.io/a/base:1'] });
      const { journal, log } = await load(cache, scratch, storage);
      expect(storage.names()).toEqual(NAMES);
      expect(storage.images.find(({ names }) => names.includes('localhost/app:1'))).toBe(mine);
      expect(journal.records).toEqual([{ kind: 'image', reference: 'localhost/base:2', id: base?.id }]);
      expect(storage.commands.some(([, verb]) => verb === 'pull')).toBe(false);
      expect(log.lines).toContain('info: not loaded localhost/app:1: the storage has an image of that name');
    });
  });
});

test('the oldest images leave, and a layer of two images counts once', () => {
  const image = (saved: number, ...sizes: readonly [digest: string, size: number][]): KeptImage => ({
    manifest: { mediaType: '', digest: String(saved), size: 1 },
    id: '',
    names: [],
    saved,
    blobs: sizes.map(([digest, size]) => ({ mediaType: '', digest, size })),
  });
  const images = [image(1, ['a', 5]), image(3, ['b', 6]), image(2, ['b', 6], ['c', 3]), image(4, ['d', 1])];
  expect(newestThatFit(images, 10).map(({ saved }) => saved)).toEqual([4, 3, 2]);
  expect(newestThatFit(images, 15).map(({ saved }) => saved)).toEqual([4, 3, 2, 1]);
});
