/** A section of a unit file: its name and its entries, which may repeat a key. */
export interface Section {
  readonly name: string;
  readonly entries: readonly (readonly [key: string, value: string])[];
}

/**
 * Writes a unit file. Specifiers that are meant as such come in as they are; a value can neither end its line nor join
 * the next one to it.
 * @throws Error when a value holds a control character or ends in a backslash
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
    throw new Error(`the value of ${key} cannot stand in a unit file: ${JSON.stringify(value)}`);
  }
  return value;
}
