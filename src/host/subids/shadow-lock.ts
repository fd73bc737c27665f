import { link, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from '../../platform/errors.js';
import { hold } from '../../platform/lock.js';
import { serial } from '../../platform/serial.js';

// Seconds; usermod itself waits for 15.
const LOCK_LIMIT = 30;

/**
 * Runs work with accounts and subordinate ids locked, against other calls of this program and against useradd(8),
 * usermod(8) and similar, which wait. Takes both locks of shadow in shadow's order: lckpwdf(3), for which others
 * wait, and then a file each for subuid and subgid, which some builds check exclusively.
 * Source: lib/commonio.c of shadow, commonio_lock().
 * @param directory /etc
 * @throws UserError if another process does not release them in time
 */
export async function withShadowLock<T>(
  directory: string,
  work: () => Promise<T>,
  patience = LOCK_LIMIT,
): Promise<T> {
  const deadline = Date.now() + patience * 1000;
  const releases = [await lockAccounts(directory, patience)];
  try {
    for (const name of ['subuid', 'subgid']) releases.push(await lockFile(join(directory, name), deadline));
    return await work();
  } finally {
    for (const release of releases.toReversed()) await release();
  }
}

type Release = () => Promise<void>;

// lckpwdf(3) is a lock of fcntl(2) on the whole file, which Node.js cannot take. util-linux has it since 2.41.
const PERL = `use Fcntl;
open(my $file, '+>>', $ARGV[0]) or die $!;
alarm $ARGV[1];
fcntl($file, F_SETLKW, pack('ssx![q]qqix![q]', F_WRLCK, 0, 0, 0, 0)) or die $!;
alarm 0;
$| = 1;
print while <STDIN>;`;

async function lockAccounts(directory: string, patience: number): Promise<Release> {
  const path = join(directory, '.pwd.lock');
  // The mode of lckpwdf(3); flock(1) would create a file that all users can read.
  await (await open(path, 'a', 0o600)).close();
  const refusal = `the account files were locked for ${patience} s; useradd or usermod may still be running`;
  const limit = String(patience);
  const ways = [
    ['flock', '--fcntl', '--exclusive', `--timeout=${limit}`, path, 'cat'],
    ['perl', '-e', PERL, path, limit],
    // Locks only against other calls of this program; usermod then checks only the files and fails immediately.
    ['flock', '--exclusive', `--timeout=${limit}`, path, 'cat'],
  ];
  for (const [index, argv] of ways.entries()) {
    const began = Date.now();
    try {
      return await hold(argv, refusal);
    } catch (thrown) {
      // A missing program or an unknown option fails immediately.
      const isTooLate = Date.now() - began >= patience * 900;
      if (isTooLate || index === ways.length - 1) throw thrown;
    }
  }
  throw new UserError(refusal);
}

/** Creates PATH.lock with the own pid; removes a lock whose process has ended. */
async function lockFile(path: string, deadline: number): Promise<Release> {
  const [lock, own] = [`${path}.lock`, `${path}.${serial()}`];
  await writeFile(own, `${process.pid}\0`, { mode: 0o600 });
  try {
    while (!(await linked(own, lock))) {
      const holder = await holderOf(lock);
      if (holder === 'gone') await rm(lock, { force: true });
      else if (Date.now() > deadline) {
        throw new UserError(`${path} is locked by ${holder} (${lock}); try again when it has ended`);
      } else await sleep(50);
    }
    return () => rm(lock, { force: true });
  } finally {
    await rm(own, { force: true });
  }
}

async function linked(own: string, lock: string): Promise<boolean> {
  try {
    await link(own, lock);
    return true;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw thrown;
  }
}

async function holderOf(lock: string): Promise<string> {
  const text = await readFile(lock, 'latin1').catch(() => undefined);
  // It was released in between.
  if (text === undefined) return 'gone';
  const pid = /^(\d+)\0?\s*$/.exec(text)?.[1];
  if (pid === undefined || Number(pid) < 1) return 'an unknown process';
  try {
    process.kill(Number(pid), 0);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ESRCH') return 'gone';
  }
  return `process ${pid}`;
}
