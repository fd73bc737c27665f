/** A line of a unit file with its text; with continuations it contains the newlines. */
export type UnitLine =
  | { readonly kind: 'section'; readonly raw: string; readonly section: string }
  | UnitEntry
  /** A comment, an empty line, or an invalid line. */
  | { readonly kind: 'other'; readonly raw: string; readonly section: string };

/** One `Key=value`. */
export interface UnitEntry {
  readonly kind: 'entry';
  readonly raw: string;
  readonly section: string;
  readonly key: string;
  /** With continuations joined by a space, as in systemd. */
  readonly value: string;
}

/** Parses a unit file of the generator. `writeUnit()` returns exactly the same text. */
export function readUnit(text: string): UnitLine[] {
  const lines: UnitLine[] = [];
  const waiting = text.split('\n').reverse();
  let section = '';
  for (let first = waiting.pop(); first !== undefined; first = waiting.pop()) {
    const raw = isComment(first) ? first : continued(first, waiting);
    const line = readLine(raw, section);
    section = line.section;
    lines.push(line);
  }
  return lines;
}

export function writeUnit(lines: readonly UnitLine[]): string {
  return lines.map(({ raw }) => raw).join('\n');
}

export function withValue(entry: UnitEntry, value: string): UnitEntry {
  return value === entry.value ? entry : { ...entry, value, raw: `${entry.key}=${value}` };
}

/** All values of a key in file order; an empty one resets those before it. */
export function valuesOf(lines: readonly UnitLine[], section: string, key: string): string[] {
  const values: string[] = [];
  for (const line of lines) {
    if (line.kind !== 'entry' || line.section !== section || line.key !== key) continue;
    if (line.value === '') values.length = 0;
    else values.push(line.value);
  }
  return values;
}

function isComment(line: string): boolean {
  return /^\s*(?:[#;]|$)/.test(line);
}

// Podman before 5.0 keeps the continuations in sections that it only renames.
function continued(first: string, waiting: string[]): string {
  const parts = [first];
  let last = first;
  while (last.endsWith('\\') && waiting.length > 0) {
    const next = waiting.pop() ?? '';
    parts.push(next);
    // systemd skips a comment within the lines of a value.
    if (!/^\s*[#;]/.test(next)) last = next;
  }
  return parts.join('\n');
}

/** Reads a line of a section with its continuations. */
export function readLine(raw: string, section: string): UnitLine {
  const header = /^\[([^\]]+)\][ \t]*$/.exec(raw)?.[1];
  if (header !== undefined) return { kind: 'section', raw, section: header };
  const equals = raw.indexOf('=');
  if (equals < 1 || isComment(raw)) return { kind: 'other', raw, section };
  return {
    kind: 'entry',
    raw,
    section,
    key: raw.slice(0, equals).trimEnd(),
    value: joined(raw.slice(equals + 1)).trimStart(),
  };
}

function joined(value: string): string {
  if (!value.includes('\n')) return value;
  return value
    .split('\n')
    .filter((line, index) => index === 0 || !/^\s*[#;]/.test(line))
    .map((line) => (line.endsWith('\\') ? line.slice(0, -1) : line))
    .join(' ');
}

/** A section of a unit file: its name and its entries; keys can repeat. */
export interface Section {
  readonly name: string;
  readonly entries: readonly (readonly [key: string, value: string])[];
}

/**
 * Writes a unit file. Specifiers are written unchanged; a value cannot end its line or join it with the next one.
 * @throws Error if a value contains a control character or ends with a backslash
 */
export function formatUnit(comment: string, sections: readonly Section[]): string {
  const blocks = sections.map(({ name, entries }) =>
    [`[${name}]`, ...entries.map(([key, value]) => `${key}=${assertWritable(key, value)}`), ''].join('\n'),
  );
  return [`# ${assertWritable('comment', comment)}`, '', ...blocks].join('\n');
}

function assertWritable(key: string, value: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
  if (/[\u0000-\u001f\u007f]|\\$/.test(value)) {
    throw new Error(`the value of ${key} is not valid in a unit file: ${JSON.stringify(value)}`);
  }
  return value;
}
