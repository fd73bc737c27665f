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

/** Ids that one container needs: 0 to 65535, of which 0 is the user. Source: systemd's UIDS-GIDS. */
export const ENOUGH_IDS = 65536;

/** The kernel's ids are 32 bits wide, and 4294967295 means "none". */
export const LAST_ID = 0xffff_fffe;

/** Reads what getsubids(1) prints: `0: runner 100000 65536`. */
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

/** First and last id, as usermod(8) takes them. */
export function formatRange({ start, count }: IdRange): string {
  return `${start}-${start + count - 1}`;
}

/** A range and whose it is, for a person to read. */
export interface OwnedRange extends IdRange {
  readonly owner: string;
}

/**
 * Looks ranges up among many others, each in logarithmic time.
 * @returns a function that names one of them that shares an id with the asked range
 */
export function overlapFinder(ranges: readonly OwnedRange[]): (asked: IdRange) => OwnedRange | undefined {
  const sorted = ranges.filter(({ count }) => count > 0).sort((a, b) => a.start - b.start);
  // Of all ranges up to a place, the one that reaches furthest: if that one ends too early, so do the others.
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

/** Ranges of which no two share an id. */
export class DisjointRanges {
  readonly #sorted: OwnedRange[] = [];

  /** @returns one that shares an id with the asked range */
  find(asked: IdRange): OwnedRange | undefined {
    const last = this.#sorted[countBefore(this.#sorted, endOf(asked)) - 1];
    return last !== undefined && endOf(last) > asked.start ? last : undefined;
  }

  /** @param range shares no id with those that are there */
  add(range: OwnedRange): void {
    this.#sorted.splice(countBefore(this.#sorted, range.start), 0, range);
  }
}

/** How many of the sorted ranges begin before an id. */
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
