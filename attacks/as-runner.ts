import type { Machine } from '../src/machine/machine.js';
import { RUNNER } from '../src/machine/recipe.js';
import { CommandError } from '../src/platform/exec.js';

/**
 * Runs a command in a machine as its user and returns what it printed.
 * @throws CommandError when it ends with another exit code than 0, or not in time
 */
export async function asRunner(
  machine: Machine,
  argv: readonly string[],
  { timeout = 60, env = {} }: { readonly timeout?: number; readonly env?: Record<string, string> } = {},
): Promise<string> {
  const options = {
    user: 'runner',
    env: { XDG_RUNTIME_DIR: `/run/user/${RUNNER.uid}`, ...env },
    timeout,
  } as const;
  const result = await machine.run(argv, options);
  if (result.exitCode !== 0) throw new CommandError(argv, result, timeout);
  return result.stdout;
}
