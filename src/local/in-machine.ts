import { chown, mkdtemp } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { bootMachine } from '../machine/boot.js';
import { attachMachine, type Machine } from '../machine/machine.js';
import { RUNNER } from '../machine/recipe.js';
import { ensureRoot } from '../machine/root.js';
import { stopMachine } from '../machine/stop.js';
import { ensureTools } from '../machine/tools.js';
import { makeGivenDirectory } from '../platform/given-paths.js';
import type { Log } from '../platform/log.js';
import { saveSession } from './session.js';
import type { StartOptions } from './start.js';
import type { Terminal } from './terminal.js';

// Where the checkout and the artifacts are seen from inside.
const ACTION = '/action';
const ARTIFACTS = '/artifacts';

/** Boots a throwaway machine and runs the same command inside it, as its user `runner`. */
export async function startInMachine(options: StartOptions, terminal: Terminal, log: Log): Promise<number> {
  const artifacts = resolve(options.artifacts);
  await makeGivenDirectory({ what: '--artifacts', path: artifacts });
  await ensureTools(log);
  const root = await ensureRoot({ suite: 'trixie', flavour: 'ready' }, { cache: rootCache(), log });
  const workDir = await mkdtemp(join(tmpdir(), 'podman-registry-machine-'));
  const machine = await bootMachine({
    root,
    name: 'podman-registry',
    binds: [
      { source: options.actionRoot, target: ACTION, readOnly: true },
      { source: artifacts, target: ARTIFACTS, readOnly: false },
    ],
    workDir,
    // With --keep the registry is there for this host's clients.
    network: 'host',
    log,
  });
  let kept = false;
  const end = () => void stopMachine(workDir).then(() => process.exit(130));
  process.once('SIGINT', end);
  process.once('SIGTERM', end);
  try {
    const exitCode = await withArtifactsOf(RUNNER.uid, artifacts, () =>
      runCli(machine, ['start', '--here', ...startArguments(options)], terminal),
    );
    if (exitCode === 0) terminal.show(`(on this host: ${artifacts})`);
    if (exitCode === 0 && options.keep) {
      kept = true;
      await saveSession({ kind: 'machine', workDir });
      terminal.show(
        `The machine shares this host's network. A shell in it: sudo nsenter -t ${machine.initPid} -a su - ${RUNNER.name}`,
      );
    }
    return exitCode;
  } finally {
    process.off('SIGINT', end);
    process.off('SIGTERM', end);
    if (!kept) await machine.stop();
  }
}

/** Takes the registry in a kept machine away, and then the machine. */
export async function endMachine(workDir: string, terminal: Terminal): Promise<number> {
  const machine = await attachMachine(workDir);
  const exitCode = machine === undefined ? 0 : await runCli(machine, ['down'], terminal);
  await stopMachine(workDir);
  return exitCode;
}

/** Root trees are kept between runs, outside the checkout. */
export function rootCache(): string {
  const own = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(process.getuid?.() === 0 ? '/var/cache' : own, 'podman-registry-action');
}

function startArguments({ inputs, keep, profile }: StartOptions): string[] {
  const given = Object.entries(inputs).flatMap(([name, value]) => ['--input', `${name}=${value}`]);
  return ['--artifacts', ARTIFACTS, ...(keep ? ['--keep'] : []), ...(profile ? ['--profile'] : []), ...given];
}

async function runCli(machine: Machine, args: readonly string[], terminal: Terminal): Promise<number> {
  const { exitCode } = await machine.run(['node', `${ACTION}/dist/cli.js`, ...args], {
    user: 'runner',
    // What a hosted runner's step has; without a session variable, as on a self-hosted one, the host check sets it.
    env: { XDG_RUNTIME_DIR: `/run/user/${RUNNER.uid}` },
    timeout: 3600,
    onLine: terminal.show,
  });
  return exitCode;
}

/** Lends the directory to the user inside, whose number means nobody on this host, and takes it back. */
async function withArtifactsOf<T>(uid: number, directory: string, work: () => Promise<T>): Promise<T> {
  await chown(directory, uid, uid);
  try {
    return await work();
  } finally {
    await chown(directory, process.getuid?.() ?? 0, process.getgid?.() ?? 0);
  }
}
