import type { Context } from '../convert/context.js';
import { reportTooLarge, TOO_LARGE } from '../convert/too-large.js';
import type { ParsedFiles } from '../set/parsed-files.js';
import type { SourceDirectory, SourceEntry } from '../set/source-tree.js';
import type { SourceText } from '../syntax/source-text.js';
import { isTemplated } from '../syntax/templated.js';
import type { Span } from '../syntax/unit-file.js';
import { type ConfigMapUse, configMapUses, kindOf, nameOf, PLAYED_KINDS } from './kube-kinds.js';
import type { YamlReader } from './rule.js';

/** A YAML file of manifests, and what of it concerns every `.kube` file that plays it. */
export interface Manifest {
  readonly source: SourceText;
  /** Whether there is something in it that podman plays. */
  readonly isPlayed: boolean;
  /** What podman does not play. */
  readonly otherKinds: readonly string[];
  /** The names of its ConfigMaps. */
  readonly defined: ReadonlySet<string | undefined>;
  /** The ConfigMaps that it cannot do without. */
  readonly needed: readonly string[];
}

/** Reads a manifest, and reports what keeps it from being read. */
export function readManifest(
  context: Context,
  files: ParsedFiles,
  { directory, entry }: { directory: SourceDirectory; entry: SourceEntry },
  readYaml: YamlReader,
): Manifest | undefined {
  if (entry.tooLarge !== undefined) reportTooLarge(context, directory, entry, entry.tooLarge);
  if (entry.content === undefined) return undefined;
  const source = files.text(directory, entry);
  if (isTemplated(source.text)) return undefined;
  const { documents, errors, tooLarge } = readYaml(source.text);
  if (tooLarge) {
    const message = 'this file is not checked, because the manifests have too much YAML together: split it';
    context.report(TOO_LARGE, { source, start: 0, end: 0 }, message);
    return undefined;
  }
  const first = errors[0];
  if (first === undefined) return manifestOf(source, documents);
  const end = source.text.indexOf('\n', first.offset);
  const span = { source, start: first.offset, end: end < 0 ? source.text.length : end };
  context.report('PQ132', span, `this is no YAML: ${first.message}`);
  return undefined;
}

function manifestOf(source: SourceText, documents: readonly unknown[]): Manifest {
  const kinds = documents.map(kindOf).filter((kind) => kind !== undefined);
  const isRequired = ({ optional }: ConfigMapUse) => !optional;
  return {
    source,
    isPlayed: kinds.some((kind) => PLAYED_KINDS.includes(kind)),
    otherKinds: [...new Set(kinds.filter((kind) => !PLAYED_KINDS.includes(kind)))],
    defined: new Set(documents.filter((one) => kindOf(one) === 'ConfigMap').map(nameOf)),
    needed: [
      ...new Set(
        documents
          .flatMap(configMapUses)
          .filter(isRequired)
          .map(({ name }) => name),
      ),
    ],
  };
}

/** Finds the first place of each word behind a key, in one pass: a manifest can name thousands of them. */
export class Places {
  readonly #places = new Map<string, number>();

  /** @param pattern global, with the word as its first group and last part */
  constructor(
    private readonly source: SourceText,
    pattern: RegExp,
  ) {
    for (const match of source.text.matchAll(pattern)) {
      const word = match[1] ?? '';
      if (!this.#places.has(word)) this.#places.set(word, match.index + match[0].length - word.length);
    }
  }

  /** The word itself; the beginning of the file where it is not written like that. */
  span(word: string): Span {
    const start = this.#places.get(word);
    return { source: this.source, start: start ?? 0, end: start === undefined ? 0 : start + word.length };
  }
}
