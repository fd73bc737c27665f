import { execFile } from 'node:child_process';
import type { Mode } from '../src/quadlet/finding.js';
import { type GeneratorOutput, readVerdict, type Verdict } from '../src/quadlet/generator/verdict/verdict.js';

/** How to run a generator. */
export interface GeneratorRun {
  /** The path of the binary. */
  readonly generator: string;
  /** The search path; absolute directories. */
  readonly directories: readonly string[];
  readonly mode: Mode;
  /** Seconds after which it is killed and counts as hung. */
  readonly limit: number;
}

const GIGABYTE = 2 ** 30;

/**
 * Runs a generator once with `-dryrun`, so that it writes nothing.
 * @throws Error when the binary cannot be started
 */
export function runGenerator(run: GeneratorRun): Promise<GeneratorOutput> {
  const args = ['-dryrun', ...(run.mode === 'user' ? ['-user'] : [])];
  const options = {
    // It reads so little that a second thread costs more than it brings.
    env: { QUADLET_UNIT_DIRS: run.directories.join(':'), GOMAXPROCS: '1', HOME: '/', PATH: '/usr/bin:/bin' },
    timeout: run.limit * 1000,
    killSignal: 'SIGKILL' as const,
    maxBuffer: GIGABYTE,
  };
  return new Promise((resolve, reject) => {
    execFile(run.generator, args, options, (error, stdout, stderr) => {
      if (error === null) {
        resolve({ exitCode: 0, timedOut: false, stdout, stderr });
      } else if (typeof error.code === 'string') {
        reject(new Error(`cannot run ${run.generator}: ${error.message}`, { cause: error }));
      } else {
        const exitCode = typeof error.code === 'number' ? error.code : undefined;
        resolve({ exitCode, timedOut: error.killed === true, stdout, stderr });
      }
    });
  });
}

/** @returns the version that a binary prints, or `undefined` for one that cannot (4.4) */
export function versionOf(generator: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(generator, ['-version'], { timeout: 10_000 }, (error, stdout) => {
      const version = /^(\d+\.\d+\.\d+)\S*\s*$/.exec(stdout)?.[1];
      resolve(error === null ? version : undefined);
    });
  });
}

/** Runs a generator and reads its verdict; paths become relative to `root`. */
export async function judge(run: GeneratorRun, root: string): Promise<Verdict> {
  return readVerdict(await runGenerator(run), root);
}
