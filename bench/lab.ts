import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { rootCache } from '../src/local/in-machine.js';
import { bootMachine } from '../src/machine/boot.js';
import type { NspawnMachine } from '../src/machine/machine.js';
import { RUNNER } from '../src/machine/recipe.js';
import { ensureRoot } from '../src/machine/root.js';
import { ensureTools, privileged } from '../src/machine/tools.js';
import { lastLines } from '../src/platform/errors.js';
import { run } from '../src/platform/exec.js';
import type { Log } from '../src/platform/log.js';
import { node24 } from './node24.js';

export const ACTION = '/action';
export const NODE = '/opt/node24/bin/node';
/** What was brought along from the host: a directory for each peer. */
export const PEERS = '/opt/peers';
/** A file system in memory: no disk, and nobody else's work on it, has a part in what is measured. */
export const DATA = '/srv/bench';
const DATA_SIZE = '10g';

/** A machine of its own network, with the checkout, the runner's Node and the peers in it. */
export interface Lab {
  readonly machine: NspawnMachine;
  /**
   * Runs a command as the runner's user.
   * @returns what it printed, without the end of the last line
   * @throws Error with its last words where it fails
   */
  run(argv: readonly string[]): Promise<string>;
  /** Runs a program of `bench/inside` under Node 24, with options of Node's own, and reads the JSON that it prints. */
  program<T>(name: string, args: readonly string[], options?: readonly string[]): Promise<T>;
  /** Writes a file that the runner's user alone can read. */
  write(path: string, text: string): Promise<void>;
}

/** @param peers directories of this host, by the name below `PEERS` */
export async function bootLab(log: Log, peers: Readonly<Record<string, string>>): Promise<Lab> {
  await ensureTools(log);
  const root = await ensureRoot({ suite: 'trixie', flavour: 'bench' }, { cache: rootCache(), log });
  const binds = [
    { source: resolve('.'), target: ACTION, readOnly: true },
    { source: await node24(), target: '/opt/node24', readOnly: true },
    ...Object.entries(peers).map(([name, source]) => ({
      source,
      target: `${PEERS}/${name}`,
      readOnly: true,
    })),
  ];
  const workDir = await mkdtemp(join(tmpdir(), 'bench-'));
  // Of its own network: nothing on the host's ports is in the way.
  const machine = await bootMachine({
    root,
    name: `bench-${process.pid}`,
    binds,
    workDir,
    network: 'own',
    log,
  });
  const lab = labOf(machine);
  // Before the first podman, whose mount namespace gets no later mounts.
  const mount = ['mount', '--mkdir', '-t', 'tmpfs', '-o', `size=${DATA_SIZE},mode=1777`, 'bench', DATA];
  const mounted = await machine.run(mount, { user: 'root', timeout: 20 });
  if (mounted.exitCode === 0) return lab;
  await machine.stop();
  throw new Error(`no file system in memory: ${mounted.stderr}`);
}

function labOf(machine: NspawnMachine): Lab {
  const runInside = async (argv: readonly string[]) => {
    const env = { XDG_RUNTIME_DIR: `/run/user/${RUNNER.uid}` };
    const ended = await machine.run(argv, { user: 'runner', env, timeout: 900 });
    if (ended.exitCode !== 0) {
      const words = lastLines(`${ended.stdout}\n${ended.stderr}`, 30).join('\n');
      throw new Error(`${argv.slice(0, 4).join(' ')} …: exit code ${ended.exitCode}\n${words}`);
    }
    return ended.stdout.trimEnd();
  };
  return {
    machine,
    run: runInside,
    program: async (name, args, options = []) =>
      JSON.parse(await runInside([NODE, ...options, `${ACTION}/lib/bench/inside/${name}.js`, ...args])),
    write: async (path, text) => {
      const directory = await mkdtemp(join(tmpdir(), 'bench-file-'));
      try {
        const file = join(directory, 'file');
        await writeFile(file, text, { mode: 0o600 });
        const owner = [`--owner=${RUNNER.uid}`, `--group=${RUNNER.uid}`];
        const target = `${machine.rootDir}${path}`;
        await run(privileged(['install', '-D', '--mode=600', ...owner, file, target]), { timeout: 20 });
        // install(1) makes the directories for root.
        await run(privileged(['chown', `${RUNNER.uid}:${RUNNER.uid}`, join(target, '..')]), { timeout: 20 });
      } finally {
        await rm(directory, { recursive: true });
      }
    },
  };
}
