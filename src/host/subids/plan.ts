import type { Account } from './accounts.js';
import { allocateRanges } from './allocate.js';
import { type Flaw, type Judged, judgeKind } from './judge.js';
import { isUnended, rewrite, type SubidLine } from './lines.js';
import { type Both, ENOUGH_IDS, type IdKind, type IdRange, KINDS, LAST_ID } from './ranges.js';
import type { PlanInput } from './sources.js';

export interface KindPlan {
  /** The current lines of this user. */
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
  /** The new texts of the files; a missing file without new lines stays missing. */
  readonly texts: Both<string | undefined>;
  /** Users without an available range; if there are any, the plan must not be applied. */
  readonly refused: readonly Account[];
  /** Whether the machine is in a user namespace and lacks ids. */
  readonly nested: boolean;
}

/** Whether a user needs a change. */
export function needsChange({ uid, gid }: UserPlan): boolean {
  return [uid, gid].some(({ flaws }) => flaws.length > 0);
}

/**
 * Plans which ranges the users keep, lose and get, so that each has 65536 ids of each kind and no two share one.
 * Correct ranges do not change. Takes n log n for n lines, accounts and users. Pure.
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
  return {
    users: plans,
    texts: { uid: newText('uid'), gid: newText('gid') },
    refused,
    nested: KINDS.some((kind) => input.outside[kind].length > 0),
  };
}

/** The lines that a plan adds to one of the files, without their ends. */
export function addedLines(plans: readonly UserPlan[], kind: IdKind): string[] {
  return plans.flatMap(({ user: { name }, [kind]: { adds } }) =>
    adds === undefined ? [] : [`${name}:${adds.start}:${adds.count}`],
  );
}

/** Explains why there are not enough ids. */
export function refusalText({ refused, nested }: Pick<IdPlan, 'refused' | 'nested'>): string {
  const [first, ...rest] = refused.map(({ name }) => name);
  const whom = rest.length === 0 ? first : `${first} and ${rest.length} more`;
  if (nested) {
    return (
      `this machine is in a user namespace, and no range of its IDs is free for ${whom}; ` +
      'give it more IDs on its host, see /proc/self/uid_map'
    );
  }
  return (
    `no contiguous range of ${ENOUGH_IDS} subordinate IDs up to ${LAST_ID} is free for ${whom}, ` +
    'except those reserved for systemd; free a range in /etc/subuid and /etc/subgid'
  );
}
