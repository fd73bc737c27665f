import { run } from '../platform/exec.js';
import { processesIn } from './cgroup.js';
import { type InsideRun, runInside } from './inside.js';
import { RUNNER } from './recipe.js';
import { type MachineState, readState } from './state.js';
import { stopMachine } from './stop.js';
import { privileged } from './tools.js';

/** A booted machine of any kind. */
export interface Machine {
  readonly name: string;
  /** Runs a command inside and returns how it ended, whatever its exit code. */
  readonly run: InsideRun;
  /**
   * Copies a file of the host to an absolute path inside, and makes the directories above it.
   * @param options.mode as chmod(1) takes it
   */
  put(source: string, target: string, options: { owner: 'root' | 'runner'; mode: string }): Promise<void>;
  /** Ends the machine and removes all of it from the host; further calls do nothing. */
  stop(): Promise<void>;
}

/** A machine that shares the kernel of the host: its files and processes are within reach from outside. */
export interface NspawnMachine extends Machine {
  /**
   * The machine's root directory as the host's root user sees it, with all its mounts; gone once it is stopped.
   * An absolute symbolic link in there points to the host's files.
   */
  readonly rootDir: string;
  /** The id, on the host, of the machine's PID 1. */
  readonly initPid: number;
}

/** The options of install(1) for a file that is put into a machine. */
export function installOptions({ owner, mode }: Parameters<Machine['put']>[2]): string[] {
  const id = owner === 'root' ? 0 : RUNNER.uid;
  return ['-D', `--owner=${id}`, `--group=${id}`, `--mode=${mode}`];
}

/** A machine that is up, by what its work directory says of it. */
export function machineOf(workDir: string, state: MachineState & { initPid: number }): NspawnMachine {
  const { name, initPid } = state;
  const rootDir = `/proc/${initPid}/root`;
  let stopped: Promise<void> | undefined;
  return {
    name,
    initPid,
    rootDir,
    run: (argv, options) => runInside(initPid, argv, options),
    put: async (source, target, options) => {
      const argv = ['install', ...installOptions(options), source, `${rootDir}${target}`];
      await run(privileged(argv), { timeout: 60 });
    },
    stop: () => {
      stopped ??= stopMachine(workDir);
      return stopped;
    },
  };
}

/**
 * Finds a machine again that another process booted.
 * @returns undefined where the work directory holds none that is running
 */
export async function attachMachine(workDir: string): Promise<NspawnMachine | undefined> {
  const state = await readState(workDir);
  if (state?.initPid === undefined) return undefined;
  const { initPid } = state;
  if (!(await processesIn(state.cgroup)).includes(initPid)) return undefined;
  return machineOf(workDir, { ...state, initPid });
}
