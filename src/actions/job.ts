import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type HostParts, localHost, thisUser } from '../host/host.js';
import { attempt as plainAttempt } from '../platform/exec.js';
import { JOB_VARIABLE } from '../platform/leftover.js';
import { serial } from '../platform/serial.js';
import { type Stopwatch, startStopwatch } from '../platform/stopwatch.js';
import type { RegistryJob } from '../registry/job.js';
import { HostLease } from '../undo/host-lease.js';
import { openJournal } from '../undo/journal.js';
import type { Runner } from './github.js';
import { journalIn, undoScope } from './job-state.js';
import { DIRECTORY_STATE, jobsDirectory } from './saved-state.js';

/** One run of an action. */
export interface Job extends RegistryJob {
  /** The parts of the host object, to create another one. */
  readonly hostParts: HostParts;
  /** Puts a directory first in PATH, for this process and the later steps. */
  addPath(directory: string): void;
}

/**
 * @param actionRoot the directory of action.yml and dist/
 * @param users other users that get subordinate ids
 * @param watch measures durations
 */
export async function startJob(
  runner: Runner,
  actionRoot: string,
  users: readonly string[] = [],
  watch: Stopwatch = startStopwatch(),
): Promise<Job> {
  const attempt = watch.timing(plainAttempt);
  const name = `podman-registry-${serial()}`;
  const directory = join(jobsDirectory(), name);
  runner.saveState(DIRECTORY_STATE, directory);
  // Marks every command of the job, so that the post step can find those that still run.
  process.env[JOB_VARIABLE] = name;
  await mkdir(directory, { mode: 0o700 });
  // An empty file, so that post can distinguish "no changes" from "journal lost".
  await writeFile(journalIn(directory), '', { mode: 0o600, flag: 'wx' });
  const hostParts: HostParts = {
    log: runner.log,
    self: ownCommand(actionRoot),
    users,
    attempt,
    exportVariable: (variable, value) => runner.exportVariable(variable, value),
  };
  const host = localHost(hostParts);
  const journal = openJournal(journalIn(directory), undoScope({ name, directory }, host));
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
    addPath: runner.addPath,
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

/** The changes of all jobs of this user on this host; HOME may differ between jobs. */
export function hostLease(): HostLease {
  return new HostLease(thisUser());
}

/** The arguments that start our own command with the same Node. */
export function ownCommand(actionRoot: string): string[] {
  return [process.execPath, join(actionRoot, 'dist/cli.js')];
}
