import { randomBytes } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Host, type HostParts, localHost, thisUser } from '../host/host.js';
import type { Clock } from '../platform/clock.js';
import { type Attempt, attempt as plainAttempt } from '../platform/exec.js';
import { JOB_VARIABLE } from '../platform/leftover.js';
import type { Log } from '../platform/log.js';
import { type Stopwatch, startStopwatch } from '../platform/stopwatch.js';
import type { Podman } from '../podman/podman.js';
import { claimHost, type Ledger, ledgerJournal, ledgerOf, withHost } from '../undo/host-lease.js';
import { type Journal, openJournal } from '../undo/journal.js';
import type { Runner } from './github.js';
import { journalIn } from './job-state.js';
import { DIRECTORY_STATE, jobsDirectory } from './registry/saved-state.js';

/** One run of the action: its name, its directory, and the list of what it changes. */
export interface Job {
  /** `podman-registry-1a2b3c4d`: also the name of the pod, and part of the name of all that the job makes. */
  readonly name: string;
  /** Below RUNNER_TEMP, for this user only; the post step removes it. */
  readonly directory: string;
  /** Below the directory, for files that nobody needs afterwards. */
  readonly scratch: string;
  readonly log: Log;
  readonly journal: Journal;
  readonly host: Host;
  /** What the host was made of, to make another one. */
  readonly hostParts: HostParts;
  readonly podman: Podman;
  /** Runs a command and notes how long it took. */
  readonly attempt: Attempt;
  readonly watch: Stopwatch;
  /** Another one than this machine's, for tests. */
  readonly clock?: Clock;
  /** What the jobs of this user have changed on this host. */
  readonly ledger: Ledger;
  /** To be called before the host is looked at: what is right then has to stay so until this job has ended. */
  claimHost(): Promise<void>;
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
  const ledger = hostLedger();
  const hostParts: HostParts = {
    log: runner.log,
    journal: ledgerJournal(ledger),
    self: ownCommand(actionRoot),
    users,
    attempt,
    exportVariable: (variable, value) => runner.exportVariable(variable, value),
    exclusively: (work) => withHost(ledger, work),
  };
  const host = localHost(hostParts);
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
    ledger,
    claimHost: () => {
      claimed ??= claimHost(ledger, { name, directory });
      return claimed;
    },
  };
}

/** A phase of a job, with a heading in the log. */
export function shown<T>(
  { log, watch }: Pick<Job, 'log' | 'watch'>,
  title: string,
  work: () => Promise<T>,
): Promise<T> {
  return log.group(title, () => watch.phase(title, work));
}

/** What all jobs of this user have changed on this host; HOME may be another one in each job. */
export function hostLedger(): Ledger {
  return ledgerOf(thisUser());
}

/** The words that start a command of ours under this same Node. */
export function ownCommand(actionRoot: string): string[] {
  return [process.execPath, join(actionRoot, 'dist/cli.js')];
}
