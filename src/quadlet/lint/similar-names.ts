import { groupBy } from '../../platform/group-by.js';
import { nearest } from '../catalogue/nearest.js';

/** Limit for the compared names in one lint, because of sets with thousands of wrong references. */
const BUDGET = 5_000;

/**
 * Creates a search for similar names in a set.
 * @returns a function that returns the nearest name, or undefined without a similar name or beyond the limit
 */
export function similarNames(names: () => Iterable<string>): (name: string) => string | undefined {
  let left = BUDGET;
  const known = new Map<string, string | undefined>();
  let byLength: Map<number, string[]> | undefined;
  return (name) => {
    if (left <= 0) return undefined;
    if (known.has(name)) return known.get(name);
    byLength ??= groupBy(names(), ({ length }) => length);
    const candidates = [-3, -2, -1, 0, 1, 2, 3].flatMap((more) => byLength?.get(name.length + more) ?? []);
    left -= candidates.length;
    const found = nearest(name, candidates);
    known.set(name, found);
    return found;
  };
}
