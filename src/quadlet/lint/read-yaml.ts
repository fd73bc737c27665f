import { type Document, isScalar, Lexer, parseAllDocuments, visit } from 'yaml';
import type { YamlReader } from '../rules/rule.js';
import { measureYaml, type YamlSize } from './yaml-size.js';

type Read = ReturnType<YamlReader>;

/** Tokens of YAML that one lint reads; each takes some microseconds and 250 bytes. A pod has about 300. */
const TOKENS = 500_000;

/**
 * Makes a reader of YAML files' documents. It is apart from the engine because most sets have no manifest to read. Each
 * text is read once, however many units and versions ask for it.
 * @param limit the tokens that all texts may have together
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

/** Collections within collections, of which a manifest has some twenty. */
export const DEPTH = 200;

const TOO_DEEP = `it is nested more than ${DEPTH} deep`;

/** Reads the documents of one YAML file. */
export const readYaml: YamlReader = (text) => yamlReader()(text);

function readMeasured(text: string, { tokens, tooDeepAt }: YamlSize, left: number): Read {
  if (tokens > left) return { documents: [], errors: [], tooLarge: true };
  if (tooDeepAt === undefined) return readDocuments(text);
  return { documents: [], errors: [{ message: TOO_DEEP, offset: tooDeepAt }] };
}

function readDocuments(text: string): Read {
  try {
    // The library looks for a key among all others of its mapping, which takes long for one of ten thousand.
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
    // Aliases that would unfold without end.
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
