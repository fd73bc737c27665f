import { lstat, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { processesIn, unifiedMount } from '../machine/cgroup.js';
import { cgroupName } from '../machine/state.js';
import { UserError } from '../platform/errors.js';
import { MACHINE, WORK_DIR } from './in-machine.js';
import { downCommand } from './own-command.js';

/** Leftovers of a machine of `start` on this host. */
interface LeftBehind {
  /** The path of the machine's cgroup, existing or not; undefined on a host without cgroup v2. */
  readonly cgroup: string | undefined;
  /** Whether the cgroup exists. */
  readonly hasCgroup: boolean;
  readonly processes: readonly number[];
  /** Work directories of this user. */
  readonly workDirs: readonly string[];
}

/**
 * Searches for a machine by its cgroup, its processes and the work directories, independently of the session.
 * @throws UserError if the machine belongs to another user
 */
export async function leftBehind(): Promise<LeftBehind> {
  const mount = unifiedMount(await readFile('/proc/self/mounts', 'utf8').catch(() => ''));
  const cgroup = mount === undefined ? undefined : join(mount, cgroupName(MACHINE));
  const processes = cgroup === undefined ? [] : await processesIn(cgroup);
  const named = (await Promise.all(processes.map(workDirOf))).filter((path) => path !== undefined);
  const listed = (await readdir(tmpdir()))
    .filter((name) => WORK_DIR.test(name))
    .map((name) => join(tmpdir(), name));
  const workDirs: string[] = [];
  for (const path of new Set([...named, ...listed])) {
    const owner = await ownerOf(path);
    if (owner === process.getuid?.()) workDirs.push(path);
    else if (owner !== undefined && named.includes(path)) {
      throw new UserError(
        `the machine ${MACHINE} belongs to uid ${owner}; that user can stop it with: ${downCommand()}`,
      );
    }
  }
  const hasCgroup = cgroup !== undefined && (await ownerOf(cgroup)) !== undefined;
  return { cgroup, hasCgroup, processes, workDirs };
}

/** The work directory of a machine's process, from the command lines of nspawn and its launcher. */
async function workDirOf(pid: number): Promise<string | undefined> {
  const argv = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
  for (const word of argv) {
    const path = word.replace(/^--directory=/, '').replace(/\/root$/, '');
    if (basename(path) === 'tree' && WORK_DIR.test(basename(dirname(path)))) return dirname(path);
  }
  return undefined;
}

/** The owner of a directory itself: behind a symbolic link there could be anything. */
async function ownerOf(path: string): Promise<number | undefined> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isDirectory() ? found.uid : undefined;
}
