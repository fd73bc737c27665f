import type { Attempt } from '../../platform/exec.js';
import { type Account, isUid } from './accounts.js';
import { parseIdMap } from './idmap.js';
import { isUnended } from './lines.js';
import { idsOutside } from './nested.js';
import { type Both, ENOUGH_IDS, type IdRange } from './ranges.js';

/** Everything that determines the ids of users. */
export interface IdSources {
  readonly files: Both<string | undefined>;
  readonly accounts: readonly Account[];
  readonly real: Both<readonly number[]>;
  readonly limits: Both<IdLimits>;
  /** What the machine lacks, if it is in a user namespace itself. */
  readonly outside: Both<readonly IdRange[]>;
  /** The source in nsswitch.conf, if it is not the files. */
  readonly elsewhere: string | undefined;
}

/** @param read returns nothing for a missing file */
export async function readIdSources(read: (path: string) => Promise<string | undefined>): Promise<IdSources> {
  const [uid, gid, passwd, group, loginDefs, nsswitch, uidMap, gidMap] = await Promise.all([
    read('/etc/subuid'),
    read('/etc/subgid'),
    read('/etc/passwd'),
    read('/etc/group'),
    // Some distributions have their file below /usr, and only changes of an administrator in /etc.
    read('/etc/login.defs').then(async (text) => text ?? (await read('/usr/etc/login.defs'))),
    read('/etc/nsswitch.conf'),
    read('/proc/self/uid_map'),
    read('/proc/self/gid_map'),
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
    outside: { uid: idsOutside(parseIdMap(uidMap ?? '')), gid: idsOutside(parseIdMap(gidMap ?? '')) },
    elsewhere: otherSource(nsswitch ?? ''),
  };
}

/**
 * The accounts of names and decimal uids, in the same order.
 * @param getent returns the output of `getent passwd` for users that are not in /etc/passwd
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

// Well below the limit of a command line.
const AT_ONCE = 500;

function accountsByWord(accounts: readonly Account[]): Map<string, Account> {
  // If two accounts share a uid, the first one is used, as in getpwuid(3).
  const words = accounts.toReversed().map((account) => [String(account.uid), account] as const);
  return new Map([...words, ...accounts.map((account) => [account.name, account] as const)]);
}

function key(user: string): string {
  return isUid(user) ? String(Number(user)) : user;
}

/**
 * Whether this host's shadow rejects a file whose last line has no line end: since 4.20. Checks only if there is
 * such a file.
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

/** The input for a plan of subordinate id ranges. */
export interface PlanInput {
  /** The texts of /etc/subuid and /etc/subgid; nothing for a missing file. */
  readonly files: Both<string | undefined>;
  /** The ids of the accounts and groups of this host. */
  readonly real: Both<readonly number[]>;
  readonly limits: Both<IdLimits>;
  /** The ids that this machine does not have. */
  readonly outside: Both<readonly IdRange[]>;
  /** shadow since 4.20 ignores a file whose last line has no line end. */
  readonly needsEnd: boolean;
  /** The users to fix; lines of other users do not change. Duplicate uids count once. */
  readonly users: readonly Account[];
}

/** The accounts of passwd(5), in order; also parses the output of `getent passwd`. */
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
 * The source of subordinate ids in nsswitch.conf(5), or nothing for the files. Source: subid(5) of shadow, which
 * reads only the first word.
 */
export function otherSource(nsswitch: string): string | undefined {
  const source = /^\s*subid:[ \t]*([^\s#]+)/m.exec(nsswitch)?.[1];
  return source === 'files' ? undefined : source;
}

/**
 * The settings for automatic ranges in login.defs(5): SUB_UID_MIN, SUB_UID_MAX, SUB_UID_COUNT, and the same for
 * gids.
 */
export interface IdLimits {
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

/** The defaults. Source: login.defs(5), "SUB_UID_MIN". */
export const USUAL_LIMITS: IdLimits = { min: 100_000, max: 600_100_000, count: ENOUGH_IDS };

/** The limits of login.defs(5) for ranges of `UID` or `GID`. */
export function readLimits(loginDefs: string, kind: 'UID' | 'GID'): IdLimits {
  const number = (name: string, usual: number): number => {
    const found = loginDefinition(loginDefs, `SUB_${kind}_${name}`);
    return found !== undefined && /^(?:0x[\da-f]+|\d+)$/i.test(found) ? Number(found) : usual;
  };
  const { min, max, count } = USUAL_LIMITS;
  return { min: number('MIN', min), max: number('MAX', max), count: number('COUNT', count) };
}

/** A setting of login.defs(5); the last line wins. */
export function loginDefinition(loginDefs: string, name: string): string | undefined {
  const lines = loginDefs.split('\n').map((line) => line.trim().split(/\s+/));
  return lines.findLast(([key]) => key === name)?.[1]?.replaceAll('"', '');
}
