import { describeError } from '../../platform/errors.js';
import { attempt } from '../../platform/exec.js';
import { readInstallation } from '../../quadlet/generate/start/installation.js';
import { undoStart as undo } from '../../quadlet/generate/start/start.js';
import { whyNotOwn } from '../../undo/own.js';
import type { Runner } from '../github.js';
import { whyForeign } from '../job-state.js';
import { INSTALLATION_STATE } from '../saved-state.js';

/** Stops and removes everything that main recorded before the start. A state that main cannot have saved is refused. */
export async function undoStart(runner: Runner): Promise<void> {
  const { log } = runner;
  const directory = runner.state(INSTALLATION_STATE);
  const foreign = whyForeign(directory, /^quadlet-generate-[A-Za-z0-9]{6}$/);
  if (foreign !== undefined) {
    log.warning(`nothing was removed, because the saved state is not from the main step: ${foreign}`);
    return;
  }
  try {
    const why = await whyNotOwn(directory);
    if (why !== undefined) throw new Error(why);
    const installation = await readInstallation(directory);
    await undo(installation, { attempt, log, variables: process.env });
  } catch (thrown) {
    log.warning(
      `services that "start" installed may still run, because their list in ${directory} cannot be used: ${describeError(thrown)}`,
    );
  }
}
