import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { formatBytes } from '../../../src/platform/amounts.js';
import { type Blobs, parseBlobs } from '../../../src/registry/persistent/blobs.js';
import {
  assertKeepsPlatforms,
  collectGarbage,
  describeCollected,
  eligible,
  endCollection,
  readOnly,
} from '../../../src/registry/persistent/gc.js';
import { registryPaths } from '../../../src/registry/persistent/paths.js';
import { recordingAttempt } from '../../fakes.js';
import { inDirectory } from '../fakes.js';

const CONFIG = '# ours\nversion: 0.1\nstorage:\n  filesystem:\n    rootdirectory: /data\n';
const hex = (character: string) => character.repeat(64);

/** A registry whose own command answers `output`. */
async function collecting(
  output: { readonly exitCode?: number; readonly stdout?: string },
  options: {
    readonly version?: string;
    readonly dryRun?: boolean;
    readonly untagged?: boolean;
    readonly interrupted?: boolean;
    readonly cutOffBefore?: boolean;
  } = {},
  stores: readonly (Blobs | undefined)[] = [new Map(), new Map()],
) {
  return inDirectory(async (home) => {
    const place = registryPaths(home, 'team');
    const config = join(place.directory, 'registry/config.yml');
    await mkdir(dirname(config), { recursive: true });
    await writeFile(config, options.cutOffBefore ? readOnly(CONFIG) : CONFIG);
    if (options.cutOffBefore) await writeFile(join(place.directory, 'config-before-gc.yml'), CONFIG);
    const seen: string[] = [];
    const left = [...stores];
    const { attempt, commands } = recordingAttempt((argv) => {
      if (argv.includes('--version'))
        return { stdout: options.version ?? 'registry distribution/v3 v3.1.1\n' };
      return argv[1] === 'exec' ? output : undefined;
    });
    const result = await collectGarbage(
      place,
      { dryRun: options.dryRun ?? false, untagged: options.untagged ?? false },
      {
        attempt,
        ready: async () => {
          seen.push(await readFile(config, 'utf8'));
        },
        blobs: async () => left.shift(),
        say: () => undefined,
        interrupted: () => options.interrupted ?? false,
      },
    ).catch((thrown: Error) => thrown);
    const after = await readFile(config, 'utf8');
    return {
      result,
      commands: commands.map((words) => words.join(' ')),
      seen,
      after,
      cutOff: await endCollection(place),
    };
  });
}

const PROGRAM = 'podman exec podman-registry-team-registry /proc/1/exe';
const EXEC = `${PROGRAM} garbage-collect`;
const RESTART = 'podman restart podman-registry-team-registry';
const CONFIG_PATH = '/etc/podman-registry/registry/config.yml';

describe('collectGarbage', () => {
  test('collects while the registry takes no pushes, and tells what is gone', async () => {
    const before = new Map([
      [`sha256:${hex('a')}`, 1000],
      [`sha256:${hex('b')}`, 24],
    ]);
    const after = new Map([[`sha256:${hex('b')}`, 24]]);
    const {
      result,
      commands,
      seen,
      after: config,
      cutOff,
    } = await collecting({}, { untagged: true }, [before, after]);
    expect(result).toEqual({ blobs: 1, bytes: 1000 });
    expect(commands).toEqual([
      `${PROGRAM} --version`,
      RESTART,
      `${EXEC} --delete-untagged ${CONFIG_PATH}`,
      RESTART,
    ]);
    expect(seen.map((text) => parse(text).storage.maintenance?.readonly?.enabled)).toEqual([true, undefined]);
    expect(config).toBe(CONFIG);
    expect(cutOff).toBe(false);
  });

  test.each([false, true])(
    'images without a tag stay where the registry would take those of an index for such, dry run: %s',
    async (dryRun) => {
      const version = '/proc/1/exe github.com/docker/distribution 2.8.3+ds1\n';
      const { result, commands, seen, after } = await collecting({}, { untagged: true, dryRun, version });
      expect(String(result)).toContain('would destroy multi-platform images');
      expect(commands).toEqual([`${PROGRAM} --version`]);
      expect(seen).toEqual([]);
      expect(after).toBe(CONFIG);
    },
  );

  test('restores the registry where its command fails, or the operator asks for the end', async () => {
    const failed = await collecting({ exitCode: 1 });
    expect(failed.result).toBeInstanceOf(Error);
    const interrupted = await collecting({}, { interrupted: true });
    expect(interrupted.result).toMatchObject({ message: 'interrupted before anything was collected' });
    expect(interrupted.commands).toEqual([RESTART, RESTART]);
    for (const { after, seen, cutOff } of [failed, interrupted]) {
      expect(after).toBe(CONFIG);
      expect(seen).toHaveLength(2);
      expect(cutOff).toBe(false);
    }
  });

  test('after one that was cut off the registry takes pushes again', async () => {
    expect((await collecting({}, { cutOffBefore: true })).after).toBe(CONFIG);
  });

  test('a dry run restarts nothing', async () => {
    const stdout = `x: marking\nblob eligible for deletion: sha256:${hex('a')}\nblob eligible for deletion: sha256:${hex('a')}\n`;
    const store = new Map([[`sha256:${hex('a')}`, 7]]);
    const { result, commands } = await collecting({ stdout }, { dryRun: true }, [store]);
    expect(result).toEqual({ blobs: 1, bytes: 7 });
    expect(commands).toEqual([`${EXEC} --dry-run ${CONFIG_PATH}`]);
  });

  test('where the storage is elsewhere, the number of blobs is told without bytes', async () => {
    const stdout = `blob eligible for deletion: sha256:${hex('a')}\n`;
    const { result } = await collecting({ stdout }, {}, [undefined, undefined]);
    expect(result).toEqual({ blobs: 1, bytes: undefined });
  });
});

