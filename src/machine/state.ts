import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

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

/** @returns undefined where the work directory holds no machine */
export async function readState(workDir: string): Promise<MachineState | undefined> {
  try {
    return JSON.parse(await readFile(placesIn(workDir).state, 'utf8')) as MachineState;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}

export async function writeState(workDir: string, state: MachineState): Promise<void> {
  const { state: path } = placesIn(workDir);
  // Renamed into place, so that nobody reads half a file.
  await writeFile(`${path}.new`, `${JSON.stringify(state, undefined, 2)}\n`);
  await rename(`${path}.new`, path);
}
