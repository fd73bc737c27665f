import { isMap, isScalar, LineCounter, parse, parseDocument, visit, type YAMLMap } from 'yaml';
import { UserError } from '../../platform/errors.js';

/** Reserved keys of config.yml, and why. */
const RESERVED: Readonly<Record<string, string>> = {
  version: 'there is only one',
  'http.addr': 'nginx connects to this address',
  'http.net': 'nginx connects to this address',
  'http.host': 'the registry uses relative addresses behind nginx',
  'http.prefix': 'nginx forwards paths below /v2/',
  'http.secret': 'use the input "http-secret"',
  'http.tls': 'nginx terminates TLS; use the inputs "tls-cert" and "tls-key"',
  'http.h2c': 'nginx uses HTTP/1.1 to the registry',
  auth: 'use the input "auth"',
  proxy: 'use the input "mirror"',
  'storage.redirect': 'use the input "s3-redirect"',
};

/** Allowed keys of `storage`; the others select the storage driver. */
const STORAGE = ['cache', 'delete', 'maintenance', 'tag'];

/** The top-level keys of Distribution 2.8 and 3, which silently ignores unknown ones. */
const KNOWN = [
  ...['version', 'log', 'loglevel', 'storage', 'auth', 'middleware', 'reporting', 'http', 'notifications'],
  ...['redis', 'health', 'proxy', 'compatibility', 'validation', 'policy', 'catalog', 'tags'],
];

/**
 * Checks the user's YAML before it is merged into config.yml.
 * @param path for error messages
 * @throws UserError with the line: not YAML, not a mapping, a reserved or an unknown key
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
      `input "registry-config" is ${path}, which is not a mapping; use keys of Distribution's config.yml, such as "log:"`,
    );
  }
  const lineOf = (offset: number) => lines.linePos(offset).line;
  visit(document, {
    // Aliases make the file harder to read, and their content would have to be checked elsewhere.
    Alias: (_, { source, range }) => {
      throw new UserError(
        `input "registry-config" is ${path}, whose line ${lineOf(range?.[0] ?? 0)} refers to the anchor "${source}"; write out its content`,
      );
    },
  });
  for (const { path: key, offset, isMapping } of keysOf(document.contents)) {
    const why = refusal(key, isMapping);
    if (why === undefined) continue;
    throw new UserError(
      `input "registry-config" is ${path}, which sets ${key.join('.')} in line ${lineOf(offset)}; this key cannot be set here: ${why}`,
    );
  }
}

function refusal(key: readonly string[], isMapping: boolean): string | undefined {
  const [first = '', second] = key;
  if (!KNOWN.includes(first)) return `Distribution supports ${KNOWN.join(', ')}`;
  if (key.length === 1 && (first === 'storage' || first === 'http') && !isMapping) {
    return 'it must be a mapping, because the action sets other keys in it';
  }
  const reserved = RESERVED[key.join('.')];
  if (reserved !== undefined) return reserved;
  if (first === 'storage' && key.length === 2 && !STORAGE.includes(second ?? '')) {
    return `only ${STORAGE.join(', ')} may be set below storage; use the input "storage" for the others`;
  }
  return undefined;
}

interface Key {
  readonly path: readonly string[];
  /** Its position in the text. */
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
 * The line of the user's file for a line of the merged config.yml.
 * @returns undefined if that line is not from the user's file
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

/** Merges YAML into a configuration: mappings are merged, other values replace earlier ones. */
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
