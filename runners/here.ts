import { installOptions, type Machine } from '../src/machine/machine.js';
import { RUNNER } from '../src/machine/recipe.js';
import { privileged } from '../src/machine/tools.js';
import { UserError } from '../src/platform/errors.js';
import { attempt, run } from '../src/platform/exec.js';
import { ACTION, NODE } from './inside.js';

/**
 * The host itself, as a machine: a hosted runner, which is thrown away afterwards. Links the checkout and Node to where a
 * machine sees them.
 * @throws UserError for a user of another name than `runner`, because the scenarios write to its home
 */
export async function here(checkout: string): Promise<Machine> {
  if (process.env.USER !== RUNNER.name || process.getuid?.() !== RUNNER.uid) {
    throw new UserError(
      `--here is for a hosted runner, whose user is ${RUNNER.name} with the uid ${RUNNER.uid}`,
    );
  }
  for (const [target, path] of [
    [checkout, ACTION],
    [process.execPath, NODE],
  ] as const) {
    await run(privileged(['mkdir', '--parents', path.slice(0, path.lastIndexOf('/')) || '/']), {
      timeout: 20,
    });
    await run(privileged(['ln', '--symbolic', '--force', '--no-dereference', target, path]), { timeout: 20 });
  }
  return {
    name: 'here',
    run: (argv, { user, env = {}, cwd, timeout, onLine }) =>
      attempt(user === 'root' ? privileged(['env', ...variables(env), ...argv]) : argv, {
        timeout,
        env,
        cwd: cwd ?? RUNNER.home,
        ...(onLine === undefined ? {} : { onLine }),
      }),
    put: async (source, target, options) => {
      await run(privileged(['install', ...installOptions(options), source, target]), { timeout: 60 });
    },
    stop: () => Promise.resolve(),
  };
}

function variables(env: Readonly<Record<string, string>>): string[] {
  return Object.entries(env).map(([name, value]) => `${name}=${value}`);
}
