import type { Account } from './accounts.js';
import { freeRanges, type IdLimits, zonesOf } from './free.js';
import type { JudgedKind } from './judge.js';
import { type Both, type IdKind, KINDS } from './kinds.js';
import { endOf, overlapFinder } from './occupied.js';
import type { PlanInput } from './plan-input.js';
import { ENOUGH_IDS, type IdRange, total } from './ranges.js';

type Given = Readonly<Record<IdKind, (IdRange | undefined)[]>>;

/** Decides which ranges are new, for whoever keeps too little. */
export function giveRanges(
  users: readonly Account[],
  judged: Both<JudgedKind>,
  { limits }: PlanInput,
): { given: Given; refused: Account[] } {
  const given: Given = { uid: users.map(() => undefined), gid: users.map(() => undefined) };
  const needs = (kind: IdKind, index: number) =>
    total(judged[kind].of[index]?.keeps ?? []) < ENOUGH_IDS && given[kind][index] === undefined;

  for (const kind of KINDS) mirror(kind, users, judged, limits[kind], given);
  const next = allocator(
    judged,
    limits,
    KINDS.flatMap((kind) => given[kind].filter(isRange)),
  );
  const refused: Account[] = [];
  for (const [index, user] of users.entries()) {
    const wanted = KINDS.filter((kind) => needs(kind, index));
    const ranges = wanted.length === 0 ? {} : next(wanted);
    if (ranges === undefined) refused.push(user);
    else for (const kind of wanted) given[kind][index] = ranges[kind];
  }
  return { given, refused };
}

/** Whoever lacks one kind gets the ids that the user has of the other, where these are free. */
function mirror(
  kind: IdKind,
  users: readonly Account[],
  judged: Both<JudgedKind>,
  limits: IdLimits,
  given: Given,
): void {
  const other = kind === 'uid' ? 'gid' : 'uid';
  const { of, taken, lost } = judged[kind];
  const occupied = overlapFinder(
    [...taken, ...lost].map(({ start, count }) => ({ start, count, owner: '' })),
  );
  const zones = zonesOf(limits);
  for (const index of users.keys()) {
    if (total(of[index]?.keeps ?? []) >= ENOUGH_IDS) continue;
    given[kind][index] = judged[other].of[index]?.keeps
      .filter(({ count }) => count >= ENOUGH_IDS)
      .map(({ start, count }) => ({ start, count }))
      .find(
        (range) =>
          zones.some(({ first, last }) => range.start >= first && endOf(range) - 1 <= last) &&
          occupied(range) === undefined,
      );
  }
}

type Allocator = (kinds: readonly IdKind[]) => Partial<Both<IdRange>> | undefined;

/**
 * Gives the same range for both kinds, aligned to 65536, so that a person reads host ids easily; only where there is
 * no such range left, ones that users lose by this very plan, then ones that are not aligned, then different ones.
 */
function allocator(
  judged: Both<JudgedKind>,
  limits: Both<IdLimits>,
  mirrored: readonly IdRange[],
): Allocator {
  const { uid, gid } = judged;
  const given: Record<IdKind, IdRange[]> = { uid: [...mirrored], gid: [...mirrored] };
  const both: IdLimits = {
    min: Math.max(limits.uid.min, limits.gid.min),
    max: Math.min(limits.uid.max, limits.gid.max),
    count: Math.max(limits.uid.count, limits.gid.count, ENOUGH_IDS),
  };
  const alike = (taken: readonly IdRange[], size: number, step: number) => () => {
    const next = freeRanges([...taken, ...given.uid, ...given.gid], zonesOf(both), size, step);
    return (): Partial<Both<IdRange>> | undefined => {
      const range = next();
      return range && { uid: range, gid: range };
    };
  };
  const apart = () => {
    const of = (kind: IdKind) =>
      freeRanges([...judged[kind].taken, ...given[kind]], zonesOf(limits[kind]), ENOUGH_IDS, 1);
    const next = { uid: of('uid'), gid: of('gid') };
    return (kinds: readonly IdKind[]): Partial<Both<IdRange>> | undefined => {
      const found = kinds.map((kind) => [kind, next[kind]()] as const);
      return found.every(([, range]) => range !== undefined) ? Object.fromEntries(found) : undefined;
    };
  };
  const taken = [...uid.taken, ...gid.taken];
  // Each way is tried when the one before it gives no more, and begins with what has been given by then.
  const ways: (() => Allocator)[] = [
    alike([...taken, ...uid.lost, ...gid.lost], both.count, ENOUGH_IDS),
    alike([...taken, ...uid.lost, ...gid.lost], ENOUGH_IDS, ENOUGH_IDS),
    alike(taken, ENOUGH_IDS, ENOUGH_IDS),
    alike(taken, ENOUGH_IDS, 1),
    apart,
  ];
  let way = ways.shift()?.();
  return (kinds) => {
    let ranges = way?.(kinds);
    while (ranges === undefined && ways.length > 0) {
      way = ways.shift()?.();
      ranges = way?.(kinds);
    }
    for (const kind of kinds) {
      const range = ranges?.[kind];
      if (range !== undefined) given[kind].push(range);
    }
    return ranges;
  };
}

function isRange(range: IdRange | undefined): range is IdRange {
  return range !== undefined;
}
