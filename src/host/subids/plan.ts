import type { Account } from './accounts.js';
import { allocateRanges } from './allocate.js';
import { type Flaw, type Judged, judgeKind } from './judge.js';
import { isUnended, rewrite, type SubidLine } from './lines.js';
import type { Both, IdKind } from './ranges.js';
import { ENOUGH_IDS, type IdRange, LAST_ID } from './ranges.js';
import type { PlanInput } from './sources.js';

export interface KindPlan {
  /** The lines of this user as they are. */
  readonly has: readonly SubidLine[];
  readonly flaws: readonly Flaw[];
  readonly removes: readonly SubidLine[];
  readonly adds: IdRange | undefined;
}

export interface UserPlan {
  readonly user: Account;
  readonly uid: KindPlan;
  readonly gid: KindPlan;
}

export interface IdPlan {
  readonly users: readonly UserPlan[];
  /** The files as they will be; a file that is missing and gets nothing stays missing. */
  readonly texts: Both<string | undefined>;
  /** Whose ranges there is no room for; nothing of the plan may be applied then. */
  readonly refused: readonly Account[];
}

/** Is there anything to be done for a user? */
export function needsChange({ uid, gid }: UserPlan): boolean {
  return [uid, gid].some(({ flaws }) => flaws.length > 0);
}

/**
 * Decides what each of some users keeps, loses and gets, so that everybody has 65536 ids of each kind and no two share
 * one. A user whose ranges are right keeps them as they are. Takes n log n for n lines, accounts and users. Pure.
 */
export function planIds(input: PlanInput): IdPlan {
  const known = new Set<number>();
  const users = input.users.filter(({ uid }) => !known.has(uid) && known.add(uid));
  const uid = judgeKind('uid', users, input);
  const gid = judgeKind('gid', users, input);
  const { given, refused } = allocateRanges(users, { uid, gid }, input);
  const plans = users.map((user, index) => ({
    user,
    uid: { ...(uid.of[index] as Judged), adds: given.uid[index] },
    gid: { ...(gid.of[index] as Judged), adds: given.gid[index] },
  }));
  const newText = (kind: IdKind): string | undefined => {
    const removed = plans.flatMap((plan) => plan[kind].removes);
    const added = addedLines(plans, kind);
    const before = input.files[kind];
    if (before === undefined && added.length === 0) return undefined;
    const text = rewrite(before ?? '', removed, added);
    return input.needsEnd && isUnended(text) ? `${text}\n` : text;
  };
  return { users: plans, texts: { uid: newText('uid'), gid: newText('gid') }, refused };
}

/** The lines that a plan adds to one of the files, without their ends. */
export function addedLines(plans: readonly UserPlan[], kind: IdKind): string[] {
  return plans.flatMap(({ user: { name }, [kind]: { adds } }) =>
    adds === undefined ? [] : [`${name}:${adds.start}:${adds.count}`],
  );
}

/** Why no more ids can be given, for a person. */
export function refusalText(refused: readonly Account[]): string {
  const [first, ...rest] = refused.map(({ name }) => name);
  const whom = rest.length === 0 ? first : `${first} and ${rest.length} more`;
  return (
    `no ${ENOUGH_IDS} subordinate ids in one piece are left for ${whom}, up to ${LAST_ID}, ` +
    'without those that systemd takes; free a range in /etc/subuid and /etc/subgid'
  );
}
