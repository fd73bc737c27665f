import { accessSync, constants, mkdtempSync, realpathSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type InBackground, withBackground } from '../../platform/settle-all.js';
import type { Variables } from './base/base-commit.js';

/** The directories of one run, absolute and without links. */
export interface Scratch {
  /** For the files that are generated from, and the units. */
  readonly directory: string;
  /** The home and runtime directory of the user that units are verified for; nothing where there is no place for one. */
  readonly home: string | undefined;
}

const MEMORY = '/dev/shm';
/** Bytes; a set needs a small part of it. */
const MEMORY_NEEDED = 512 * 1024 * 1024;

/** systemd refuses a PIDFile= below these (path_below_api_vfs), and each .pod has one in the runtime directory. */
const API_FILE_SYSTEMS = ['/dev', '/proc', '/sys'];

/** Runs work in directories of its own, and removes them when the work and all that it started have ended. */
export async function withScratch<T>(
  variables: Variables,
  work: (scratch: Scratch, inBackground: InBackground) => Promise<T>,
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
    return await withBackground((inBackground) => work(scratch, inBackground));
  } finally {
    for (const directory of made) rmSync(directory, { recursive: true, force: true });
  }
}

/** Thousands of small files that live for a second are quicker in memory, where it has enough room for them. */
function scratchParent({ RUNNER_TEMP }: Variables): string {
  try {
    accessSync(MEMORY, constants.W_OK | constants.X_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    if (bavail * bsize >= MEMORY_NEEDED) return MEMORY;
  } catch {
    // Not every system has it.
  }
  return RUNNER_TEMP || tmpdir();
}

/** The first usual place for temporary files that can be written to, outside of the kernel's own file systems. */
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
