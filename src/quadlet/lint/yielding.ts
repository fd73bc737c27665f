import { RULES } from '../rules/index.js';
import type { Span } from '../syntax/unit-file.js';

interface Placed {
  readonly code: string;
  readonly span: Span;
}

const YIELDING: ReadonlySet<string> = new Set(RULES.filter((rule) => rule.yields).map(({ code }) => code));

/** Leaves out the findings of rules that yield to others about the same option. */
export function withoutYielding<T extends Placed>(all: readonly T[]): readonly T[] {
  const files = new Set(all.filter(({ code }) => YIELDING.has(code)).map(({ span }) => span.source));
  if (files.size === 0) return all;
  const others = new Map([...files].map((source) => [source, [] as number[]]));
  for (const { code, span } of all) if (!YIELDING.has(code)) others.get(span.source)?.push(span.start);
  for (const starts of others.values()) starts.sort((a, b) => a - b);
  return all.filter(({ code, span: { source, start, end } }) => {
    if (!YIELDING.has(code)) return true;
    const value = /^(?:=|[ \t]*)\S{0,1000}/.exec(source.text.slice(end, end + 1100))?.[0] ?? '';
    return !hasBetween(others.get(source) ?? [], start, end + value.length);
  });
}

function hasBetween(sorted: readonly number[], start: number, end: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < start) low = middle + 1;
    else high = middle;
  }
  return (sorted[low] ?? end) < end;
}
