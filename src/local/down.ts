import { basename, join } from 'node:path';
import { attachMachine } from '../machine/machine.js';
import { UserError } from '../platform/errors.js';
import { pathExists } from '../platform/files.js';
import { MACHINE, removeMachine, removeRegistryIn, WORK_DIR } from './in-machine.js';
import { leftBehind } from './left-behind.js';
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
