import { isDigest } from './layout.js';

/** The digests in a manifest. */
interface References {
  /** What the manifest needs: the configuration, layers, and the manifests of an index. */
  readonly needed: readonly string[];
  /** The manifest that this one is attached to. It is not needed. */
  readonly subject: string | undefined;
}

/**
 * Every digest below any key `digest` or `blobSum` counts as needed, so that a type of manifest that is not known here
 * loses nothing. Go ignores the case of keys, so this does too. Pure, and linear in the length of the text.
 * @returns undefined if it is not a JSON object
 */
export function referencesIn(text: string): References | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return undefined;
  const needed = new Set<string>();
  let subject: string | undefined;
  const open: object[] = [];
  for (const [key, value] of Object.entries(parsed)) {
    if (key.toUpperCase() === 'SUBJECT') subject = digestOf(value) ?? subject;
    else take(key, value);
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const [key, value] of Object.entries(next)) take(key, value);
  }
  return { needed: [...needed], subject };

  function take(key: string, value: unknown): void {
    if (typeof value === 'object' && value !== null) open.push(value);
    else if (typeof value === 'string' && KEYS.includes(key.toUpperCase()) && isDigest(value))
      needed.add(value);
  }
}

const KEYS = ['DIGEST', 'BLOBSUM'];

function digestOf(descriptor: unknown): string | undefined {
  if (typeof descriptor !== 'object' || descriptor === null) return undefined;
  const found = Object.entries(descriptor).find(([key]) => key.toUpperCase() === 'DIGEST')?.[1];
  return typeof found === 'string' && isDigest(found) ? found : undefined;
}
