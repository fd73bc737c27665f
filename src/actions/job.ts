import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type HostParts, localHost, thisUser } from '../host/host.js';
import { attempt as plainAttempt } from '../platform/exec.js';
import { JOB_VARIABLE } from '../platform/leftover.js';
import { type Stopwatch, startStopwatch } from '../platform/stopwatch.js';
import type { RegistryJob } from '../registry/job.js';
import { HostLease } from '../undo/host-lease.js';
import { openJournal } from '../undo/journal.js';
import type { Runner } from './github.js';
import { journalIn } from './job-state.js';
import { DIRECTORY_STATE, jobsDirectory } from './registry/saved-state.js';

/** One run of an action. */
export interface Job extends RegistryJob {
  /** What the host was made of, to make another one. */
  readonly hostParts: HostParts;
}

/**
 * @param actionRoot the directory of action.yml and dist/
 * @param users who else gets subordinate ids
 * @param watch notes what takes how long
 */
export async function startJob(
  runner: Runner,
  actionRoot: string,
  users: readonly string[] = [],
  watch: Stopwatch = startStopwatch(),
): Promise<Job> {
  const attempt = watch.timing(plainAttempt);
  const name = `podman-registry-${randomBytes(4).toString('hex')}`;
  const directory = join(jobsDirectory(), name);
  runner.saveState(DIRECTORY_STATE, directory);
  // Marks every command of the job, for the post step to know which of them still run.
  process.env[JOB_VARIABLE] = name;
  await mkdir(directory, { mode: 0o700 });
  // Empty, so that post can tell a main that changed nothing from one whose list has gone.
  await writeFile(journalIn(directory), '', { mode: 0o600, flag: 'wx' });
  const journal = openJournal(journalIn(directory), { directory, job: name, user: thisUser() });
  const hostParts: HostParts = {
    log: runner.log,
    self: ownCommand(actionRoot),
    users,
    attempt,
    exportVariable: (variable, value) => runner.exportVariable(variable, value),
  };
  const host = localHost(hostParts);
  const lease = hostLease();
  const scratch = join(directory, 'scratch');
  await mkdir(scratch, { mode: 0o700 });
  let claimed: Promise<void> | undefined;
  return {
    name,
    directory,
    scratch,
    log: runner.log,
    journal,
    host,
    hostParts,
    podman: host.podman,
    attempt,
    watch,
    lease,
    claimHost: () => {
      claimed ??= lease.claim({ name, directory });
      return claimed;
    },
  };
}

/** What all jobs of this user have changed on this host; HOME may be another one in each job. */
export function hostLease(): HostLease {
  return new HostLease(thisUser());
}

/** The words that start a command of ours under this same Node. */
export function ownCommand(actionRoot: string): string[] {
  return [process.execPath, join(actionRoot, 'dist/cli.js')];
}
