import { type IdMapping, mergeRows, throughMap } from '../../host/subids/idmap.js';
import type { IdRange } from '../../host/subids/ranges.js';
import type { MapEntry } from './userns.js';

/** The ids that a user's podman can give to containers, of one kind. */
export interface OwnIds {
  /** The user's own uid or gid: podman's id 0. */
  readonly own: number;
  /** The subordinate ids in their order: podman's ids from 1 on. */
  readonly ranges: readonly IdRange[];
}

/** The user namespace that podman makes for a user: podman's ids inside, the host's outside. */
export function podmanMap({ own, ranges }: OwnIds): IdMapping[] {
  const rows: IdMapping[] = [{ inside: 0, outside: own, count: 1 }];
  let next = 1;
  for (const { start, count } of ranges) {
    rows.push({ inside: next, outside: start, count });
    next += count;
  }
  return rows;
}

/**
 * Resolves a list of map entries as podman does: container ids inside, podman's ids outside. If the entries overlap or
 * exceed the available ids, so do the rows.
 * Source: ParseIDMap in pkg/util/utils.go of Podman.
 * @returns undefined if an entry contains a host id that the user does not have
 */
export function rowsOf(entries: readonly MapEntry[], ids: OwnIds): IdMapping[] | undefined {
  const around = podmanMap(ids);
  let rows: IdMapping[] = [];
  let fills = false;
  for (const entry of entries) {
    const pieces = piecesOf(entry, around);
    if (pieces === undefined) return undefined;
    if (entry.extends && rows.length === 0) fills = true;
    for (const piece of pieces) rows = [...(entry.extends ? without(rows, piece) : rows), piece];
  }
  return mergeRows(fills ? filled(rows, around) : rows);
}

function piecesOf({ inside, from, count, isHostId }: MapEntry, around: readonly IdMapping[]) {
  if (!isHostId) return [{ inside, outside: from, count }];
  const backwards = around.map((row) => ({ ...row, inside: row.outside, outside: row.inside }));
  const pieces = throughMap([{ inside, outside: from, count }], backwards);
  return pieces.reduce((sum, piece) => sum + piece.count, 0) === count ? pieces : undefined;
}

/** The rows without all that shares a container id or an id of podman's with `piece`. */
function without(rows: readonly IdMapping[], piece: IdMapping): IdMapping[] {
  return rows.flatMap((row) => {
    const cuts = [
      [piece.inside - row.inside, piece.inside - row.inside + piece.count],
      [piece.outside - row.outside, piece.outside - row.outside + piece.count],
    ] as const;
    return gaps([...cuts], 0, row.count).map(([from, end]) => ({
      inside: row.inside + from,
      outside: row.outside + from,
      count: end - from,
    }));
  });
}

/** Maps the remaining ids of podman to free container ids, lowest first. */
function filled(rows: readonly IdMapping[], around: readonly IdMapping[]): IdMapping[] {
  const total = around.reduce((sum, { count }) => sum + count, 0);
  const used = rows.map(({ outside, count }) => [outside, outside + count] as const);
  const taken = rows.map(({ inside, count }) => [inside, inside + count] as const);
  const free = gaps(taken, 0, Number.MAX_SAFE_INTEGER);
  const added: IdMapping[] = [];
  for (let [from, end] of gaps(used, 0, total)) {
    while (from < end) {
      const hole = free[0];
      if (hole === undefined) return [...rows, ...added];
      const count = Math.min(end - from, hole[1] - hole[0]);
      added.push({ inside: hole[0], outside: from, count });
      from += count;
      if (hole[0] + count === hole[1]) free.shift();
      else free[0] = [hole[0] + count, hole[1]];
    }
  }
  return [...rows, ...added];
}

/** The parts of [from, end) outside the ranges. */
function gaps(
  ranges: readonly (readonly [from: number, end: number])[],
  from: number,
  end: number,
): [from: number, end: number][] {
  const left: [number, number][] = [];
  let next = from;
  for (const [start, stop] of ranges.toSorted((a, b) => a[0] - b[0])) {
    if (start > next) left.push([next, Math.min(start, end)]);
    next = Math.max(next, stop);
    if (next >= end) break;
  }
  if (next < end) left.push([next, end]);
  return left.filter(([a, b]) => a < b);
}
