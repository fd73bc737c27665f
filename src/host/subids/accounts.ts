import { ENOUGH_IDS } from './ranges.js';

/** Whom subordinate ids are for. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** The accounts of passwd(5), in order; also reads what `getent passwd` prints. */
export function readPasswd(text: string): Account[] {
  return text.split('\n').flatMap((line) => {
    const [name = '', , uid = '', gid = ''] = line.split(':');
    if (name === '' || !/^\d+$/.test(uid) || !/^\d+$/.test(gid)) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}

/** The gids of group(5). */
export function readGroupIds(text: string): number[] {
  return text.split('\n').flatMap((line) => {
    const id = line.split(':')[2] ?? '';
    return /^\d+$/.test(id) ? [Number(id)] : [];
  });
}

/** A user that is all digits is a uid. */
export function isUid(user: string): boolean {
  return /^\d+$/.test(user);
}

/** What names a user: letters, digits and a few signs, or a decimal uid; never an option of a command. */
export function isUserWord(text: string): boolean {
  return /^(?:\d{1,10}|[A-Za-z_][A-Za-z0-9_.@-]*\$?)$/.test(text);
}

/** What login.defs(5) says of automatic ranges: SUB_UID_MIN, SUB_UID_MAX, SUB_UID_COUNT, and the same for gids. */
export interface IdLimits {
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

/** Source: login.defs(5), "SUB_UID_MIN", for a host that says nothing. */
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

/** What login.defs(5) sets; the last line counts. */
export function loginDefinition(loginDefs: string, name: string): string | undefined {
  const lines = loginDefs.split('\n').map((line) => line.trim().split(/\s+/));
  return lines.findLast(([key]) => key === name)?.[1]?.replaceAll('"', '');
}

/**
 * The source of subordinate ids that nsswitch.conf(5) names, or nothing where it is the files.
 * Source: subid(5) of shadow, which takes the first word and no other.
 */
export function otherSource(nsswitch: string): string | undefined {
  const source = /^\s*subid:[ \t]*([^\s#]+)/m.exec(nsswitch)?.[1];
  return source === 'files' ? undefined : source;
}
