import { readdir } from 'node:fs/promises';
import { basename } from 'node:path';
import { commandsEnded } from '../exec/leftover.js';
import { attempt } from '../exec/run.js';
import { thisHost } from '../host/host.js';
import { openJournal, readJournal, type Undo } from '../undo/journal.js';
import { undoAll } from '../undo/undo.js';
import type { Runner } from './github.js';
import { type JobOfMain, jobOfMain } from './job.js';

// Seconds. After a cancelled main, for the command that it was waiting for.
const PATIENCE = 20;

/** Post of the action: takes back what main wrote down, the youngest change first. Warns, and never fails the job. */
export async function post(runner: Runner): Promise<void> {
  const { log } = runner;
  const job = jobOfMain(runner);
  if (job === undefined) {
    log.info('main changed nothing');
    return;
  }
  const path = job.journal;
  try {
    if (!(await commandsEnded(job.name, PATIENCE))) {
      log.warning(`commands of main still run after ${PATIENCE} s; what they make may stay`);
    }
    // The directory came first, and the journal lies in it.
    const changes: Undo[] = [{ kind: 'remove', path: job.directory }, ...(await changesOf(job))];
    const { asRoot, podman } = thisHost({
      log,
      attempt,
      journal: openJournal(path),
      exportVariable: runner.exportVariable,
    });
    await log.group('Taking everything away again', () =>
      undoAll(changes, {
        podman,
        log,
        asRoot: async (argv) => void (await asRoot(argv)),
      }),
    );
  } catch (thrown) {
    log.warning(
      `the list of changes, ${path}, cannot be read: ${(thrown as Error).message}; if the pod is still there: podman pod rm --force ${job.name}`,
    );
  }
}

/** A main that was cancelled between making the directory and its first change has left a directory without a journal. */
async function changesOf({ directory, journal }: JobOfMain): Promise<Undo[]> {
  const begun = (await readdir(directory)).includes(basename(journal));
  return begun ? readJournal(journal) : [];
}