test('a collection that was cut off is ended by the next who comes', async () => {
  await inDirectory(async (home) => {
    const place = registryPaths(home, 'team');
    await mkdir(join(place.directory, 'registry'), { recursive: true });
    await writeFile(join(place.directory, 'registry/config.yml'), readOnly(CONFIG));
    await writeFile(join(place.directory, 'config-before-gc.yml'), CONFIG);
    expect(await endCollection(place)).toBe(true);
    expect(await readFile(join(place.directory, 'registry/config.yml'), 'utf8')).toBe(CONFIG);
    expect(await endCollection(place)).toBe(false);
  });
});

test('a configuration keeps what it says of maintenance', () => {
  const config = 'storage:\n  maintenance:\n    uploadpurging:\n      age: 1h\n';
  expect(parse(readOnly(config)).storage.maintenance).toEqual({
    uploadpurging: { age: '1h' },
    readonly: { enabled: true },
  });
});

test('blobs are read out of the storage layout', () => {
  const base = '/d/docker/registry/v2/blobs/sha256';
  const text = `12 ${base}/aa/${hex('a')}/data\n3 ${base}/bb/${hex('b')}/link\n\n`;
  expect([...parseBlobs(text)]).toEqual([[`sha256:${hex('a')}`, 12]]);
  expect(eligible('nothing')).toEqual([]);
});

test.each([
  [0, '0 B'],
  [1023, '1023 B'],
  [1536, '1.5 KiB'],
  [3 * 1024 ** 4, '3.0 TiB'],
  [5000 * 1024 ** 4, '5000.0 TiB'],
])('%d bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes)).toBe(words);
});

test.each([
  [{ blobs: 1, bytes: 2048 }, false, 'freed 1 blob, 2.0 KiB (2048 bytes)'],
  [{ blobs: 2, bytes: undefined }, true, 'would free 2 blobs'],
])('%j is told in words', (collected, dryRun, words) => {
  expect(describeCollected(collected, { dryRun })).toBe(words);
});

describe('assertKeepsPlatforms', () => {
  test.each([
    // Debian's package, and the official images of 3.
    ['/proc/1/exe github.com/docker/distribution 2.8.3+ds1\n', 'runs Distribution 2.8.3+ds1'],
    ['registry github.com/docker/distribution v2.7.1', 'runs Distribution 2.7.1'],
    ['registry github.com/distribution/distribution/v3 v3.0.0-alpha.1', 'runs Distribution 3.0.0-alpha.1'],
    ['registry github.com/distribution/distribution/v3 v3.0.0-beta.1', undefined],
    ['/proc/1/exe github.com/distribution/distribution/v3 v3.1.1+unknown\n', undefined],
    ['registry github.com/distribution/distribution/v4 v4.0.0', undefined],
    ['registry github.com/distribution/distribution/v10 v10.2.0', undefined],
    // Built without its version, or another program: what it would delete is unknown.
    ['registry github.com/distribution/distribution/v3 unknown', 'runs a registry of unknown version'],
    ['', 'runs a registry of unknown version'],
  ])('%j', (said, refused) => {
    const assert = () => assertKeepsPlatforms({ name: 'team' }, said);
    if (refused === undefined) expect(assert).not.toThrow();
    else expect(assert).toThrow(refused);
  });

  test('the refusal names what works instead', () => {
    const assert = () => assertKeepsPlatforms({ name: 'team' }, 'r p 2.8.3');
    expect(assert).toThrow('podman-registry gc team)');
    expect(assert).toThrow('Nothing was changed');
  });
});
