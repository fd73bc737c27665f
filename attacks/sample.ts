import { random } from '../parity/fuzz/random.js';

/** So many of the items, by chance but the same for a seed, in their order; all where there are no more. */
export function sample<T>(items: readonly T[], count: number, seed: number): readonly T[] {
  if (items.length <= count) return items;
  const chance = random(seed, items.length);
  const left = [...items.keys()];
  const chosen = new Set<number>();
  while (chosen.size < count) {
    const at = chance.below(left.length);
    chosen.add(left[at] as number);
    left[at] = left.at(-1) as number;
    left.pop();
  }
  return items.filter((_, index) => chosen.has(index));
}
