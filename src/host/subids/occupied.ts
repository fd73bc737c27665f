import type { IdRange } from './ranges.js';

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
