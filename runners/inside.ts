import type { Machine } from '../src/machine/machine.js';
import { RUNNER } from '../src/machine/recipe.js';

/** Where a machine sees the checkout. */
export const ACTION = '/action';

/** The Node that GitHub's runners bring for `using: node24`, where a machine sees it. */
export const NODE = '/opt/node24/bin/node';

export interface InsideOptions {
  readonly user?: 'root' | 'runner';
  readonly env?: Readonly<Record<string, string>>;
  readonly timeout?: number;
  readonly cwd?: string;
}

/** Runs a command inside and returns what it printed; throws an error when it fails. */
export async function inside(
  machine: Machine,
  argv: readonly string[],
  options: InsideOptions = {},
): Promise<string> {
  const { user = 'runner', env = {}, timeout = 300, cwd } = options;
  const session: Record<string, string> =
    user === 'runner' ? { XDG_RUNTIME_DIR: `/run/user/${RUNNER.uid}` } : {};
  const result = await machine.run(argv, {
    user,
    env: { ...session, ...env },
    timeout,
    ...(cwd === undefined ? {} : { cwd }),
  });
  if (result.exitCode !== 0) {
    throw new Error(`${argv.join(' ')}: exit code ${result.exitCode}\n${result.stdout}${result.stderr}`);
  }
  return result.stdout;
}

/** The same, for a few lines of shell that a person would type. */
export function shell(machine: Machine, script: string, options: InsideOptions = {}): Promise<string> {
  return inside(machine, ['bash', '-euo', 'pipefail', '-c', script], options);
}
