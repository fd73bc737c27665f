import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../platform/errors.js';
import { accessible } from '../platform/exists.js';
import { withLock } from '../platform/lock.js';
import { missingDirectories, removeWithMade } from './directories.js';
import {
  type HostJournal,
  type JournalContent,
  openJournal,
  readJournal,
  serial,
  type UndoScope,
} from './journal.js';
import { readOwn, whyNotOwn } from './own.js';
import { isBelow, isPlainPath } from './paths.js';

/**
 * What the jobs of one user have changed on a host, together. Several runners of one user share lingering, the user
 * manager and podman's configuration: the first job to need a change makes it, and the last one to end undoes it.
 * A job claims the host for as long as its directory exists, so one that was killed holds nothing up: what it had
 * changed is undone by the next.
 */
export interface Ledger {
  /** `~/.local/state/podman-registry-action/host`. */
  readonly directory: string;
  /** Whose home is what everybody locks; it is never removed. */
  readonly user: UndoScope['user'];
}

export function ledgerOf({ name, home }: UndoScope['user']): Ledger {
  return { directory: join(home, '.local/state/podman-registry-action/host'), user: { name, home } };
}

// Seconds. Another job of this user may be installing packages.
const PATIENCE = 900;

const CLAIMS = 'claims';
const CHANGES = 'changes.jsonl';
// The directories that a claim had to make, deepest first.
const MADE = 'host-directories.json';

/** Where changes to the host are recorded and copies are kept. */
export function ledgerJournal(ledger: Ledger): HostJournal {
  const { directory } = ledger;
  return { ...openJournal(join(directory, CHANGES), scopeOf(ledger)), directory, serial };
}

function scopeOf({ directory, user }: Ledger): UndoScope {
  return { directory, user };
}

/** Runs while no other job of this user looks at or changes the host. */
export function withHost<T>({ user }: Ledger, work: () => Promise<T>): Promise<T> {
  return withLock(user.home, PATIENCE, work);
}

/** A job, as the ledger knows it. */
export interface Claimant {
  readonly name: string;
  /** It exists for as long as the job lives. */
  readonly directory: string;
}

/**
 * From now on the host's changes stay until this job has left.
 * @throws UserError when another job does not let go of the host, or the list of changes cannot be kept
 */
export async function claimHost(ledger: Ledger, job: Claimant): Promise<void> {
  await withHost(ledger, async () => {
    const claims = join(ledger.directory, CLAIMS);
    const made = JSON.stringify(await missingDirectories(claims));
    // First where post finds it, however early this process is ended.
    await writeFile(join(job.directory, MADE), made, { mode: 0o600 });
    await mkdir(claims, { recursive: true, mode: 0o700 });
    const why = await whyNotOwn(ledger.directory);
    if (why !== undefined) {
      throw new UserError(
        `changes of the host are listed in ${ledger.directory}, which cannot be used: ${why}; remove it`,
      );
    }
    // The directories are the first one's; the last one to end removes them.
    const first = join(ledger.directory, MADE);
    if (!(await accessible(first))) {
      // Renamed into place, so that nobody reads half a file.
      await writeFile(`${first}.new`, made, { mode: 0o600 });
      await rename(`${first}.new`, first);
    }
    await writeFile(join(claims, job.name), job.directory, { mode: 0o600 });
  });
}

/** Gives up the claim of a job. */
export type Leave = (undo: (changes: JournalContent) => Promise<void>) => Promise<readonly string[]>;

/**
 * To be called while the job's directory is there still, and what it returns when that is gone: the last one out undoes
 * everything, with `undo`, which reports by itself what it cannot undo.
 * @returns a function that returns the jobs that still need the host as it is
 */
export async function leavingHost(ledger: Ledger, job: Claimant): Promise<Leave> {
  const made = await readMade(job.directory, ledger);
  const claim = join(ledger.directory, CLAIMS, job.name);
  // It never came so far as to claim the host.
  if (made === undefined && !(await accessible(claim))) return async () => [];
  return (undo) =>
    withHost(ledger, async () => {
      await rm(claim, { force: true });
      const others = await livingClaims(ledger);
      if (others.length > 0) return others;
      const { directory } = ledger;
      const why = await whyNotOwn(directory);
      if (why !== undefined) {
        await undo({
          steps: [],
          problems: [`the changes of the host in ${directory} are not undone: ${why}`],
        });
        return [];
      }
      const changes = await readJournal(join(directory, CHANGES), scopeOf(ledger));
      if (changes !== undefined) await undo(changes);
      await forget(ledger, made ?? []);
      return [];
    });
}

// Characters: a claim is one path, a list of directories a few.
const LONGEST_CLAIM = 8192;
const LONGEST_MADE = 65_536;

async function livingClaims({ directory }: Ledger): Promise<string[]> {
  const claims = join(directory, CLAIMS);
  const living: string[] = [];
  for (const job of (await accessible(claims)) ? await readdir(claims) : []) {
    // One that was cut off while it was written belongs to a job that has changed nothing yet.
    const jobDirectory = (await readOwn(join(claims, job), LONGEST_CLAIM).catch(() => '')) ?? '';
    if (isPlainPath(jobDirectory) && (await accessible(jobDirectory))) living.push(job);
  }
  return living;
}

/** Removes the ledger, and of the directories above it those that the first claim had to make. */
async function forget(ledger: Ledger, otherwise: readonly string[]): Promise<void> {
  await removeWithMade(ledger.directory, (await readMade(ledger.directory, ledger)) ?? otherwise);
}

/**
 * The directories that a claim had to make, deepest first: only those on the way to the ledger.
 * @returns nothing where there is no such list, or it cannot be used
 */
async function readMade(directory: string, ledger: Ledger): Promise<string[] | undefined> {
  try {
    const text = await readOwn(join(directory, MADE), LONGEST_MADE);
    const paths: unknown = text === undefined ? undefined : JSON.parse(text);
    if (!Array.isArray(paths)) return undefined;
    return paths.filter((path) => typeof path === 'string' && isOnTheWay(path, ledger));
  } catch {
    return undefined;
  }
}

function isOnTheWay(path: string, { directory }: Ledger): boolean {
  return path === directory || isBelow(path, directory) || isBelow(directory, path);
}
