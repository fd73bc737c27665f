import { accessSync, constants, mkdtempSync, realpathSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AddTask, withTaskGroup } from '../../platform/concurrency.js';
import type { Variables } from './base/base-commit.js';

/** The directories of one run, absolute and without links. */
export interface Scratch {
  /** For the sources and the generated units. */
  readonly directory: string;
  /** The home and runtime directory for systemd-analyze; undefined if there is no suitable parent directory. */
  readonly home: string | undefined;
}

const MEMORY = '/dev/shm';
/** Bytes; a set needs only a small part. */
const MEMORY_NEEDED = 512 * 1024 * 1024;

/** systemd refuses a PIDFile= below these (path_below_api_vfs), and each .pod has one in its runtime directory. */
const API_FILE_SYSTEMS = ['/dev', '/proc', '/sys'];

/** Runs work in temporary directories, and removes them after the work and its background tasks have ended. */
export async function withScratch<T>(
  variables: Variables,
  work: (scratch: Scratch, addTask: AddTask) => Promise<T>,
): Promise<T> {
  const made: string[] = [];
  const make = (parent: string) => {
    const directory = realpathSync(mkdtempSync(join(parent, 'quadlet-generate-')));
    made.push(directory);
    return directory;
  };
  try {
    const parent = homeParent(variables);
    const scratch = { directory: make(scratchParent(variables)), home: parent && make(parent) };
    return await withTaskGroup((addTask) => work(scratch, addTask));
  } finally {
    for (const directory of made) rmSync(directory, { recursive: true, force: true });
  }
}

/** Thousands of short-lived small files are faster in memory, if it has enough space. */
function scratchParent({ RUNNER_TEMP }: Variables): string {
  try {
    accessSync(MEMORY, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= MEMORY_NEEDED) return MEMORY;
  } catch {
    // Not every system has /dev/shm.
  }
  return RUNNER_TEMP || tmpdir();
}

/** The first writable directory for temporary files outside of /dev, /proc and /sys. */
function homeParent({ RUNNER_TEMP }: Variables): string | undefined {
  return [RUNNER_TEMP, tmpdir(), '/tmp', '/var/tmp'].find((place) => {
    if (!place) return false;
    try {
      accessSync(place, constants.W_OK | constants.X_OK);
      const real = realpathSync(place);
      return !API_FILE_SYSTEMS.some((one) => real === one || real.startsWith(`${one}/`));
    } catch {
      return false;
    }
  });
}
