import { visible } from './cells.js';

/** `1 file`, `2 files`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

/** `a, b and c` */
export function enumerate(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** `12.0 MiB` */
export function formatBytes(count: number): string {
  if (count < 1024) return `${count} B`;
  const units = ['KiB', 'MiB', 'GiB', 'TiB'];
  const power = Math.min(Math.floor(Math.log2(count) / 10), units.length);
  return `${(count / 1024 ** power).toFixed(1)} ${units[power - 1]}`;
}

/** Milliseconds, as people read them. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** Cuts a text to at most `units` UTF-16 units. */
export function shorten(text: string, units: number): string {
  return text.length > units ? `${text.slice(0, units - 1).replace(/[\ud800-\udbff]$/, '')}…` : text;
}

/** A text as one line in which everything can be seen. */
export function singleLine(text: string): string {
  // A pattern for a break with the blanks around it would take long for a text of blanks alone.
  const lines = text.split(/[\r\n]+/).map((line) => line.trim());
  return visible(lines.filter((line) => line !== '').join(' '));
}
