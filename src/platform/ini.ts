/** Parses an INI file. Loads the parser on first use, because few jobs need it. */
export async function parseIni(text: string): Promise<Record<string, unknown>> {
  const { parse } = await import('ini');
  return parse(text);
}
