import { describeError } from '../../platform/errors.js';
import type { Runner } from '../github.js';
import type { LoadLeftovers } from './cleanup.js';
import { DIRECTORY_STATE } from './saved-state.js';

/**
 * Post of the action: undoes what main wrote down. Warns, and never fails the job.
 * @param actionRoot the directory of action.yml and dist/
 * @param loadLeftovers loads the search for what is left of a job whose list of changes is lost
 */
export async function post(runner: Runner, actionRoot: string, loadLeftovers: LoadLeftovers): Promise<void> {
  const { log } = runner;
  if (runner.state(DIRECTORY_STATE) === '') {
    log.info('main changed nothing');
    return;
  }
  try {
    // It needs podman, the host and the journal: most of the bundle, for nothing where there is nothing to undo.
    const { cleanUpJob } = await import('./cleanup.js');
    await cleanUpJob(runner, actionRoot, loadLeftovers);
  } catch (thrown) {
    log.warning(`not everything could be removed: ${describeError(thrown)}`);
  }
}
