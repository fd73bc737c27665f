import { describeError } from '../errors.js';
import { commandsEnded } from '../exec/leftover.js';
import { attempt } from '../exec/run.js';
import { thisHost } from '../host/host.js';
import { Podman } from '../podman/podman.js';
import { openJournal, readJournal } from '../undo/journal.js';
import { undoAll } from '../undo/undo.js';
import type { Runner } from './github.js';
import { jobOfMain } from './job.js';

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
    const changes = await readJournal(path);
    const { asRoot } = thisHost({
      log,
      attempt,
      journal: openJournal(path),
      exportVariable: runner.exportVariable,
    });
    await log.group('Taking everything away again', () =>
      undoAll(changes, {
        podman: new Podman(attempt),
        log,
        asRoot: async (argv) => void (await asRoot(argv)),
      }),
    );
  } catch (thrown) {
    log.warning(`the list of changes, ${path}, cannot be read: ${describeError(thrown)}`);
  }
}
