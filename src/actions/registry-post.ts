import type { Runner } from './github.js';
import { jobOfMain } from './job-of-main.js';

/**
 * Post of the action: takes back what main wrote down. Warns, and never fails the job.
 * @param actionRoot the directory of action.yml and dist/
 */
export async function post(runner: Runner, actionRoot: string): Promise<void> {
  const job = jobOfMain(runner);
  if (job === undefined) {
    runner.log.info('main changed nothing');
    return;
  }
  // It needs podman, the host and the journal: most of the bundle, for nothing where there is nothing to take back.
  const { takeAwayJob } = await import('./take-away.js');
  await takeAwayJob(job, runner, actionRoot);
}
