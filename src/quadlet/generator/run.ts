import { type Attempt, CommandError, type CommandResult } from '../../platform/exec.js';
import type { Mode } from '../finding.js';

/** Podman's generator, installed or in an image. */
export interface Generator {
  /** In full, `5.4.2`. */
  readonly version: string;
  /** For the log. */
  readonly description: string;
  /** The path that it writes into its units. */
  readonly program: string;
  /** Whether it belongs to the installed Podman. */
  readonly installed: boolean;
  /** A sentence for the report if it is not of the requested version. */
  readonly note?: string;
  /**
   * Runs it on a directory.
   * @param root absolute; read-only
   * @param copy the directory to read, relative to `root`
   * @param output absolute
   */
  run(root: string, copy: string, output: string, mode: Mode): Promise<GeneratorRun>;
}

export interface GeneratorRun {
  readonly result: CommandResult;
  /** The path of `root` in the generated units. */
  readonly root: string;
}

/** Seconds. It reads thousands of files in one second. */
export const LIMIT = 10;

/** The Podman that generated units call. */
export const PODMAN = '/usr/bin/podman';

export function generatorArguments(mode: Mode, output: string): string[] {
  return [...(mode === 'user' ? ['-user'] : []), '-no-kmsg-log', output];
}

/** Runs a generator that reads directories as one search path and prints the units instead of writing them. */
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
 * Runs a generator on a directory of Quadlet files in user mode, without writing anything.
 * @throws CommandError with its output if it rejects a file
 */
export async function assertAccepted(program: string, directory: string, attempt: Attempt): Promise<void> {
  const result = await dryRun(program, [directory], 'user', attempt, 60);
  // Before 4.6 the exit code is always 0.
  const rejected = /^quadlet-generator\[\d+\]: (?:converting|error|Error)/m.test(result.stderr);
  if (result.exitCode !== 0 || rejected) throw new CommandError([program, '-dryrun', '-user'], result, 60);
}

/**
 * An environment without the variables of this process, so that the output depends only on the arguments and contains no
 * secret of the job.
 * @param own variables to set in addition to a plain PATH
 */
export function bareEnvironment(own: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const none = Object.fromEntries(Object.keys(process.env).map((name) => [name, undefined]));
  return { ...none, PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/', ...own };
}
