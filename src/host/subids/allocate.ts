import type { Account } from './accounts.js';
import type { JudgedKind } from './judge.js';
import { largestFree } from './nested.js';
import {
  type Both,
  ENOUGH_IDS,
  endOf,
  type IdKind,
  type IdRange,
  KINDS,
  LAST_ID,
  overlapFinder,
  total,
} from './ranges.js';
import type { IdLimits, PlanInput } from './sources.js';

type Allocated = Readonly<Record<IdKind, (IdRange | undefined)[]>>;

/** Allocates new ranges for users who keep too few ids. */
export function allocateRanges(
  users: readonly Account[],
  judged: Both<JudgedKind>,
  { limits, outside }: PlanInput,
): { given: Allocated; refused: Account[] } {
  const given: Allocated = { uid: users.map(() => undefined), gid: users.map(() => undefined) };
  const needs = (kind: IdKind, index: number) =>
    total(judged[kind].of[index]?.keeps ?? []) < judged[kind].enough && given[kind][index] === undefined;

  for (const kind of KINDS) mirror(kind, users, judged, limits[kind], given);
  const next = allocator(
    judged,
    limits,
    KINDS.flatMap((kind) => given[kind].filter(isRange)),
  );
  const refused: Account[] = [];
  for (const [index, user] of users.entries()) {
    const wanted = KINDS.filter((kind) => needs(kind, index));
    const ranges =
      wanted.length === 0
        ? {}
        : (next(wanted) ?? (isNested(outside) ? fewer(wanted, judged, given) : undefined));
    if (ranges === undefined) refused.push(user);
    else for (const kind of wanted) given[kind][index] = ranges[kind];
  }
  return { given, refused };
}

/** The same range for both kinds on a machine that does not have the usual number of ids. */
function fewer(
  kinds: readonly IdKind[],
  judged: Both<JudgedKind>,
  given: Allocated,
): Partial<Both<IdRange>> | undefined {
  const taken = KINDS.flatMap((kind) => [...judged[kind].taken, ...given[kind].filter(isRange)]);
  const range = largestFree(taken);
  if (range === undefined || kinds.some((kind) => range.count < judged[kind].enough)) return undefined;
  return Object.fromEntries(kinds.map((kind) => [kind, range]));
}

function isNested(outside: Both<readonly IdRange[]>): boolean {
  return KINDS.some((kind) => outside[kind].length > 0);
}

/** A user who lacks one kind gets the same ids as of the other kind, if they are free. */
function mirror(
  kind: IdKind,
  users: readonly Account[],
  judged: Both<JudgedKind>,
  limits: IdLimits,
  given: Allocated,
): void {
  const other = kind === 'uid' ? 'gid' : 'uid';
  const { of, taken, lost, enough } = judged[kind];
  const occupied = overlapFinder(
    [...taken, ...lost].map(({ start, count }) => ({ start, count, owner: '' })),
  );
  const zones = zonesOf(limits);
  for (const index of users.keys()) {
    if (total(of[index]?.keeps ?? []) >= enough) continue;
    given[kind][index] = judged[other].of[index]?.keeps
      .filter(({ count }) => count >= enough)
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
 * Allocates the same range for both kinds, aligned to 65536, so that host ids are easy to read. If there is none
 * left: ranges that users lose in this plan, then unaligned ranges, then different ranges.
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
  // Each method is used when the previous one is exhausted, and excludes the ranges allocated so far.
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

interface Zone {
  readonly first: number;
  readonly last: number;
}

// Source: UIDS-GIDS of systemd.
const SYSTEMD_CONTAINERS: Zone = { first: 524_288, last: 1_879_048_191 };
const SYSTEMD_FOREIGN: Zone = { first: 2_147_352_576, last: 2_147_418_111 };

/**
 * The zones for new ranges, in order: first the ids of useradd(8) below systemd's containers, then those above.
 * The usual maximum in login.defs, 600100000, is ignored there: it only limits useradd(8), newuidmap does not
 * check it, and it is within the ids that systemd-nspawn uses. Those are never allocated, because containers that
 * share ids can access each other.
 */
export function zonesOf({ min, max }: IdLimits): Zone[] {
  // Ids below 65536 belong to real users, independent of login.defs.
  const lowest = Math.max(min, ENOUGH_IDS);
  const zones = [
    { first: ENOUGH_IDS, last: Math.min(SYSTEMD_CONTAINERS.first - 1, max) },
    { first: SYSTEMD_CONTAINERS.last + 1, last: SYSTEMD_FOREIGN.first - 1 },
    { first: SYSTEMD_FOREIGN.last + 1, last: LAST_ID },
  ];
  return zones.map(({ first, last }) => ({ first: Math.max(first, lowest), last }));
}

/**
 * Allocates free ranges in order, first fit. The total time is that of sorting the taken ranges.
 * @param step the alignment of the first ids
 * @returns a function that returns the next range, or nothing if none is left
 */
export function freeRanges(
  taken: readonly IdRange[],
  zones: readonly Zone[],
  size: number,
  step: number,
): () => IdRange | undefined {
  const sorted = taken.filter(({ count }) => count > 0).sort((a, b) => a.start - b.start);
  const aligned = (id: number) => Math.ceil(id / step) * step;
  let [zone, at, candidate] = [0, 0, 0];
  return () => {
    for (; zone < zones.length; zone += 1) {
      const { first, last } = zones[zone] as Zone;
      candidate = Math.max(candidate, aligned(first));
      while (candidate + size - 1 <= last) {
        const next = sorted[at];
        if (next === undefined || next.start >= candidate + size) {
          const start = candidate;
          candidate = aligned(start + size);
          return { start, count: size };
        }
        candidate = Math.max(candidate, aligned(endOf(next)));
        at += 1;
      }
    }
    return undefined;
  };
}
