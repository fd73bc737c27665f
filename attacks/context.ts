import { ACTION, NODE } from '../conformance/lab.js';
import type { Machine } from '../src/machine/machine.js';
import { asRunner } from './as-runner.js';
import type { AttackOptions } from './options.js';
import type { PartResult } from './results.js';

/** What each part works with. */
export interface AttackContext {
  readonly machine: Machine;
  readonly options: AttackOptions;
  /** The program of Distribution 3; without one, 2.8 alone is attacked. */
  readonly distribution3: string | undefined;
  readonly say: (line: string) => void;
}

// Seconds. Thousands of requests, or hundreds of runs, are one program in the machine.
const LONGEST = 3600;

/** Runs a program of this folder in the machine, and returns the JSON that it prints. */
export async function runInMachine<Result = PartResult>(
  machine: Machine,
  program: string,
  job: unknown,
): Promise<Result> {
  const argv = [NODE, `${ACTION}/lib/attacks/${program}`];
  const output = await asRunner(machine, argv, { timeout: LONGEST, env: { ATTACK: JSON.stringify(job) } });
  return JSON.parse(output) as Result;
}
