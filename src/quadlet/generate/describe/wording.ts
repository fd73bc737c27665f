import type { ChangeNote, Security } from '../generated-set.js';

/** `a, b and c`. */
export function list(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** A noun with its number: `the capability net_raw`, `the capabilities net_raw and sys_time`. */
export function these(one: string, many: string, items: readonly string[]): string {
  return `the ${items.length === 1 ? one : many} ${list(items.map(singleLine))}`;
}

/** A value in a note: one short line. */
export function singleLine(value: string): string {
  const line = value.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
  return line.length > 120 ? `${line.slice(0, 119)}…` : line;
}

/** The items that only one unit has, without duplicates. */
export function difference(
  before: readonly string[],
  after: readonly string[],
): { readonly removed: string[]; readonly added: string[] } {
  const [old, now] = [new Set(before), new Set(after)];
  return {
    removed: [...old].filter((item) => !now.has(item)),
    added: [...now].filter((item) => !old.has(item)),
  };
}

export function same(before: readonly string[], after: readonly string[]): boolean {
  return before.length === after.length && before.every((item, index) => item === after[index]);
}

export function note(text: string, security: Security = 'neutral'): ChangeNote {
  return { text, security };
}

/** For a setting that weakens security while it is on. */
export function weakens(isOn: boolean): Security {
  return isOn ? 'weaker' : 'stronger';
}
