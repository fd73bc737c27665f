import { mkdir } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { bootMachine, freeCgroup } from '../machine/boot.js';
import { enterArgv } from '../machine/inside.js';
import type { Machine } from '../machine/machine.js';
import { RUNNER } from '../machine/recipe.js';
import { ensureRoot, type RootKind, removeUnfinishedRoots } from '../machine/root.js';
import { killAll, removeCgroups, stopMachine } from '../machine/stop.js';
import { ensureTools, privileged } from '../machine/tools.js';
import { bothErrors } from '../platform/errors.js';
import { run } from '../platform/exec.js';
import { pathExists } from '../platform/files.js';
import { serial } from '../platform/serial.js';
import { ENDING } from './fake-runner.js';
import type { Outcome, StartOptions } from './options.js';
import { type StartResult, takeResult } from './result.js';
import { claimSession, forgetSession, ownSession, saveSession } from './session.js';
import type { Terminal } from './terminal.js';

/** The name of the one machine that `start` boots on a host. */
export const MACHINE = 'podman-registry';
const KIND: RootKind = { suite: 'trixie', flavour: 'ready' };

/** The names of the work directories in the directory for temporary files. */
export const WORK_DIR = /^podman-registry-machine-[A-Za-z0-9]{6,16}$/;

// Where the checkout and the artifacts are seen from inside.
const ACTION = '/action';
const ARTIFACTS = '/artifacts';
const RESULT = '.result.json';

/** Boots a throwaway machine and runs the same command inside it, as its user `runner`. */
export async function startInMachine(options: StartOptions, terminal: Terminal): Promise<Outcome> {
  await ensureTools(terminal);
  const workDir = join(tmpdir(), `podman-registry-machine-${serial()}`);
  const session = { ...(await ownSession()), kind: 'machine', workDir } as const;
  await claimSession(session);
  let cgroup: string | undefined;
  const interruption = onInterrupt(terminal, async () => {
    if (cgroup !== undefined) await killAll(cgroup);
  });
  let outcome: Outcome = { exitCode: 1 };
  let failure: unknown;
  try {
    cgroup = await freeCgroup(MACHINE);
    const root = await ensureRoot(KIND, { cache: rootCache(), cgroup, log: terminal });
    interruption.check();
    await mkdir(workDir, { mode: 0o700 });
    // An interrupted command in the machine has no result.
    const info = (line: string) => {
      if (!interruption.came()) terminal.info(line);
    };
    outcome = await runInMachine(root, workDir, options, { ...terminal, info });
    interruption.check();
    if (outcome.exitCode === 0 && options.keep) {
      await saveSession({ ...session, kept: true });
      return outcome;
    }
  } catch (thrown) {
    failure = thrown;
  } finally {
    interruption.end();
  }
  try {
    if (cgroup !== undefined) await removeMachine([workDir], cgroup);
    await forgetSession();
  } catch (second) {
    throw failure === undefined || interruption.came() ? second : bothErrors(failure, second);
  }
  if (interruption.came()) return { exitCode: 130 };
  if (failure !== undefined) throw failure;
  return outcome;
}

/** From now on a signal ends the running command, so that the work fails and is cleaned up. */
function onInterrupt(terminal: Terminal, endWork: () => Promise<unknown>) {
  let came = false;
  const note = () => {
    if (!came) terminal.info('interrupted: removing the machine …');
    came = true;
    endWork().catch((thrown: Error) => terminal.warning(thrown.message));
  };
  for (const signal of ENDING) process.on(signal, note);
  return {
    came: () => came,
    check: () => {
      if (came) throw new Error('interrupted');
    },
    end: () => {
      for (const signal of ENDING) process.off(signal, note);
    },
  };
}

async function runInMachine(
  root: string,
  workDir: string,
  options: StartOptions,
  terminal: Terminal,
): Promise<Outcome> {
  // Owned by the user inside, whose uid belongs to another user on this host; copied afterwards.
  const lent = join(workDir, 'artifacts');
  await mkdir(lent);
  const owner = (uid: number, gid: number) =>
    run(privileged(['chown', '--recursive', '--no-dereference', `${uid}:${gid}`, lent]), { timeout: 60 });
  await owner(RUNNER.uid, RUNNER.uid);
  const machine = await bootMachine({
    root,
    name: MACHINE,
    binds: [
      { source: options.actionRoot, target: ACTION, readOnly: true },
      { source: lent, target: ARTIFACTS, readOnly: false },
    ],
    workDir,
    // With --keep clients of this host use the registry.
    network: 'host',
    log: terminal,
  });
  const exitCode = await runCli(machine, ['start', '--here', ...startArguments(options)], terminal);
  await owner(process.getuid?.() ?? 0, process.getgid?.() ?? 0);
  const written = join(lent, RESULT);
  const result: StartResult | undefined = (await pathExists(written)) ? await takeResult(written) : undefined;
  await run(['cp', '--recursive', '--no-dereference', `${lent}/.`, options.artifacts], { timeout: 60 });
  return { exitCode, result, enter: enterCommand(machine.initPid) };
}

/** The command for a shell as the machine's user. */
function enterCommand(initPid: number): string[] {
  const root = process.getuid?.() === 0 ? [] : ['sudo'];
  return [...root, ...enterArgv(initPid), 'su', '-', RUNNER.name];
}

/** Removes the registry in a machine, as the end of its job would. */
export function removeRegistryIn(machine: Machine, terminal: Terminal): Promise<number> {
  return runCli(machine, ['down'], terminal);
}

/**
 * Ends the machine of some work directories, complete or not, and removes all of it.
 * @returns the paths of unfinished roots that were removed too
 */
export async function removeMachine(workDirs: readonly string[], cgroup: string): Promise<string[]> {
  for (const workDir of workDirs) await stopMachine(workDir);
  await killAll(cgroup);
  await removeCgroups(cgroup);
  for (const workDir of workDirs) {
    await run(privileged(['rm', '-rf', '--one-file-system', workDir]), { timeout: 120 });
  }
  return removeUnfinishedRoots(KIND, rootCache());
}

/** Root trees are kept between runs, outside the checkout. */
export function rootCache(): string {
  const own = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(process.getuid?.() === 0 ? '/var/cache' : own, 'podman-registry-action');
}

function startArguments({ inputs, keep, profile }: StartOptions): string[] {
  const given = Object.entries(inputs).flatMap(([name, value]) => ['--input', `${name}=${value}`]);
  const flags = [...(keep ? ['--keep'] : []), ...(profile ? ['--profile'] : [])];
  return ['--artifacts', ARTIFACTS, '--result', join(ARTIFACTS, RESULT), ...flags, ...given];
}

async function runCli(machine: Machine, args: readonly string[], terminal: Terminal): Promise<number> {
  const { exitCode } = await machine.run(['node', `${ACTION}/dist/cli.js`, ...args], {
    user: 'runner',
    // The variables of a step on a hosted runner. Without a session variable, as on a self-hosted one, the host check sets it.
    env: { XDG_RUNTIME_DIR: `/run/user/${RUNNER.uid}` },
    timeout: 3600,
    // The command in the machine has already formatted them.
    onLine: terminal.info,
  });
  return exitCode;
}
