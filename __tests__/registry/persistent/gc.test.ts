import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { formatBytes } from '../../../src/platform/amounts.js';
import {
  isCollecting,
  readOnly,
  recoverCollection,
} from '../../../src/registry/persistent/collection-state.js';
import { collectGarbage, describeCollected, eligible } from '../../../src/registry/persistent/gc.js';
import { registryPaths } from '../../../src/registry/persistent/paths.js';
import type { CollectionReport } from '../../../src/registry/store/protocol.js';
import { type Answer, recordingAttempt, recordingLog } from '../../fakes.js';
import { inDirectory } from '../fakes.js';

const CONFIG = '# ours\nversion: 0.1\nstorage:\n  filesystem:\n    rootdirectory: /data\n';
const hex = (character: string) => character.repeat(64);
const FOUND: CollectionReport = { lines: ['app: x'], blobs: 1, bytes: 7, isEmpty: false };
const NOTHING: CollectionReport = { lines: [], blobs: 0, bytes: 0, isEmpty: true };

interface Situation {
  readonly dryRun?: boolean;
  readonly untagged?: boolean;
  readonly interrupted?: boolean;
  readonly cutOffBefore?: boolean;
  readonly found?: CollectionReport;
  /** The data is in an object store, and the registry's own command answers this. */
  readonly command?: Answer;
}

async function collecting(options: Situation = {}) {
  return inDirectory(async (home) => {
    const place = registryPaths(home, 'team');
    const config = join(place.directory, 'registry/config.yml');
    await mkdir(dirname(config), { recursive: true });
    await writeFile(config, options.cutOffBefore ? readOnly(CONFIG) : CONFIG);
    if (options.cutOffBefore) await writeFile(join(place.directory, 'config-before-gc.yml'), CONFIG);
    const seen: string[] = [];
    const states: string[] = [];
    const { attempt, commands } = recordingAttempt((argv) =>
      argv[1] === 'exec' ? options.command : undefined,
    );
    // What a SIGKILL at this moment leaves.
    const keepState = async () => {
      const state = join(home, String(states.length));
      await cp(place.directory, registryPaths(state, 'team').directory, { recursive: true });
      states.push(state);
    };
    const asked: boolean[] = [];
    const result = await collectGarbage(
      place,
      {
        dryRun: options.dryRun ?? false,
        untagged: options.untagged ?? false,
        keepLast: undefined,
        olderThan: undefined,
      },
      {
        attempt: async (argv, more) => {
          await keepState();
          return attempt(argv, more);
        },
        ready: async () => {
          await keepState();
          seen.push(await readFile(config, 'utf8'));
        },
        store:
          options.command === undefined
            ? async (_selection, doDelete) => {
                await keepState();
                asked.push(doDelete);
                if (doDelete) seen.push('deleted');
                return options.found ?? FOUND;
              }
            : undefined,
        say: () => undefined,
        interrupted: () => options.interrupted ?? false,
      },
    ).catch((thrown: Error) => thrown);
    const after = await readFile(config, 'utf8');
    return {
      result,
      commands: commands.map((words) => words.join(' ')),
      asked,
      seen,
      after,
      cutOff: await isCollecting(place),
      recovered: await Promise.all(states.map(recovering)),
    };
  });
}

/** The next command after an interruption: the configuration with which it restarts the service, and at the end. */
async function recovering(home: string) {
  const place = registryPaths(home, 'team');
  const config = join(place.directory, 'registry/config.yml');
  const restarts: string[] = [];
  const log = recordingLog();
  const services = { restart: async () => void restarts.push(await readFile(config, 'utf8')) };
  const wasThere = await recoverCollection(place, { services: services as never, log });
  return {
    wasThere,
    restarts,
    after: await readFile(config, 'utf8'),
    isCollecting: await isCollecting(place),
    warnings: log.lines.length,
  };
}

const EXEC = 'podman exec podman-registry-team-registry /proc/1/exe garbage-collect';
const RESTART = 'podman restart podman-registry-team-registry';
const CONFIG_PATH = '/etc/podman-registry/registry/config.yml';
const isReadOnly = (text: string | undefined) => parse(text ?? '').storage.maintenance?.readonly?.enabled;

