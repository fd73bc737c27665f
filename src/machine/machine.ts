import { processesIn } from './cgroup.js';
import { type InsideRun, runInside } from './inside.js';
import { type MachineState, readState } from './state.js';
import { stopMachine } from './stop.js';

/** A booted machine. */
export interface Machine {
  readonly name: string;
  /**
   * The machine's root directory as the host's root user sees it, with all its mounts; gone once it is stopped.
   * An absolute symbolic link in there points to the host's files.
   */
  readonly rootDir: string;
  /** The id, on the host, of the machine's PID 1. */
  readonly initPid: number;
  /** Runs a command inside and returns how it ended, whatever its exit code. */
  readonly run: InsideRun;
  /** Ends the machine and removes all of it from the host; further calls do nothing. */
  stop(): Promise<void>;
}

/** A machine that is up, by what its work directory says of it. */
export function machineOf(workDir: string, state: MachineState & { initPid: number }): Machine {
  const { name, initPid } = state;
  let stopped: Promise<void> | undefined;
  return {
    name,
    initPid,
    rootDir: `/proc/${initPid}/root`,
    run: (argv, options) => runInside(initPid, argv, options),
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
export async function attachMachine(workDir: string): Promise<Machine | undefined> {
  const state = await readState(workDir);
  if (state?.initPid === undefined) return undefined;
  const { initPid } = state;
  if (!(await processesIn(state.cgroup)).includes(initPid)) return undefined;
  return machineOf(workDir, { ...state, initPid });
}
