import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathExists } from '../platform/exists.js';
import { withLock } from '../platform/lock.js';
import { missingDirectories } from './directories.js';
import { HostChanges, writeMade } from './host-changes.js';
import type { JournalContent, UndoScope } from './journal.js';
import { readOwn, whyNotOwn } from './own.js';
import { isPlainPath } from './paths.js';

/** A job or a persistent registry that needs the host as it is. */
export interface LeaseHolder {
  readonly name: string;
  /** It exists for as long as the holder does. */
  readonly directory: string;
}

/**
 * Ends a claim. The last holder undoes all changes with `undo`, which reports by itself what it cannot undo.
 * @returns the holders that still need the host as it is
 */
export type Release = (undo: (changes: JournalContent) => Promise<void>) => Promise<readonly string[]>;

// Seconds. Another job of this user may be installing packages.
const LOCK_LIMIT = 900;
// Bytes: a claim is one path.
const LARGEST_CLAIM = 8192;

/**
 * What the jobs of one user have changed on a host, together. Several runners of one user share lingering, the user
 * manager and podman's configuration: the first job to need a change makes it, and the last one to end undoes it.
 * A job holds the lease for as long as its directory exists, so one that was killed holds nothing up: what it had changed
 * is undone by the next.
 */
export class HostLease {
  /** In `~/.local/state/podman-registry-action/host`. */
  readonly changes: HostChanges;
  readonly #claims: string;
  readonly #home: string;

  constructor({ name, home }: UndoScope['user']) {
    this.changes = new HostChanges(join(home, '.local/state/podman-registry-action/host'), { name, home });
    this.#claims = join(this.changes.directory, 'claims');
    this.#home = home;
  }

  /** Runs while no other job of this user reads or changes the host. The home is what all of them lock: it is never removed. */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return withLock(this.#home, LOCK_LIMIT, work);
  }

  /**
   * From now on the changes of the host stay until this holder has released them.
   * @throws UserError where another job does not let go of the host, or the list of changes cannot be kept
   */
  async claim(holder: LeaseHolder): Promise<void> {
    await this.exclusively(async () => {
      const made = await missingDirectories(this.#claims);
      // First where post finds it, however early this process is ended.
      await writeMade(holder.directory, made);
      // The directories are the first one's; the last one to end removes them.
      await this.changes.open(made);
      await mkdir(this.#claims, { recursive: true, mode: 0o700 });
      await writeFile(join(this.#claims, holder.name), holder.directory, { mode: 0o600 });
    });
  }

  /** To be called while the holder's directory exists; what it returns, once that is gone. */
  async prepareRelease(holder: LeaseHolder): Promise<Release> {
    const { changes } = this;
    const made = await changes.madeListedIn(holder.directory);
    const claim = join(this.#claims, holder.name);
    // It never came so far as to claim the host.
    if (made === undefined && !(await pathExists(claim))) return async () => [];
    return (undo) =>
      this.exclusively(async () => {
        await rm(claim, { force: true });
        const others = await this.#holders();
        if (others.length > 0) return others;
        const why = await whyNotOwn(changes.directory);
        if (why !== undefined) {
          const problem = `the changes of the host in ${changes.directory} are not undone: ${why}`;
          await undo({ steps: [], problems: [problem] });
          return [];
        }
        const listed = await changes.read();
        if (listed !== undefined) await undo(listed);
        await changes.remove(made);
        return [];
      });
  }

  async #holders(): Promise<string[]> {
    const holders: string[] = [];
    for (const name of (await pathExists(this.#claims)) ? await readdir(this.#claims) : []) {
      // A claim that was cut off while it was written belongs to a job that has changed nothing yet.
      const directory = (await readOwn(join(this.#claims, name), LARGEST_CLAIM).catch(() => '')) ?? '';
      if (isPlainPath(directory) && (await pathExists(directory))) holders.push(name);
    }
    return holders;
  }
}
