import { describeError } from '../../platform/errors.js';
import type { Runner } from '../github.js';
import { INSTALLATION_STATE } from '../registry/saved-state.js';

/** Post of Quadlet Generate: undoes a start that main could not undo itself. Warns, and never fails the job. */
export async function generatePost(runner: Runner): Promise<void> {
  if (runner.state(INSTALLATION_STATE) === '') return;
  try {
    // Most mains start nothing: there is nothing to load then.
    const { undoStart } = await import('../../chunks/generate.js');
    await undoStart(runner);
  } catch (thrown) {
    runner.log.warning(`not everything that "start" installed could be removed: ${describeError(thrown)}`);
  }
}
