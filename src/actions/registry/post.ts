import { describeError } from '../../platform/errors.js';
import type { Runner } from '../github.js';
import { DIRECTORY_STATE } from '../saved-state.js';
import type { LoadParts } from './cleanup.js';

/**
 * Post step of the action: undoes the changes in main's journal. Warns, and never fails the job.
 * @param actionRoot the directory of action.yml and dist/
 * @param load loads the search for leftovers of a job whose journal is lost, and the saving of images
 */
export async function post(runner: Runner, actionRoot: string, load: LoadParts): Promise<void> {
  const { log } = runner;
  if (runner.state(DIRECTORY_STATE) === '') {
    log.info('nothing to clean up');
    return;
  }
  try {
    // Loads most of the bundle (podman, host, journal), so only if there is something to undo.
    const { cleanUpJob } = await import('./cleanup.js');
    await cleanUpJob(runner, actionRoot, load);
  } catch (thrown) {
    log.warning(`cleanup was incomplete: ${describeError(thrown)}`);
  }
}
