import type { Installation } from '../generate/install.js';
import type { Runner } from './github.js';

/** What a start put on the machine, for the post step of a main that was ended in the middle of it. */
export const INSTALLATION_STATE = 'installation';

/** Takes back a start that main could not take back itself. */
export async function generatePost(runner: Runner): Promise<void> {
  const state = runner.state(INSTALLATION_STATE);
  if (state === '') return;
  // Most mains start nothing, or have taken it back: there is nothing to load then.
  const [{ takeBack }, { attempt }] = await Promise.all([
    import('../generate/start.js'),
    import('../exec/run.js'),
  ]);
  await takeBack(JSON.parse(state) as Installation, { attempt, log: runner.log, variables: process.env });
}
