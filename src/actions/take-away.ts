import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { describeError } from '../errors.js';
import { commandsEnded } from '../exec/leftover.js';
import { attempt } from '../exec/run.js';
import { thisHost } from '../host/host.js';
import { undoTools } from '../host/undo-tools.js';
import { readJournal, type Undo } from '../undo/journal.js';
import { leavingHost, ledgerJournal } from '../undo/ledger.js';
import { undoAll } from '../undo/undo.js';
import type { Runner } from './github.js';
import { hostLedger, ownCommand } from './job.js';
import type { JobOfMain } from './job-of-main.js';
import { tellMirrorFigures } from './mirrors.js';

// Seconds. After a cancelled main, for the command that it was waiting for.
const PATIENCE = 20;

/**
 * Takes back what main wrote down, the youngest change first. Warns of what cannot be taken back, and never throws.
 * @param actionRoot the directory of action.yml and dist/
 */
export async function takeAwayJob(job: JobOfMain, runner: Runner, actionRoot: string): Promise<void> {
  const { log } = runner;
  try {
    if (!(await commandsEnded(job.name, PATIENCE))) {
      log.warning(`commands of main still run after ${PATIENCE} s; what they make may stay`);
    }
    await tellMirrorFigures(job, runner);
    await log.group('Taking everything away again', () => takeAway(job, runner, actionRoot));
  } catch (thrown) {
    log.warning(
      `not everything could be taken away: ${describeError(thrown)}; if the pod is still there: podman pod rm --force ${job.name}`,
    );
  }
}

async function takeAway(job: JobOfMain, runner: Runner, actionRoot: string): Promise<void> {
  const { log } = runner;
  const ledger = hostLedger();
  const host = thisHost({
    log,
    attempt,
    journal: ledgerJournal(ledger),
    self: ownCommand(actionRoot),
    exportVariable: runner.exportVariable,
    exclusively: (work) => work(),
  });
  const tools = undoTools(host, log);
  const leave = await leavingHost(ledger, job);
  // The directory came first, and the journal lies in it.
  await undoAll([{ kind: 'remove', path: job.directory }, ...(await changesOf(job))], tools);
  const others = await leave((changes) => undoAll(changes, tools));
  if (others.length > 0) log.info(`the host stays as it is: ${others.join(', ')} still need it`);
}

/** A main that was cancelled between making the directory and its first change has left a directory without a journal. */
async function changesOf({ directory, journal }: JobOfMain): Promise<Undo[]> {
  const begun = (await readdir(directory)).includes(basename(journal));
  return begun ? readJournal(journal) : [];
}
