import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathExists } from '../platform/files.js';
import { withLock } from '../platform/lock.js';
import { missingDirectories } from './directories.js';
import { HostChanges, writeMade } from './host-changes.js';
import type { JournalContent, UndoScope } from './journal.js';
import { readOwn, whyNotOwn } from './own.js';
import { isPlainPath } from './paths.js';

/** A job or a persistent registry that needs the host as it is. */
export interface LeaseHolder {
  readonly name: string;
  /** It exists while the holder does. */
  readonly directory: string;
}

/**
 * Ends a claim. The last holder undoes all changes with `undo`, which reports what it cannot undo.
 * @returns the holders that still need the changes
 */
type Release = (undo: (changes: JournalContent) => Promise<void>) => Promise<readonly string[]>;

// Seconds. Another job of this user may be installing packages.
const LOCK_LIMIT = 900;
// Bytes: a claim is one path.
const LARGEST_CLAIM = 8192;

/**
 * The changes that the jobs of one user made to a host. Several runners of one user share lingering, the user
 * manager and podman's configuration: the first job that needs a change makes it, and the last job undoes it. A
 * job holds the lease while its directory exists, so a killed job blocks nothing: the next job undoes its changes.
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

  /**
   * Prevents other jobs of this user from reading or changing the host meanwhile. All of them lock the home
   * directory, because it is never removed.
   */
  exclusively<T>(work: () => Promise<T>): Promise<T> {
    return withLock(this.#home, LOCK_LIMIT, work);
  }

  /**
   * Keeps the changes of the host until this holder releases them.
   * @throws UserError if another job does not release the lock, or the list of changes cannot be written
   */
  async claim(holder: LeaseHolder): Promise<void> {
    await this.exclusively(async () => {
      const made = await missingDirectories(this.#claims);
      // First, so that post finds it even if this process is killed.
      await writeMade(holder.directory, made);
      // The first job creates the directories; the last one removes them.
      await this.changes.open(made);
      await mkdir(this.#claims, { recursive: true, mode: 0o700 });
      await writeFile(join(this.#claims, holder.name), holder.directory, { mode: 0o600 });
    });
  }

  /** Call this while the holder's directory exists, and the returned function after that directory was removed. */
  async prepareRelease(holder: LeaseHolder): Promise<Release> {
    const { changes } = this;
    const made = await changes.madeListedIn(holder.directory);
    const claim = join(this.#claims, holder.name);
    // The job never claimed the host.
    if (made === undefined && !(await pathExists(claim))) return async () => [];
    return (undo) =>
      this.exclusively(async () => {
        await rm(claim, { force: true });
        const others = await this.#holders();
        if (others.length > 0) return others;
        const why = await whyNotOwn(changes.directory);
        if (why !== undefined) {
          const problem = `could not undo the changes of the host in ${changes.directory}: ${why}`;
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
      // An incomplete claim belongs to a job that has changed nothing yet.
      const directory = (await readOwn(join(this.#claims, name), LARGEST_CLAIM).catch(() => '')) ?? '';
      if (isPlainPath(directory) && (await pathExists(directory))) holders.push(name);
    }
    return holders;
  }
}
