import { describeError } from '../../platform/errors.js';
import type { Runner } from '../github.js';
import { INSTALLATION_STATE } from '../registry/saved-state.js';
import type { undoStart } from './undo-start.js';

/**
 * Post of Quadlet Generate: undoes a start that main could not undo itself. Warns, and never fails the job.
 * @param loadUndo loads what undoes it: most mains start nothing
 */
export async function generatePost(runner: Runner, loadUndo: () => Promise<typeof undoStart>): Promise<void> {
  if (runner.state(INSTALLATION_STATE) === '') return;
  try {
    const undo = await loadUndo();
    await undo(runner);
  } catch (thrown) {
    runner.log.warning(`not everything that "start" installed could be removed: ${describeError(thrown)}`);
  }
}
