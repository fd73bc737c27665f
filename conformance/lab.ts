import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { node24 } from '../bench/node24.js';
import { rootCache } from '../src/local/in-machine.js';
import { bootMachine } from '../src/machine/boot.js';
import type { Machine } from '../src/machine/machine.js';
import { RUNNER } from '../src/machine/recipe.js';
import { ensureRoot } from '../src/machine/root.js';
import { ensureTools } from '../src/machine/tools.js';
import { lastLines } from '../src/platform/errors.js';
import type { Log } from '../src/platform/log.js';

/** Where a machine sees the checkout, and the Node that GitHub's runners bring. */
export const ACTION = '/action';
export const NODE = '/opt/node24/bin/node';

/**
 * A machine with the checkout in it.
 * @param network `host`: what the machine publishes is reached from here
 */
export async function bootLab(log: Log, name: string, network: 'host' | 'own'): Promise<Machine> {
  await ensureTools(log);
  const root = await ensureRoot({ suite: 'trixie', flavour: 'ready' }, { cache: rootCache(), log });
  const binds = [
    { source: resolve('.'), target: ACTION, readOnly: true },
    { source: await node24(), target: '/opt/node24', readOnly: true },
  ];
  const workDir = await mkdtemp(join(tmpdir(), `${name}-`));
  return bootMachine({ root, name, binds, workDir, network, log });
}

/**
 * Runs a command inside as the runner's user.
 * @returns what it printed
 * @throws Error with its last words where it fails
 */
export async function inside(machine: Machine, argv: readonly string[]): Promise<string> {
  const env = { XDG_RUNTIME_DIR: `/run/user/${RUNNER.uid}` };
  const ended = await machine.run(argv, { user: 'runner', env, timeout: 600 });
  if (ended.exitCode !== 0) {
    const words = lastLines(`${ended.stdout}\n${ended.stderr}`, 20).join('\n');
    throw new Error(`${argv.join(' ')}: exit code ${ended.exitCode}\n${words}`);
  }
  return ended.stdout;
}

/** Main of the action, from its committed bundle, in a directory of its own. @returns its outputs */
export async function stepMain(
  machine: Machine,
  temporary: string,
  inputs: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const program = `${ACTION}/lib/conformance/inside.js`;
  return JSON.parse(
    await inside(machine, [NODE, program, 'main', ACTION, temporary, JSON.stringify(inputs)]),
  );
}

export async function stepPost(machine: Machine, temporary: string): Promise<void> {
  await inside(machine, [NODE, `${ACTION}/lib/conformance/inside.js`, 'post', ACTION, temporary]);
}

/** Makes an image of one program, as the published one has it, in the storage of the runner's user. */
export async function importProgram(machine: Machine, program: string, image: string): Promise<void> {
  await machine.put(program, `${RUNNER.home}/image/bin/registry`, { owner: 'root', mode: '755' });
  await inside(machine, ['tar', '--create', '--file=image.tar', '--directory=image', '.']);
  await inside(machine, [
    ...['podman', 'import', '--quiet'],
    ...['--change', 'ENTRYPOINT ["/bin/registry"]', '--change', 'CMD ["serve","/etc/other.yml"]'],
    ...['image.tar', image],
  ]);
}
