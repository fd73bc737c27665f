import type { Behaviour } from '../catalogue/behaviour.js';
import { LintBudget } from '../lint-budget.js';
import { parseUnitFile } from '../syntax/parse.js';
import { SourceText } from '../syntax/source-text.js';
import type { Span, UnitFile } from '../syntax/unit-file.js';
import type { SourceDirectory, SourceEntry } from './source-tree.js';

/** Parses each file once for each dialect, for all versions. */
export class ParsedFiles {
  readonly #texts = new Map<string, SourceText>();
  readonly #parsed = new Map<SourceText, Map<string, UnitFile>>();

  constructor(readonly budget = new LintBudget()) {}

  /** Number of files that were read. */
  get size(): number {
    return this.#texts.size;
  }

  /** The text of a file that was read. */
  textOf(path: string): SourceText | undefined {
    return this.#texts.get(path);
  }

  /** Every text that was read. */
  texts(): Iterable<SourceText> {
    return this.#texts.values();
  }

  /** @throws Error for an entry that was not read, unless it is too large */
  parse(
    directory: SourceDirectory,
    entry: SourceEntry,
    behaviour: Pick<Behaviour, 'dialect' | 'comments'>,
  ): UnitFile {
    const source = this.text(directory, entry);
    let dialects = this.#parsed.get(source);
    if (dialects === undefined) {
      dialects = new Map();
      this.#parsed.set(source, dialects);
    }
    let file = dialects.get(behaviour.dialect);
    if (file === undefined) {
      file = parseUnitFile(source, behaviour);
      this.budget.countLines(file.entries.length + file.faults.length + file.headers.length);
      dialects.set(behaviour.dialect, file);
    }
    return file;
  }

  /** @throws Error for an entry that was not read, unless it is too large */
  text(directory: SourceDirectory, entry: SourceEntry): SourceText {
    const path = pathOf(directory, entry.name);
    let source = this.#texts.get(path);
    if (source === undefined) {
      // Of a file that is too large only its existence is known.
      const content = entry.tooLarge === undefined ? entry.content : '';
      if (content === undefined) throw new Error(`${path} was not read`);
      source = new SourceText(path, content, entry.within);
      this.#texts.set(path, source);
    }
    return source;
  }
}

/** The path of a name in a directory, as in findings. */
export function pathOf(directory: Pick<SourceDirectory, 'path'>, name: string): string {
  if (directory.path === '' || directory.path === '.') return name;
  return directory.path.endsWith('/') ? directory.path + name : `${directory.path}/${name}`;
}

/** The first line of a file, for findings about the whole file. */
export function firstLine(files: ParsedFiles, directory: SourceDirectory, entry: SourceEntry): Span {
  return firstLineOf(files.text(directory, entry));
}

/** The first line of a text. */
export function firstLineOf(source: SourceText): Span {
  const end = source.text.search(/\r?\n/);
  return { source, start: 0, end: end < 0 ? source.text.length : end };
}
