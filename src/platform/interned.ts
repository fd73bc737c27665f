const KNOWN = new Map<string, string>();

/** Limit for the strings that are kept. */
const MOST = 10_000;

/**
 * The same string, as one object for all that are equal. Maps compare such strings by their address, and a string that
 * thousands of files contain takes memory once.
 */
export function interned(text: string): string {
  const known = KNOWN.get(text);
  if (known !== undefined) return known;
  if (KNOWN.size >= MOST) return text;
  // V8 has one object for each name of a property, which is also that of the literals in the code.
  const [one = text] = Object.keys({ [text]: true });
  KNOWN.set(one, one);
  return one;
}
