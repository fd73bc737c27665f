import type { Attempt } from '../../platform/exec.js';
import { type Account, isUid } from './accounts.js';
import { type IdLimits, readLimits } from './limits.js';
import { isUnended } from './lines.js';
import type { Both } from './ranges.js';

/** All that decides who has and who gets which ids. */
export interface IdSources {
  readonly files: Both<string | undefined>;
  readonly accounts: readonly Account[];
  readonly real: Both<readonly number[]>;
  readonly limits: Both<IdLimits>;
  /** The source that nsswitch.conf names instead of the files. */
  readonly elsewhere: string | undefined;
}

/** @param read gives nothing where a file is missing */
export async function readIdSources(read: (path: string) => Promise<string | undefined>): Promise<IdSources> {
  const [uid, gid, passwd, group, loginDefs, nsswitch] = await Promise.all([
    read('/etc/subuid'),
    read('/etc/subgid'),
    read('/etc/passwd'),
    read('/etc/group'),
    // Some distributions keep their own below /usr, and only what an administrator changed in /etc.
    read('/etc/login.defs').then(async (text) => text ?? (await read('/usr/etc/login.defs'))),
    read('/etc/nsswitch.conf'),
  ]);
  const accounts = readPasswd(passwd ?? '');
  return {
    files: { uid, gid },
    accounts,
    real: {
      uid: accounts.map((account) => account.uid),
      gid: [...accounts.map((account) => account.gid), ...readGroupIds(group ?? '')],
    },
    limits: { uid: readLimits(loginDefs ?? '', 'UID'), gid: readLimits(loginDefs ?? '', 'GID') },
    elsewhere: otherSource(nsswitch ?? ''),
  };
}

/**
 * The accounts of names and decimal uids, in their order.
 * @param getent what `getent passwd` prints for those that /etc/passwd has not
 */
export async function findAccounts(
  users: readonly string[],
  accounts: readonly Account[],
  getent: (users: readonly string[]) => Promise<string>,
): Promise<{ readonly found: Account[]; readonly unknown: string[] }> {
  const known = accountsByWord(accounts);
  const missing = users.filter((user) => !known.has(key(user)));
  for (let from = 0; from < missing.length; from += AT_ONCE) {
    const answer = readPasswd(await getent(missing.slice(from, from + AT_ONCE)));
    for (const [word, account] of accountsByWord(answer)) known.set(word, account);
  }
  return {
    found: users.flatMap((user) => known.get(key(user)) ?? []),
    unknown: users.filter((user) => !known.has(key(user))),
  };
}

// Well within what one command line may hold.
const AT_ONCE = 500;

function accountsByWord(accounts: readonly Account[]): Map<string, Account> {
  // Where two accounts share a uid the first one is meant, as getpwuid(3) has it.
  const words = accounts.toReversed().map((account) => [String(account.uid), account] as const);
  return new Map([...words, ...accounts.map((account) => [account.name, account] as const)]);
}

function key(user: string): string {
  return isUid(user) ? String(Number(user)) : user;
}

/**
 * Does this host's shadow refuse a file whose last line has no end? From 4.20 on it does. Asks only where there is such
 * a file.
 * @param user any user
 */
export async function needsLineEnd(
  files: Both<string | undefined>,
  user: string,
  attempt: Attempt,
): Promise<boolean> {
  for (const [kind, options] of [
    ['uid', []],
    ['gid', ['-g']],
  ] as const) {
    if (!isUnended(files[kind])) continue;
    const { stdout, stderr } = await attempt(['getsubids', ...options, user], { timeout: 30 });
    if (/Non-text file/.test(stdout + stderr)) return true;
  }
  return false;
}

/** What a plan of subordinate ID ranges is made from. */
export interface PlanInput {
  /** The text of /etc/subuid and of /etc/subgid; nothing where there is no such file. */
  readonly files: Both<string | undefined>;
  /** The ids of the accounts and groups of this host. */
  readonly real: Both<readonly number[]>;
  readonly limits: Both<IdLimits>;
  /** shadow from 4.20 on reads nothing of a file whose last line has no end; older ones do. */
  readonly needsEnd: boolean;
  /** Whose ranges are fixed; nobody else's line is touched. A uid that comes twice counts once. */
  readonly users: readonly Account[];
}

/** The accounts of passwd(5), in order; also reads what `getent passwd` prints. */
function readPasswd(text: string): Account[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', , uid = '', gid = ''] = line.split(':');
    if (name === '' || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

/** The gids of group(5). */
function readGroupIds(text: string): number[] {
  return text.split('\n').flatMap((line) => {
    const id = line.split(':')[2] ?? '';
    return /^\d+$/.test(id) ? [Number(id)] : [];
  });
}

/**
 * The source of subordinate ids that nsswitch.conf(5) names, or nothing where it is the files.
 * Source: subid(5) of shadow, which takes the first word and no other.
 */
export function otherSource(nsswitch: string): string | undefined {
  const source = /^\s*subid:[ \t]*([^\s#]+)/m.exec(nsswitch)?.[1];
  return source === 'files' ? undefined : source;
}
