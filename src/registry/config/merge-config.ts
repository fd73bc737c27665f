import { isMap, isScalar, LineCounter, parse, parseDocument, visit, type YAMLMap } from 'yaml';
import { UserError } from '../../platform/errors.js';

/** Keys of config.yml that the caller cannot set, and why. */
const RESERVED: Readonly<Record<string, string>> = {
  version: 'there is only one',
  'http.addr': 'nginx looks for the registry there',
  'http.net': 'nginx looks for the registry there',
  'http.host': 'addresses are relative, and nginx tells the rest',
  'http.prefix': 'nginx passes on what is below /v2/',
  'http.relativeurls': 'addresses with a name in them would be wrong behind nginx',
  'http.secret': 'that is the input "http-secret"',
  'http.tls': 'nginx does TLS; its certificate is the inputs "tls-cert" and "tls-key"',
  'http.h2c': 'nginx speaks HTTP/1.1 to the registry',
  auth: 'that is the input "auth"',
  proxy: 'that is the input "mirror"',
  'storage.redirect': 'that is the input "s3-redirect"',
};

/** What else `storage` may hold is where the data lies. */
const STORAGE = ['cache', 'delete', 'maintenance', 'tag'];

/** All that Distribution 2.8 and 3 read at the top; what it does not know it passes over without a word. */
const KNOWN = [
  ...['version', 'log', 'loglevel', 'storage', 'auth', 'middleware', 'reporting', 'http', 'notifications'],
  ...['redis', 'health', 'proxy', 'compatibility', 'validation', 'policy', 'catalog', 'tags'],
];

/**
 * Reads YAML of the caller's own that is to be merged into config.yml.
 * @param path names it in what is thrown
 * @throws UserError with the line: not YAML, not a mapping, a key that the pod depends on or that nobody reads
 */
export function validateRegistryConfig(text: string, path: string): void {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) {
    throw new UserError(
      `input "registry-config" is ${path}, whose line ${lines.linePos(error.pos[0]).line} is not YAML: ${error.message}`,
    );
  }
  if (!isMap(document.contents)) {
    throw new UserError(
      `input "registry-config" is ${path}, which is no mapping; give keys of Distribution's config.yml, such as "log:"`,
    );
  }
  const lineOf = (offset: number) => lines.linePos(offset).line;
  visit(document, {
    // What an alias stands for would have to be looked for elsewhere, by whoever reads this file too.
    Alias: (_, { source, range }) => {
      throw new UserError(
        `input "registry-config" is ${path}, whose line ${lineOf(range?.[0] ?? 0)} refers to the anchor "${source}"; write out what it stands for`,
      );
    },
  });
  for (const { path: key, offset, isMapping } of keysOf(document.contents)) {
    const why = refusal(key, isMapping);
    if (why === undefined) continue;
    throw new UserError(
      `input "registry-config" is ${path}, which sets ${key.join('.')} in line ${lineOf(offset)}; that cannot be set here: ${why}`,
    );
  }
}

function refusal(key: readonly string[], isMapping: boolean): string | undefined {
  const [first = '', second] = key;
  if (!KNOWN.includes(first)) return `Distribution knows ${KNOWN.join(', ')}`;
  if (key.length === 1 && (first === 'storage' || first === 'http') && !isMapping) {
    return 'it must be a mapping, because other keys in it are needed';
  }
  const reserved = RESERVED[key.join('.')];
  if (reserved !== undefined) return reserved;
  if (first === 'storage' && key.length === 2 && !STORAGE.includes(second ?? '')) {
    return `of storage it may hold ${STORAGE.join(', ')}; where the data lies is the input "storage"`;
  }
  return undefined;
}

interface Key {
  readonly path: readonly string[];
  /** Where it stands in the text. */
  readonly offset: number;
  readonly isMapping: boolean;
}

/** Every key of a mapping and of those below it, in the order of the text. */
function keysOf(mapping: YAMLMap, above: readonly string[] = []): Key[] {
  return mapping.items.flatMap(({ key, value }) => {
    const path = [...above, String(isScalar(key) ? key.value : key)];
    const offset = (isScalar(key) && key.range?.[0]) || 0;
    return [{ path, offset, isMapping: isMap(value) }, ...(isMap(value) ? keysOf(value, path) : [])];
  });
}

/**
 * The line of the caller's file that a line of the whole config.yml comes from.
 * @returns nothing where that line is not the caller's
 */
export function lineInOverrides(overrides: string, whole: string, line: number): number | undefined {
  const [ofOverrides, ofWhole] = [new LineCounter(), new LineCounter()];
  const keys = (text: string, lineCounter: LineCounter) => {
    const { contents } = parseDocument(text, { lineCounter });
    return isMap(contents) ? keysOf(contents) : [];
  };
  const own = new Map(
    keys(overrides, ofOverrides).map(({ path, offset }) => [
      path.join('\0'),
      ofOverrides.linePos(offset).line,
    ]),
  );
  const culprit = keys(whole, ofWhole).findLast(({ offset }) => ofWhole.linePos(offset).line <= line);
  for (let path = culprit?.path ?? []; path.length > 0; path = path.slice(0, -1)) {
    const found = own.get(path.join('\0'));
    if (found !== undefined) return found;
  }
  return undefined;
}

type Mapping = Readonly<Record<string, unknown>>;

/** Merges YAML into a configuration: mappings are merged, and anything else takes the place of what was there. */
export function mergeConfig(configuration: Mapping, overrides: string | undefined): Mapping {
  return overrides === undefined ? configuration : merge(configuration, parse(overrides) as Mapping);
}

function merge(under: Mapping, over: Mapping): Mapping {
  const merged: Record<string, unknown> = { ...under };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] = isObject(before) && isObject(value) ? merge(before, value) : value;
  }
  return merged;
}

function isObject(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
