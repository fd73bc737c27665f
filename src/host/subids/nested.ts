import type { IdMapping } from './idmap.js';
import { ENOUGH_IDS, endOf, type IdRange, LAST_ID } from './ranges.js';

// Below are accounts; 65534 is for ids without a mapping, and 65535 is invalid.
const FIRST = 10_000;
const INVALID: IdRange = { start: 65_534, count: 2 };
// What few images exceed, apart from uid 65534, and what many need.
const MANY = 10_000;
const FEWEST = 1000;

/**
 * The ids that a machine does not have, because it is itself in a user namespace, such as an unprivileged LXC container.
 * @param map /proc/self/uid_map; nothing is outside of an unknown map
 */
export function idsOutside(map: readonly IdMapping[]): IdRange[] {
  if (map.length === 0) return [];
  const outside: IdRange[] = [];
  let next = 0;
  for (const { inside, count } of map.toSorted((a, b) => a.inside - b.inside)) {
    if (inside > next) outside.push({ start: next, count: inside - next });
    next = Math.max(next, inside + count);
  }
  return next > LAST_ID ? outside : [...outside, { start: next, count: LAST_ID + 1 - next }];
}

/** How many ids are enough for a user: fewer where the machine does not have that many. */
export function enoughIds(outside: readonly IdRange[]): number {
  const most = outside.length === 0 ? undefined : largestFree(outside)?.count;
  if (most === undefined || most < FEWEST || most >= ENOUGH_IDS) return ENOUGH_IDS;
  return Math.min(MANY, most);
}

/** The largest range for a user of a machine with few ids, at most of the usual size. */
export function largestFree(taken: readonly IdRange[]): IdRange | undefined {
  let best: IdRange | undefined;
  let next = FIRST;
  for (const range of [...taken, INVALID, { start: LAST_ID + 1, count: 1 }].sort(
    (a, b) => a.start - b.start,
  )) {
    if (range.count === 0) continue;
    if (range.start - next > (best?.count ?? 0)) best = { start: next, count: range.start - next };
    next = Math.max(next, endOf(range));
  }
  return best && { ...best, count: Math.min(best.count, ENOUGH_IDS) };
}
