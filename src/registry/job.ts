import type { Host } from '../host/host.js';
import type { Clock } from '../platform/clock.js';
import { inBackground } from '../platform/concurrency.js';
import type { Attempt } from '../platform/exec.js';
import { bufferedLog, type Log } from '../platform/log.js';
import type { Stopwatch } from '../platform/stopwatch.js';
import type { Podman } from '../podman/podman.js';
import type { HostLease } from '../undo/host-lease.js';
import type { Journal } from '../undo/journal.js';

/** The job that starts a registry: its name, its directory and its journal of changes. */
export interface RegistryJob {
  /** `podman-registry-1a2b3c4d`: also the name of the pod, and part of the names of everything that the job creates. */
  readonly name: string;
  /** Below RUNNER_TEMP, for this user only; the post step removes it. */
  readonly directory: string;
  /** Below the directory, for files that are not needed afterwards. */
  readonly scratch: string;
  readonly log: Log;
  readonly journal: Journal;
  readonly host: Host;
  readonly podman: Podman;
  /** Runs a command and notes how long it took. */
  readonly attempt: Attempt;
  readonly watch: Stopwatch;
  /** Another one than this machine's, for tests. */
  readonly clock?: Clock;
  /** The changes of this user's jobs on this host. */
  readonly lease: HostLease;
  /** Call this before checking the host: its state must not be undone until this job has ended. */
  claimHost(): Promise<void>;
}

/** A phase of a job, with a heading in the log. */
export function phase<T>(
  { log, watch }: Pick<RegistryJob, 'log' | 'watch'>,
  title: string,
  work: () => Promise<T>,
): Promise<T> {
  return log.group(title, () => watch.phase(title, work));
}

/** A phase with a heading in the log. In parallel with others its lines are buffered until it is shown. */
export class Phase<T> {
  readonly result: Promise<T>;
  /** Begins it where it has not begun. */
  readonly show: () => Promise<T>;

  /** @param after the phase begins after this, in parallel with others; without it the phase begins when it is shown */
  constructor(
    job: RegistryJob,
    title: string,
    after: Promise<unknown> | undefined,
    work: (own: RegistryJob) => Promise<T>,
  ) {
    if (after !== undefined) {
      const log = bufferedLog(job.log);
      const own = { ...job, log, host: { ...job.host, log } };
      this.result = inBackground(after.then(() => job.watch.phase(title, () => work(own))));
      this.show = () =>
        job.log.group(title, () => {
          log.release();
          return this.result;
        });
      return;
    }
    let begin: () => void = () => undefined;
    this.result = inBackground(
      new Promise<T>((resolve) => {
        begin = () => resolve(phase(job, title, () => work(job)));
      }),
    );
    // Of a promise only the first resolution counts, but the work must not be done twice.
    this.show = () => {
      begin();
      begin = () => undefined;
      return this.result;
    };
  }
}
