import { readFile, rename, writeFile } from 'node:fs/promises';
import { basename, isAbsolute, join } from 'node:path';

/** What another process must know to find a machine again; `machine.json` in the machine's work directory. */
export interface MachineState {
  readonly name: string;
  /** The cgroup that holds the machine's processes and no others. */
  readonly cgroup: string;
  /** Both are set once the machine is up. */
  readonly nspawnPid?: number;
  readonly initPid?: number;
}

/** Everything that a machine puts into its work directory. */
export function placesIn(workDir: string) {
  return {
    state: join(workDir, 'machine.json'),
    console: join(workDir, 'console.log'),
    tree: join(workDir, 'tree'),
  };
}

/** The name of the cgroup of a machine, below the mount of cgroup v2. */
export function cgroupName(machine: string): string {
  return `registry-machine-${machine}`;
}

/**
 * @returns undefined if the work directory contains no machine
 * @throws Error if this program did not write the file, because its processes and files are killed and removed as root
 */
export async function readState(workDir: string): Promise<MachineState | undefined> {
  const { state: path } = placesIn(workDir);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
  const state: unknown = JSON.parse(text);
  if (!isState(state)) throw new Error(`${path} does not describe a machine`);
  return state;
}

function isState(value: unknown): value is MachineState {
  if (typeof value !== 'object' || value === null) return false;
  const { name, cgroup, nspawnPid = 1, initPid = 1 } = value as Record<string, unknown>;
  return (
    typeof name === 'string' &&
    /^[A-Za-z0-9][A-Za-z0-9.-]{0,63}$/.test(name) &&
    typeof cgroup === 'string' &&
    isAbsolute(cgroup) &&
    basename(cgroup) === cgroupName(name) &&
    [nspawnPid, initPid].every((pid) => Number.isSafeInteger(pid) && Number(pid) > 0)
  );
}

export async function writeState(workDir: string, state: MachineState): Promise<void> {
  const { state: path } = placesIn(workDir);
  // Renamed into place, so that no process reads half a file.
  await writeFile(`${path}.new`, `${JSON.stringify(state, undefined, 2)}\n`);
  await rename(`${path}.new`, path);
}
