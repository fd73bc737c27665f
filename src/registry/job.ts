import type { Host } from '../host/host.js';
import { bufferedLog } from '../platform/buffered-log.js';
import type { Clock } from '../platform/clock.js';
import type { Attempt } from '../platform/exec.js';
import { inBackground } from '../platform/in-background.js';
import type { Log } from '../platform/log.js';
import type { Stopwatch } from '../platform/stopwatch.js';
import type { Podman } from '../podman/podman.js';
import type { HostLease } from '../undo/host-lease.js';
import type { Journal } from '../undo/journal.js';

/** The job that a registry is started by: its name, its directory, and the list of what it changes. */
export interface RegistryJob {
  /** `podman-registry-1a2b3c4d`: also the name of the pod, and part of the name of all that the job makes. */
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
  /** What the jobs of this user have changed on this host. */
  readonly lease: HostLease;
  /** To be called before the host is checked: what is right then has to stay so until this job has ended. */
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

/** A phase that may go on beside others, with a heading in the log. Beside others it begins at once, and its lines wait for their place. */
export class Phase<T> {
  readonly result: Promise<T>;
  /** Begins it where it has not begun. */
  readonly show: () => Promise<T>;

  constructor(job: RegistryJob, title: string, isBeside: boolean, work: (own: RegistryJob) => Promise<T>) {
    if (isBeside) {
      const log = bufferedLog(job.log);
      const own = { ...job, log, host: { ...job.host, log } };
      this.result = inBackground(job.watch.phase(title, () => work(own)));
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
