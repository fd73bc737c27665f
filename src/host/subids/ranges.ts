export const KINDS = ['uid', 'gid'] as const;
/** /etc/subuid has the ranges of uids, /etc/subgid those of gids. */
export type IdKind = (typeof KINDS)[number];

/** Something for uids, and the same for gids. */
export type Both<T> = Readonly<Record<IdKind, T>>;

/** A range of subordinate ids: `start` is its first id. */
export interface IdRange {
  readonly start: number;
  readonly count: number;
}

/** The ids that a container needs: 0 to 65535, where 0 is the user. Source: systemd's UIDS-GIDS. */
export const ENOUGH_IDS = 65536;

/** The kernel's ids are 32 bits wide, and 4294967295 means "none". */
export const LAST_ID = 0xffff_fffe;

/** Parses the output of getsubids(1): `0: runner 100000 65536`. */
export function parseGetsubids(text: string): IdRange[] {
  return text.split('\n').flatMap((line) => {
    const found = /^\d+:\s+\S+\s+(\d+)\s+(\d+)\s*$/.exec(line);
    return found ? [{ start: Number(found[1]), count: Number(found[2]) }] : [];
  });
}

export function total(ranges: readonly IdRange[]): number {
  return ranges.reduce((sum, range) => sum + range.count, 0);
}

export function overlap(a: IdRange, b: IdRange): boolean {
  return a.start < b.start + b.count && b.start < a.start + a.count;
}

/** The first and last id in the format of usermod(8). */
export function formatRange({ start, count }: IdRange): string {
  return `${start}-${start + count - 1}`;
}

/** A range and its owner. */
export interface OwnedRange extends IdRange {
  readonly owner: string;
}

/**
 * Finds overlaps with many ranges, each in logarithmic time.
 * @returns a function that returns a range that overlaps with the given one
 */
export function overlapFinder(ranges: readonly OwnedRange[]): (asked: IdRange) => OwnedRange | undefined {
  const sorted = ranges.filter(({ count }) => count > 0).sort((a, b) => a.start - b.start);
  // For each position, the range up to it with the largest end: if that one ends too early, so do the others.
  const furthest: OwnedRange[] = [];
  for (const range of sorted) {
    const before = furthest.at(-1);
    furthest.push(before !== undefined && endOf(before) > endOf(range) ? before : range);
  }
  return (asked) => {
    if (asked.count === 0) return undefined;
    const candidate = furthest[countBefore(sorted, endOf(asked)) - 1];
    return candidate !== undefined && endOf(candidate) > asked.start ? candidate : undefined;
  };
}

/** Ranges that do not overlap. */
export class DisjointRanges {
  readonly #sorted: OwnedRange[] = [];

  /** @returns one that overlaps with the given range */
  find(asked: IdRange): OwnedRange | undefined {
    const last = this.#sorted[countBefore(this.#sorted, endOf(asked)) - 1];
    return last !== undefined && endOf(last) > asked.start ? last : undefined;
  }

  /** @param range must not overlap with the others */
  add(range: OwnedRange): void {
    this.#sorted.splice(countBefore(this.#sorted, range.start), 0, range);
  }
}

/** The number of sorted ranges that begin before an id. */
function countBefore(sorted: readonly IdRange[], id: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as IdRange).start < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function endOf({ start, count }: IdRange): number {
  return start + count;
}
