const LONGEST = 40;

/** A value for a message: in quotes, on one line, and at most 40 characters long. */
export function quoted(value: string): string {
  const visible = [...value.slice(0, 2 * LONGEST)].slice(0, LONGEST).join('');
  return `"${visible.replace(/\p{Cc}/gu, ' ')}${visible.length < value.length ? '…' : ''}"`;
}

/** The beginning of a line for a message. */
export function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** A key with its value for a message, `Restart=maybe`. */
export function assignment(key: string, value: string): string {
  return `${key}=${quoted(value).slice(1, -1)}`;
}