describe('collectGarbage', () => {
  test('collects while the registry takes no pushes, and tells what is gone', async () => {
    const { result, commands, asked, seen, after, cutOff } = await collecting({ untagged: true });
    expect(result).toEqual(FOUND);
    expect(commands).toEqual([RESTART, RESTART]);
    expect(asked).toEqual([false, true]);
    expect([isReadOnly(seen[0]), seen[1], isReadOnly(seen[2])]).toEqual([true, 'deleted', undefined]);
    expect(after).toBe(CONFIG);
    expect(cutOff).toBe(false);
  });

  test.each<[string, Situation, CollectionReport]>([
    ['there is nothing to delete', { found: NOTHING }, NOTHING],
    ['it is a dry run', { dryRun: true }, FOUND],
  ])('nothing is restarted if %s', async (_name, situation, report) => {
    const { result, commands, asked, seen } = await collecting(situation);
    expect({ result, commands, asked, seen }).toEqual({
      result: report,
      commands: [],
      asked: [false],
      seen: [],
    });
  });

  test('restores the registry if the command fails, or the operator interrupts it', async () => {
    const failed = await collecting({ command: { exitCode: 1 } });
    expect(failed.result).toBeInstanceOf(Error);
    expect(failed.commands).toEqual([`${EXEC} --dry-run ${CONFIG_PATH}`]);
    const interrupted = await collecting({ interrupted: true });
    expect(interrupted.result).toMatchObject({ message: 'interrupted before anything was collected' });
    expect(interrupted.asked).toEqual([false]);
    expect(interrupted.commands).toEqual([RESTART, RESTART]);
    expect(interrupted.after).toBe(CONFIG);
    expect(interrupted.seen).toHaveLength(2);
    expect(interrupted.cutOff).toBe(false);
  });

  test('after one that was cut off the registry takes pushes again', async () => {
    expect((await collecting({ cutOffBefore: true })).after).toBe(CONFIG);
  });
});

describe('the data is in an object store', () => {
  const stdout = `x: marking\nblob eligible for deletion: sha256:${hex('a')}\nblob eligible for deletion: sha256:${hex('a')}\n`;

  test('the registry collects by itself, and keeps every manifest', async () => {
    const { result, commands } = await collecting({ command: { stdout } });
    expect(result).toMatchObject({ blobs: 1, bytes: undefined });
    expect(commands).toEqual([
      `${EXEC} --dry-run ${CONFIG_PATH}`,
      RESTART,
      `${EXEC} ${CONFIG_PATH}`,
      RESTART,
    ]);
    expect((await collecting({ command: { stdout: 'x' } })).commands).toHaveLength(1);
  });

  test('images are not selected', async () => {
    const { result, commands } = await collecting({ command: { stdout }, untagged: true });
    expect(String(result)).toContain('the data of "team" is in an object store');
    expect(commands).toEqual([]);
  });
});

test('an interruption at any point is ended by the next command', async () => {
  const { recovered } = await collecting();
  const nothing = { wasThere: false, restarts: [], after: CONFIG, isCollecting: false, warnings: 0 };
  const restarted = { wasThere: true, restarts: [CONFIG], after: CONFIG, isCollecting: false, warnings: 1 };
  // It reads, restarts, waits, deletes, restarts and waits.
  expect(recovered).toEqual([nothing, ...Array<typeof restarted>(5).fill(restarted)]);
});

test('a configuration keeps what it says of maintenance', () => {
  const config = 'storage:\n  maintenance:\n    uploadpurging:\n      age: 1h\n';
  expect(parse(readOnly(config)).storage.maintenance).toEqual({
    uploadpurging: { age: '1h' },
    readonly: { enabled: true },
  });
});

test('the output of a registry without garbage names no blobs', () => {
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
  [{ lines: [], blobs: 1, bytes: 2048 }, false, 'freed 1 blob, 2.0 KiB (2048 bytes)\n'],
  [{ lines: ['a', 'b'], blobs: 2, bytes: undefined }, true, 'a\nb\nwould free 2 blobs\n'],
])('%j is told in words', (collected, dryRun, words) => {
  expect(describeCollected(collected, { dryRun })).toBe(words);
});
