import { describeError } from '../../platform/errors.js';
import type { Runner } from '../github.js';
import { INSTALLATION_STATE } from '../saved-state.js';
import type { undoStart } from './undo-start.js';

/**
 * Post of Quadlet Generate: undoes a start that main could not undo itself. Failures are warnings.
 * @param loadUndo loads the code on demand, because most jobs start nothing
 */
export async function generatePost(runner: Runner, loadUndo: () => Promise<typeof undoStart>): Promise<void> {
  if (runner.state(INSTALLATION_STATE) === '') return;
  try {
    const undo = await loadUndo();
    await undo(runner);
  } catch (thrown) {
    runner.log.warning(`could not remove everything that "start" installed: ${describeError(thrown)}`);
  }
}
