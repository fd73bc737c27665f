const LONGEST = 40;

/** A value as messages show it: in quotes, on one line, and cut where it is long. */
export function quoted(value: string): string {
  const shown = [...value.slice(0, 2 * LONGEST)].slice(0, LONGEST).join('');
  return `"${shown.replace(/\p{Cc}/gu, ' ')}${shown.length < value.length ? '…' : ''}"`;
}
