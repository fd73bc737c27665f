/** Reads a file of sections, keys and values. The parser is loaded when the first one is read: few jobs need it. */
export async function parseIni(text: string): Promise<Record<string, unknown>> {
  const { parse } = await import('ini');
  return parse(text);
}
