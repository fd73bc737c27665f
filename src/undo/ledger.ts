import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessible } from '../accessible.js';
import { withLock } from '../exec/lock.js';
import { missingDirectories, removeWithMade } from './directories.js';
import { type HostJournal, openJournal, readJournal, serial, type Undo } from './journal.js';

/**
 * What the jobs of one user have changed on a host, together. Several runners of one user share lingering, the user
 * manager and podman's configuration: the first job to need a change makes it, and the last one to end takes it back.
 * A job claims the host for as long as its directory exists, so one that was killed holds nothing up: what it had
 * changed is taken back by the next.
 */
export interface Ledger {
  /** `~/.local/state/podman-registry-action/host`. */
  readonly directory: string;
  /** What everybody locks; it is never removed. */
  readonly home: string;
}

export function ledgerOf(home: string): Ledger {
  return { directory: join(home, '.local/state/podman-registry-action/host'), home };
}

// Seconds. Another job of this user may be installing packages.
const PATIENCE = 900;

const CLAIMS = 'claims';
const CHANGES = 'changes.jsonl';
// The directories that a claim had to make, deepest first.
const MADE = 'host-directories.json';

/** Where changes to the host are recorded and copies are kept. */
export function ledgerJournal({ directory }: Ledger): HostJournal {
  return { ...openJournal(join(directory, CHANGES)), directory, serial };
}

/** Runs while no other job of this user looks at or changes the host. */
export function withHost<T>({ home }: Ledger, work: () => Promise<T>): Promise<T> {
  return withLock(home, PATIENCE, work);
}

/** A job, as the ledger knows it. */
export interface Claimant {
  readonly name: string;
  /** It exists for as long as the job lives. */
  readonly directory: string;
}

/**
 * From now on the host's changes stay until this job has left.
 * @throws UserError when another job does not let go of the host
 */
export async function claimHost(ledger: Ledger, job: Claimant): Promise<void> {
  await withHost(ledger, async () => {
    const claims = join(ledger.directory, CLAIMS);
    const made = JSON.stringify(await missingDirectories(claims));
    // First where post finds it, however early this process is ended.
    await writeFile(join(job.directory, MADE), made, { mode: 0o600 });
    await mkdir(claims, { recursive: true, mode: 0o700 });
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
export type Leave = (undo: (changes: readonly Undo[]) => Promise<void>) => Promise<readonly string[]>;

/**
 * To be called while the job's directory is there still, and what it returns when that is gone: the last one out takes
 * everything back, with `undo`, which reports by itself what it cannot take back.
 * @returns a function that returns the jobs that still need the host as it is
 */
export async function leavingHost(ledger: Ledger, job: Claimant): Promise<Leave> {
  const made = await readFile(join(job.directory, MADE), 'utf8').catch(() => undefined);
  // It never came so far as to claim the host.
  if (made === undefined) return async () => [];
  return (undo) =>
    withHost(ledger, async () => {
      await rm(join(ledger.directory, CLAIMS, job.name), { force: true });
      const others = await livingClaims(ledger);
      if (others.length > 0) return others;
      const changes = join(ledger.directory, CHANGES);
      if (await accessible(changes)) await undo(await readJournal(changes));
      await forget(ledger, made);
      return [];
    });
}

async function livingClaims({ directory }: Ledger): Promise<string[]> {
  const claims = join(directory, CLAIMS);
  const living: string[] = [];
  for (const job of (await accessible(claims)) ? await readdir(claims) : []) {
    const jobDirectory = await readFile(join(claims, job), 'utf8');
    if (await accessible(jobDirectory)) living.push(job);
  }
  return living;
}

/** Removes the ledger, and of the directories above it those that the first claim had to make. */
async function forget({ directory }: Ledger, otherwise: string): Promise<void> {
  const made = await readFile(join(directory, MADE), 'utf8').catch(() => otherwise);
  await removeWithMade(directory, JSON.parse(made) as string[]);
}
