import { visible } from './cells.js';

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** A text as a pattern that matches only it. */
export function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** The verb after a number: `1 file is`, `2 files are`. */
export function isOrAre(count: number): 'is' | 'are' {
  return count === 1 ? 'is' : 'are';
}

/** `a, b and c` */
export function enumerate(words: readonly string[], conjunction: 'and' | 'or' = 'and'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}

/** Milliseconds as seconds: `1.50 s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** Cuts a text to at most `units` UTF-16 units. */
export function shorten(text: string, units: number): string {
  return text.length > units ? `${text.slice(0, units - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** A text as one line with only visible characters. */
export function singleLine(text: string): string {
  // A pattern for a line break with the white space around it would be slow for a text of white space.
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  return visible(lines.filter((line) => line !== '').join(' '));
}
