import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bothErrors } from '../platform/errors.js';
import { pathExists } from '../platform/files.js';
import { processIds } from '../platform/process-ids.js';
import { serial } from '../platform/serial.js';
import { ENDING, entryOf, type LocalStep, runMain, runPost } from './fake-runner.js';
import type { Outcome, StartOptions } from './options.js';
import { downCommand } from './own-command.js';
import { resultOf } from './result.js';
import {
  claimSession,
  forgetSession,
  isRunning,
  ownSession,
  type ProcessId,
  processOf,
  saveSession,
} from './session.js';
import type { Terminal } from './terminal.js';
import { showLine } from './workflow-command.js';

/** Runs main on this machine, and post unless the registry is to be kept. */
export async function startStep(options: StartOptions, terminal: Terminal): Promise<Outcome> {
  const { actionRoot, artifacts, profile, keep } = options;
  const temporary = join(tmpdir(), `podman-registry-${serial()}`);
  const inputs = { 'quadlet-dir': join(artifacts, 'quadlet'), ...options.inputs };
  const step: LocalStep = { actionRoot, temporary, inputs, profile };
  const session = { ...(await ownSession()), kind: 'step', step } as const;
  await claimSession(session);
  const wait = () => terminal.info('interrupted: undoing everything …');
  for (const signal of ENDING) process.on(signal, wait);
  try {
    let outcome: Outcome = { exitCode: 1 };
    let failure: unknown;
    try {
      outcome = await runStep(step, artifacts, keep, terminal);
    } catch (thrown) {
      failure = thrown;
    }
    if (keep && failure === undefined && outcome.exitCode === 0) {
      await saveSession({ ...session, kept: true });
      return outcome;
    }
    const post = await endStep(step, terminal).catch((second) => {
      throw failure === undefined ? second : bothErrors(failure, second);
    });
    if (post === 0) await forgetSession();
    if (failure !== undefined) throw failure;
    return { ...outcome, exitCode: outcome.exitCode || post };
  } finally {
    for (const signal of ENDING) process.off(signal, wait);
  }
}

async function runStep(
  step: LocalStep,
  artifacts: string,
  keep: boolean,
  terminal: Terminal,
): Promise<Outcome> {
  // Not recursive: fail if another user has already created the directory.
  await mkdir(step.temporary, { mode: 0o700 });
  const main = await runMain(step, (line) => showLine(line, terminal));
  const { exitCode } = main;
  if (exitCode !== 0) return { exitCode };
  await writeFile(join(artifacts, 'summary.md'), main.summary);
  return { exitCode, result: await resultOf(step, main, keep) };
}

/**
 * Undoes the changes of main, complete or not, and removes the files of the step.
 * @returns the exit code of post
 */
export async function endStep(step: LocalStep, terminal: Terminal): Promise<number> {
  if (!(await pathExists(join(step.temporary, 'GITHUB_STEP_SUMMARY')))) {
    // Main was never started.
    await rm(step.temporary, { recursive: true, force: true });
    return 0;
  }
  const { exitCode } = await runPost(step, (line) => showLine(line, terminal));
  if (exitCode !== 0) {
    terminal.error(`the cleanup ended with exit code ${exitCode}; try it again with: ${downCommand()}`);
  }
  return exitCode;
}

// Milliseconds for main to end after SIGTERM, and for post to finish.
const MAIN_GRACE = 10_000;
const POST_GRACE = 60_000;

/** Ends a main, and waits for a post, whose starting process was killed. */
export async function endPhases(step: LocalStep, terminal: Terminal): Promise<void> {
  for (const pid of await processesOf(step, 'main')) {
    terminal.info(`stopping main of the action, process ${pid} …`);
    await endProcess(pid, MAIN_GRACE);
  }
  for (const pid of await processesOf(step, 'post')) {
    terminal.info(`waiting for the cleanup that runs as process ${pid} …`);
    const id = await processOf(pid);
    if (id !== undefined) await hasEnded(id, POST_GRACE);
  }
}

/** Child processes of a phase have the same environment, but another command. */
async function processesOf(step: LocalStep, phase: 'main' | 'post'): Promise<number[]> {
  const entry = await entryOf(step, phase);
  const mark = `RUNNER_TEMP=${step.temporary}`;
  const pids = await processIds();
  const own = await Promise.all(
    pids.map(async (pid) => {
      const [command, environment] = await Promise.all(
        ['cmdline', 'environ'].map(async (file) =>
          (await readFile(`/proc/${pid}/${file}`, 'utf8').catch(() => '')).split('\0'),
        ),
      );
      return command?.[1] === entry && environment?.includes(mark);
    }),
  );
  return pids.filter((_, index) => own[index]).map(Number);
}

async function hasEnded(id: ProcessId, grace: number): Promise<boolean> {
  for (const end = Date.now() + grace; Date.now() < end; await sleep(50)) {
    if (!(await isRunning(id))) return true;
  }
  return false;
}

/** Ends a process with SIGTERM, and with SIGKILL after a number of milliseconds. */
export async function endProcess(pid: number, grace: number): Promise<void> {
  const id = await processOf(pid);
  if (id === undefined) return;
  for (const [signal, limit] of [
    ['SIGTERM', grace],
    ['SIGKILL', 1000],
  ] as const) {
    try {
      process.kill(pid, signal);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code !== 'ESRCH') throw thrown;
    }
    if (await hasEnded(id, limit)) return;
  }
}
