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
