import { parseAllDocuments } from 'yaml';
import type { YamlReader } from '../rules/rule.js';

/** Reads the documents of a YAML file. It is apart from the engine because most sets have no manifest to read. */
export const readYaml: YamlReader = (text) => {
  const parsed = parseAllDocuments(text, { prettyErrors: false, logLevel: 'silent' });
  const documents = Array.isArray(parsed) ? parsed : [];
  const errors = documents.flatMap((document) =>
    document.errors.map(({ message, pos }) => ({ message: message.split('\n', 1)[0] ?? '', offset: pos[0] })),
  );
  if (errors.length > 0) return { documents: [], errors };
  try {
    return {
      documents: documents.map((document) => document.toJS({ maxAliasCount: 100 }) as unknown),
      errors,
    };
  } catch (thrown) {
    // Aliases that would unfold without end.
    return { documents: [], errors: [{ message: (thrown as Error).message, offset: 0 }] };
  }
};
