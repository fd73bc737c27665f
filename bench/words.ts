import { type Goal, isMet, type Spread } from './rows.js';

/** Three digits of a number that is not large, none behind the point of one that is. */
export function short(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  return value.toFixed(Math.min(digits, 3)).replace(/\B(?=(\d{3})+$)/g, value >= 10_000 ? ' ' : '');
}

/** `1.24 (1.19 to 1.31)` */
export function spreadWords({ median, low, high }: Spread): string {
  return `${short(median)} (${short(low)} to ${short(high)})`;
}

const SIGNS = { 'at least': '≥', 'at most': '≤' } as const;

/** `≥ 0.97` */
export function goalWords({ kind, value }: Goal): string {
  return `${SIGNS[kind]} ${short(value)}`;
}

/** `yes`, `**no**`, or nothing without a goal. */
export function metWords(goal: Goal | undefined, value: number): string {
  const met = isMet(goal, value);
  return met === undefined ? '' : met ? 'yes' : '**no**';
}
