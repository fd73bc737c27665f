import { type Document, isScalar, Lexer, parseAllDocuments, visit } from 'yaml';
import type { YamlReader } from '../rules/rule.js';

type Read = ReturnType<YamlReader>;

/** Limit for the YAML tokens of one lint; each takes some microseconds and 250 bytes. A pod has about 300. */
const TOKENS = 500_000;

/**
 * Creates a reader for YAML documents. It is separate from the engine, because most sets have no manifests. Each text is
 * parsed once for all units and versions.
 * @param limit tokens of all texts together
 */
export function yamlReader(limit = TOKENS): YamlReader {
  const known = new Map<string, Read>();
  let left = limit;
  return (text) => {
    let read = known.get(text);
    if (read === undefined) {
      const size = measureYaml(text, { tokens: left, depth: DEPTH }, new Lexer());
      read = readMeasured(text, size, left);
      left -= Math.min(size.tokens, left);
      known.set(text, read);
    }
    return read;
  };
}

/** Limit for nested collections; a manifest has about twenty levels. */
export const DEPTH = 200;

const TOO_DEEP = `it has more than ${DEPTH} nested levels`;

/** Parses the documents of one YAML file. */
export const readYaml: YamlReader = (text) => yamlReader()(text);

function readMeasured(text: string, { tokens, tooDeepAt }: YamlSize, left: number): Read {
  if (tokens > left) return { documents: [], errors: [], tooLarge: true };
  if (tooDeepAt === undefined) return readDocuments(text);
  return { documents: [], errors: [{ message: TOO_DEEP, offset: tooDeepAt }] };
}

function readDocuments(text: string): Read {
  try {
    // The library compares each key with all others of its mapping, which is slow for ten thousand keys.
    const options = { prettyErrors: false, logLevel: 'silent', uniqueKeys: false } as const;
    const parsed = parseAllDocuments(text, options);
    const documents = Array.isArray(parsed) ? parsed : [];
    const errors = documents
      .flatMap((document) => [
        ...document.errors.map(({ message, pos }) => ({ message: firstLine(message), offset: pos[0] })),
        ...repeatedKeys(document),
      ])
      .sort((a, b) => a.offset - b.offset);
    if (errors.length > 0) return { documents: [], errors };
    return { documents: documents.map((one) => one.toJS({ maxAliasCount: 100 }) as unknown), errors };
  } catch (thrown) {
    // Aliases that would expand without end.
    return { documents: [], errors: [{ message: firstLine((thrown as Error).message), offset: 0 }] };
  }
}

function repeatedKeys(document: Document.Parsed): Read['errors'] {
  const errors: { message: string; offset: number }[] = [];
  visit(document, {
    Map(_, { items }) {
      const seen = new Set<unknown>();
      for (const { key } of items) {
        const value = isScalar(key) ? key.value : key;
        if (seen.has(value)) {
          const offset = isScalar(key) ? (key.range?.[0] ?? 0) : 0;
          errors.push({ message: 'Map keys must be unique', offset });
        }
        seen.add(value);
      }
    },
  });
  return errors;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}

/** Limits for a YAML text. */
interface YamlLimits {
  readonly tokens: number;
  /** Nested collections. */
  readonly depth: number;
}

/** The size of a YAML text. */
export interface YamlSize {
  readonly tokens: number;
  /** The offset at which the nesting exceeds the limit. */
  readonly tooDeepAt?: number;
}

/**
 * Measures a text before it is parsed. The parser is recursive, and V8 aborts the process if the stack overflows within a
 * regular expression. Stops at the first limit.
 */
export function measureYaml(text: string, limits: YamlLimits, lexer: Lexer): YamlSize {
  const depth = new Depth();
  let tokens = 0;
  let offset = 0;
  for (const token of lexer.lex(text)) {
    if (++tokens > limits.tokens) break;
    if (MARKS.has(token)) depth.mark(token);
    else {
      depth.add(token);
      offset += token.length;
    }
    if (depth.value > limits.depth) return { tokens, tooDeepAt: offset };
  }
  return { tokens };
}

/** Tokens without text: the start of a document, the end of a flow, and the announcement of a scalar. */
const SCALAR = '\x1f';
const MARKS: ReadonlySet<string> = new Set(['\x02', '\x18', SCALAR]);

/** Estimates the number of open collections: a key with its value can count twice, a list in the column of its key not. */
class Depth {
  /** The columns of block collections. */
  #columns: number[] = [];
  #flow = 0;
  #column = 0;
  /** The next token begins a line, or follows an indicator after which a collection can start. */
  #begins = true;
  #isScalar = false;

  get value(): number {
    return this.#columns.length + this.#flow;
  }

  mark(token: string): void {
    if (token === SCALAR) this.#isScalar = true;
    else [this.#columns, this.#flow, this.#begins] = [[], 0, true];
  }

  add(token: string): void {
    const isIndicator = !this.#isScalar;
    this.#isScalar = false;
    if (token[0] !== ' ' && token[0] !== '\n' && token[0] !== '\r') this.#addContent(token, isIndicator);
    const newline = token.lastIndexOf('\n');
    if (newline < 0) this.#column += token.length;
    else {
      this.#column = token.length - newline - 1;
      this.#begins = true;
    }
  }

  #addContent(token: string, isIndicator: boolean): void {
    if (isIndicator && (token === '[' || token === '{')) this.#flow++;
    if (isIndicator && (token === ']' || token === '}')) this.#flow = Math.max(0, this.#flow - 1);
    if (this.#flow > 0) return;
    if (this.#begins) {
      while ((this.#columns.at(-1) ?? -1) >= this.#column) this.#columns.pop();
      this.#columns.push(this.#column);
    }
    this.#begins = isIndicator && (token === '-' || token === '?' || token === ':');
  }
}
