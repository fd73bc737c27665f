import { lstat, readdir, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { processesIn, unifiedMount } from '../machine/cgroup.js';
import { attachMachine } from '../machine/machine.js';
import { cgroupName } from '../machine/state.js';
import { UserError } from '../platform/errors.js';
import { pathExists } from '../platform/files.js';
import { MACHINE, removeMachine, removeRegistryIn, WORK_DIR } from './in-machine.js';
import { downCommand } from './own-command.js';
import { forgetSession, isRunning, readSession, type Session } from './session.js';
import { endPhases, endProcess, endStep } from './step.js';
import type { Terminal } from './terminal.js';

// Milliseconds for a start to undo everything itself.
const GRACE = 60_000;

/**
 * Removes what `start` left: a registry of --keep, or everything of a start that still runs or was killed.
 * @returns the exit code of the command
 */
export async function down(terminal: Terminal): Promise<number> {
  const first = await readSession();
  const running = first !== undefined && !first.kept && (await isRunning(first.starter));
  if (running) {
    terminal.info(`stopping the start with process ${first.starter.pid} …`);
    await endProcess(first.starter.pid, GRACE);
  }
  // A start that ended normally has removed everything itself.
  const session = running ? await readSession() : first;
  const ended = session?.kind === 'step' ? await downStep(session, terminal) : 0;
  if (ended !== 0) return ended;
  const removed = await downMachine(session, terminal);
  await forgetSession();
  if (removed) terminal.info('✓ the machine was stopped and removed');
  else if (running) terminal.info('✓ the start was stopped and has cleaned up');
  else if (first !== undefined) terminal.info('✓ the registry was stopped and removed');
  else terminal.info('nothing to stop: no registry was kept with --keep');
  return 0;
}

async function downStep({ step }: Session & { kind: 'step' }, terminal: Terminal): Promise<number> {
  if (!(await pathExists(join(step.actionRoot, 'action.yml')))) {
    throw new UserError(
      `${step.actionRoot} does not exist, so the program that undoes the start is missing\nCheck it out there again, then run: ${downCommand()}`,
    );
  }
  await endPhases(step, terminal);
  if (!(await pathExists(step.temporary))) {
    terminal.info(`${step.temporary} no longer exists, for example after a restart of the host`);
    return 0;
  }
  const exitCode = await endStep(step, terminal);
  if (exitCode === 0) terminal.info(`removed ${step.temporary}`);
  return exitCode;
}

/** @returns whether there was anything of a machine */
async function downMachine(session: Session | undefined, terminal: Terminal): Promise<boolean> {
  const own = session?.kind === 'machine' ? session : undefined;
  if (own !== undefined && !WORK_DIR.test(basename(own.workDir))) {
    throw new UserError(`${own.workDir} is not a work directory of a machine\nRemove it by hand.`);
  }
  const { cgroup, hasCgroup, processes, workDirs } = await leftBehind();
  if (cgroup === undefined) return false;
  if (processes.length > 0 && own === undefined && workDirs.length === 0 && process.getuid?.() !== 0) {
    throw new UserError(`the machine ${MACHINE} was started by another user; that user or root can stop it`);
  }
  const machine = own?.kept ? await attachMachine(own.workDir) : undefined;
  if (machine !== undefined && (await removeRegistryIn(machine, terminal)) !== 0) {
    terminal.warning('the registry in the machine did not stop cleanly; it is removed with the machine');
  }
  const paths = [...new Set([...(own === undefined ? [] : [own.workDir]), ...workDirs])];
  if (paths.length === 0 && !hasCgroup) return false;
  const there = await Promise.all(paths.map((path) => pathExists(path)));
  if (processes.length > 0) {
    terminal.info(`stopping the machine ${MACHINE} (${processes.length} processes) …`);
  }
  const roots = await removeMachine(paths, cgroup);
  const gone = [...paths.filter((_, index) => there[index]), ...(hasCgroup ? [cgroup] : []), ...roots];
  for (const path of gone) terminal.info(`removed ${path}`);
  return true;
}

/** Leftovers of a machine of `start` on this host. */
interface LeftBehind {
  /** The path of the machine's cgroup, existing or not; undefined on a host without cgroup v2. */
  readonly cgroup: string | undefined;
  /** Whether the cgroup exists. */
  readonly hasCgroup: boolean;
  readonly processes: readonly number[];
  /** Work directories of this user. */
  readonly workDirs: readonly string[];
}

/**
 * Searches for a machine by its cgroup, its processes and the work directories, independently of the session.
 * @throws UserError if the machine belongs to another user
 */
async function leftBehind(): Promise<LeftBehind> {
  const mount = unifiedMount(await readFile('/proc/self/mounts', 'utf8').catch(() => ''));
  const cgroup = mount === undefined ? undefined : join(mount, cgroupName(MACHINE));
  const processes = cgroup === undefined ? [] : await processesIn(cgroup);
  const named = (await Promise.all(processes.map(workDirOf))).filter((path) => path !== undefined);
  const listed = (await readdir(tmpdir()))
    .filter((name) => WORK_DIR.test(name))
    .map((name) => join(tmpdir(), name));
  const workDirs: string[] = [];
  for (const path of new Set([...named, ...listed])) {
    const owner = await ownerOf(path);
    if (owner === process.getuid?.()) workDirs.push(path);
    else if (owner !== undefined && named.includes(path)) {
      throw new UserError(
        `the machine ${MACHINE} belongs to uid ${owner}; that user can stop it with: ${downCommand()}`,
      );
    }
  }
  const hasCgroup = cgroup !== undefined && (await ownerOf(cgroup)) !== undefined;
  return { cgroup, hasCgroup, processes, workDirs };
}

/** The work directory of a machine's process, from the command lines of nspawn and its launcher. */
async function workDirOf(pid: number): Promise<string | undefined> {
  const argv = (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0');
  for (const word of argv) {
    const path = word.replace(/^--directory=/, '').replace(/\/root$/, '');
    if (basename(path) === 'tree' && WORK_DIR.test(basename(dirname(path)))) return dirname(path);
  }
  return undefined;
}

/** The owner of a directory itself: behind a symbolic link there could be anything. */
async function ownerOf(path: string): Promise<number | undefined> {
  const found = await lstat(path).catch(() => undefined);
  return found?.isDirectory() ? found.uid : undefined;
}
