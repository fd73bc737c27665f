import { type Attempt, CommandError, type CommandResult } from '../../platform/exec.js';
import type { Mode } from '../finding.js';

/** Podman's own generator, wherever it is. */
export interface Generator {
  /** In full, `5.4.2`. */
  readonly version: string;
  /** Which one it is, for people. */
  readonly description: string;
  /** As it names itself in what it writes. */
  readonly program: string;
  /** Whether it belongs to the Podman that is installed here. */
  readonly installed: boolean;
  /**
   * Lets it read a directory and write into another one.
   * @param root absolute, nothing of it is written to
   * @param copy the directory to read, relative to `root`
   * @param output absolute
   */
  run(root: string, copy: string, output: string, mode: Mode): Promise<GeneratorRun>;
}

export interface GeneratorRun {
  readonly result: CommandResult;
  /** What the generated units call `root`. */
  readonly root: string;
}

/** Seconds. It reads some thousand files in one. */
export const LIMIT = 10;

/** The Podman that generated units call. */
export const PODMAN = '/usr/bin/podman';

export function generatorArguments(mode: Mode, output: string): string[] {
  return [...(mode === 'user' ? ['-user'] : []), '-no-kmsg-log', output];
}

/** Lets a generator read directories as one search path, and print the units instead of writing them. */
export function dryRun(
  program: string,
  directories: readonly string[],
  mode: Mode,
  attempt: Attempt,
  seconds = LIMIT,
): Promise<CommandResult> {
  const argv = [program, '-dryrun', ...(mode === 'user' ? ['-user'] : [])];
  return attempt(argv, { timeout: seconds, env: { QUADLET_UNIT_DIRS: directories.join(':') } });
}

/**
 * Has a generator read a directory of Quadlet files in user mode, without writing anything.
 * @throws CommandError with its words when it rejects a file
 */
export async function assertAccepted(program: string, directory: string, attempt: Attempt): Promise<void> {
  const result = await dryRun(program, [directory], 'user', attempt, 60);
  // Before 4.6 it ends with 0 whatever it rejected.
  const rejected = /^quadlet-generator\[\d+\]: (?:converting|error|Error)/m.test(result.stderr);
  if (result.exitCode !== 0 || rejected) throw new CommandError([program, '-dryrun', '-user'], result, 60);
}

/**
 * Takes every variable of this process away from a command, so that what it makes depends on its arguments alone and no
 * secret of the job gets there.
 * @param own what it gets instead, besides a plain PATH
 */
export function bareEnvironment(own: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const none = Object.fromEntries(Object.keys(process.env).map((name) => [name, undefined]));
  return { ...none, PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/', ...own };
}
