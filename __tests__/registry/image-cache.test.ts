import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { UserError } from '../../src/errors.js';
import { Podman } from '../../src/podman/podman.js';
import { cachedName, imageCacheKey, openImageCache } from '../../src/registry/image-cache.js';
import { parseReference, type Reference } from '../../src/registry/reference.js';
import { type Answer, memoryJournal, recordingAttempt, recordingLog } from '../fakes.js';
import { inDirectory } from './fakes.js';

const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const DIGEST = `sha256:${hash('one')}`;
const OTHER = `sha256:${hash('other')}`;
const NOBODYS = `sha256:${'0'.repeat(64)}`;
const NGINX = 'docker.io/library/nginx:1';
const PINNED = `docker.io/library/nginx:1@${DIGEST}`;
const PINNED_NAME = `localhost/podman-registry-action/nginx:sha256-${hash('one')}`;

function parsed(text: string): Reference {
  const reference = parseReference(text);
  if (reference === undefined) throw new Error(`${text} is no image's name`);
  return reference;
}

/** Writes a layout of images by name; a name of nothing is one without annotation. */
async function writeLayout(directory: string, images: readonly (readonly [string | undefined, string])[]) {
  await mkdir(directory, { recursive: true });
  await mkdir(join(directory, 'blobs/sha256'), { recursive: true });
  for (const blob of ['one', 'other']) await writeFile(join(directory, 'blobs/sha256', hash(blob)), blob);
  await writeFile(join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  const manifests = images.map(([name, digest]) => ({
    digest,
    ...(name && { annotations: { 'org.opencontainers.image.ref.name': name } }),
  }));
  await writeFile(join(directory, 'index.json'), JSON.stringify({ manifests }));
}

/** A cache whose podman writes layouts when it pushes, and otherwise does what `answer` says. */
function cacheIn(
  directory: string,
  answer: (verb: string) => Answer | undefined = () => undefined,
  namesByPath = false,
) {
  const writing: Promise<void>[] = [];
  const { attempt, commands } = recordingAttempt((argv) => {
    const given = answer(argv[1] ?? '');
    const [, path, name] = /^oci:([^:]*):(.*)$/.exec(argv.at(-1) ?? '') ?? [];
    if (argv[1] === 'push' && given === undefined && path) writing.push(writeLayout(path, [[name, OTHER]]));
    const images = JSON.stringify([{ Id: 'id', Names: [...names, 'localhost/own:1'] }]);
    return given ?? { stdout: argv[1] === 'images' ? images : 'id\n' };
  });
  const read: string[] = [];
  const names: string[] = [];
  const podman = new Podman(async (argv, options) => {
    const link = /^oci:([^:]*)/.exec(argv.at(-1) ?? '')?.[1];
    if (argv[1] === 'pull' && options.cwd !== undefined && link !== undefined) {
      read.push(await realpath(join(options.cwd, link)));
      if (namesByPath) names.push(`localhost/${link}:latest`);
    }
    const result = await attempt(argv, options);
    await Promise.all(writing);
    return result;
  });
  const [journal, log] = [memoryJournal(), recordingLog()];
  return { cache: openImageCache(directory, { podman, journal, log }), commands, journal, log, read };
}

describe('load', () => {
  test.each<[what: string, layouts: Record<string, [string | undefined, string][]>, pulled: string]>([
    ['of the role', { nginx: [[NGINX, DIGEST]] }, 'nginx'],
    [
      'of all images',
      {
        '.': [
          ['x', OTHER],
          [NGINX, DIGEST],
        ],
      },
      '',
    ],
  ])('a layout %s', async (_, layouts, pulled) => {
    await inDirectory(async (directory) => {
      for (const [name, images] of Object.entries(layouts)) await writeLayout(join(directory, name), images);
      const { cache, commands, journal, read } = cacheIn(directory);
      expect(await cache.load('nginx', [parsed(NGINX)])).toBe(NGINX);
      expect(commands.map((argv) => argv.slice(1).join(' '))).toEqual([
        expect.stringMatching(
          /^pull --quiet oci:podman-registry-load-[0-9a-f]{8}:docker\.io\/library\/nginx:1$/,
        ),
        `tag id ${NGINX}`,
        'images --format json',
      ]);
      expect(read).toEqual([join(directory, pulled)]);
      expect(journal.records).toEqual([{ kind: 'image', reference: NGINX }]);
    });
  });

  test('the name that Podman 4.3 makes of a path goes again', () =>
    inDirectory(async (directory) => {
      await writeLayout(join(directory, 'nginx'), [[NGINX, DIGEST]]);
      const { cache, commands } = cacheIn(directory, undefined, true);
      expect(await cache.load('nginx', [parsed(NGINX)])).toBe(NGINX);
      expect(commands.at(-1)?.join(' ')).toMatch(
        /^podman untag id localhost\/podman-registry-load-[0-9a-f]{8}:latest$/,
      );
    }));

  test('the first of the references that is in it', () =>
    inDirectory(async (directory) => {
      await writeLayout(join(directory, 'nginx'), [
        ['quay.io/a/nginx:1', OTHER],
        [NGINX, DIGEST],
      ]);
      const { cache } = cacheIn(directory);
      const wanted = ['quay.io/b/nginx:1', NGINX, 'quay.io/a/nginx:1'].map(parsed);
      expect(await cache.load('nginx', wanted)).toBe(NGINX);
    }));

  test.each<[what: string, name: string | undefined, digest: string, word: string]>([
    ['with a name', 'any', DIGEST, ':any'],
    ['alone and without one', undefined, DIGEST, ''],
  ])('by its digest, %s', async (_, name, digest, word) => {
    await inDirectory(async (directory) => {
      await writeLayout(join(directory, 'nginx'), [[name, digest]]);
      const { cache, commands } = cacheIn(directory);
      expect(await cache.load('nginx', [parsed(PINNED)])).toBe(PINNED_NAME);
      expect(commands[0]?.at(-1)?.replace(/^oci:[^:]*/, '')).toBe(word);
    });
  });

  test.each<[what: string, reference: string, images: [string | undefined, string][]]>([
    ['another tag', 'docker.io/library/nginx:2', [[NGINX, DIGEST]]],
    ['the name with another digest', PINNED, [[NGINX, OTHER]]],
    ['our name for the digest, which somebody else wrote', PINNED, [[PINNED_NAME, OTHER]]],
    [
      'two without names',
      PINNED,
      [
        [undefined, DIGEST],
        [undefined, DIGEST],
      ],
    ],
  ])('%s is not taken', async (_, reference, images) => {
    await inDirectory(async (directory) => {
      await writeLayout(join(directory, 'nginx'), images);
      const { cache, commands, log } = cacheIn(directory);
      expect(await cache.load('nginx', [parsed(reference)])).toBeUndefined();
      expect([commands, log.lines]).toEqual([[], []]);
    });
  });

  test('a directory that is not there is no cache, and no word', async () => {
    const { cache, log } = cacheIn('/nowhere/at/all');
    expect(await cache.load('nginx', [parsed(NGINX)])).toBeUndefined();
    expect(log.lines).toEqual([]);
  });

  test.each<[what: string, index: string, said: RegExp]>([
    ['was cut off', '{"manif', /JSON/],
    ['lists nothing', '{}', /index\.json lists no manifests/],
    ['is not of this form', '{"manifests":[{}]}', /manifest without digest/],
  ])('an index that %s is one warning', async (_, index, said) => {
    await inDirectory(async (directory) => {
      await writeLayout(join(directory, 'nginx'), []);
      await writeFile(join(directory, 'nginx/index.json'), index);
      const { cache, log } = cacheIn(directory);
      for (const wanted of [NGINX, PINNED]) {
        expect(await cache.load('nginx', [parsed(wanted)])).toBeUndefined();
      }
      expect(log.lines).toHaveLength(1);
      expect(log.lines[0]).toMatch(/^warning: the image cache .*nginx is damaged and not used for the nginx/);
      expect(log.lines[0]).toMatch(said);
    });
  });

  test.each<[what: string, damage: (manifest: string) => Promise<void>, said: RegExp]>([
    [
      'is another',
      (manifest) => writeFile(manifest, 'changed'),
      /the manifest sha256:.* has the digest sha256:/,
    ],
    ['is missing', (manifest) => rm(manifest), /ENOENT/],
  ])('a manifest that %s never reaches podman', async (_, damage, said) => {
    await inDirectory(async (directory) => {
      await writeLayout(join(directory, 'nginx'), [[NGINX, DIGEST]]);
      await damage(join(directory, 'nginx/blobs/sha256', hash('one')));
      const { cache, commands, log } = cacheIn(directory);
      expect(await cache.load('nginx', [parsed(PINNED)])).toBeUndefined();
      expect(commands).toEqual([]);
      expect(log.lines.join()).toMatch(said);
    });
  });

  test('what podman cannot read is a warning with its words', () =>
    inDirectory(async (directory) => {
      await writeLayout(join(directory, 'nginx'), [[NGINX, DIGEST]]);
      const { cache, log } = cacheIn(directory, () => ({ exitCode: 125, stderr: 'Digest did not match\n' }));
      expect(await cache.load('nginx', [parsed(NGINX)])).toBeUndefined();
      expect(log.lines.join()).toContain('Digest did not match');
    }));
});

describe('save', () => {
  test.each([NGINX, PINNED])('what was kept of %s is found again, and of nothing else', (text) =>
    inDirectory(async (directory) => {
      const { cache, log } = cacheIn(join(directory, 'new'));
      await cache.save('nginx', parsed(text), 'stored');
      expect(log.lines.filter((line) => line.startsWith('warning'))).toEqual([]);
      expect(await readdir(join(directory, 'new'))).toEqual(['nginx']);
      expect(await cache.load('nginx', [parsed(text)])).toBe(cachedName('nginx', parsed(text)));
      expect(await cache.load('nginx', [parsed(`docker.io/library/nginx@${NOBODYS}`)])).toBe(undefined);
    }),
  );

  test('a note of another layout is not believed', () =>
    inDirectory(async (directory) => {
      const { cache } = cacheIn(directory);
      await cache.save('nginx', parsed(PINNED), 'stored');
      const path = join(directory, 'nginx/podman-registry.json');
      const note = JSON.parse(await readFile(path, 'utf8'));
      for (const changed of [{ layout: 2 }, { manifest: NOBODYS }, { reference: NGINX }]) {
        await writeFile(path, JSON.stringify({ ...note, ...changed }));
        expect(await cache.load('nginx', [parsed(PINNED)])).toBeUndefined();
      }
      await writeFile(path, JSON.stringify(note));
      expect(await cache.load('nginx', [parsed(PINNED)])).toBe(PINNED_NAME);
    }));

  test('what a job left that was cut off goes, and what is there is replaced', () =>
    inDirectory(async (directory) => {
      await mkdir(join(directory, '.nginx-0a1b2c3d/blobs'), { recursive: true });
      await mkdir(join(directory, 'nginx/old'), { recursive: true });
      await cacheIn(directory).cache.save('nginx', parsed(NGINX), NGINX);
      expect(await readdir(directory)).toEqual(['nginx']);
      expect(await readdir(join(directory, 'nginx'))).not.toContain('old');
    }));

  test('a failure is a warning, and leaves what was there', () =>
    inDirectory(async (directory) => {
      await writeLayout(join(directory, 'nginx'), [[NGINX, DIGEST]]);
      const { cache, log } = cacheIn(directory, () => ({
        exitCode: 125,
        stderr: 'no space left on device\n',
      }));
      await cache.save('nginx', parsed(NGINX), NGINX);
      expect(log.lines.join()).toMatch(
        /^warning: the nginx image could not be kept .*no space left on device/,
      );
      expect(await readdir(directory)).toEqual(['nginx']);
    }));
});

test('a path that podman would take apart is refused', () => {
  expect(() => cacheIn('/a:b')).toThrow(UserError);
});

describe('imageCacheKey', () => {
  const images = [parsed(NGINX), parsed('docker.io/library/registry:3')];
  const on = { RUNNER_OS: 'Linux', RUNNER_ARCH: 'X64' };

  test('is the same for the same, and begins as actions/cache is told', () => {
    const key = imageCacheKey(images, [], on);
    expect(key).toMatch(/^podman-registry-images-Linux-X64-[0-9a-f]{16}$/);
    expect(imageCacheKey([...images], [], { ...on })).toBe(key);
  });

  test('is another for another machine, image or origin', () => {
    const keys = [
      imageCacheKey(images, [], on),
      imageCacheKey(images, [], { ...on, RUNNER_ARCH: 'ARM64' }),
      imageCacheKey([parsed(PINNED), ...images.slice(1)], [], on),
      imageCacheKey(images, ['nginx'], on),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});
