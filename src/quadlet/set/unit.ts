import type { Behaviour } from '../catalogue/behaviour.js';
import { skipSpaces, trimSpaces } from '../syntax/spaces.js';
import type { Entry, UnitFile } from '../syntax/unit-file.js';
import { splitWords, type Word } from '../syntax/words.js';

/** A word of a value that is a list, with the entry it stands in. */
export interface EntryWord extends Word {
  readonly entry: Entry;
}

const NONE: readonly Entry[] = [];

/**
 * A unit with its drop-ins, read as one version's generator reads it. The methods are its value readers
 * (`pkg/systemd/parser/unitfile.go`); which key goes by which reader is in the catalogue.
 */
export class Unit {
  readonly #sections = new Map<string, Map<string, Entry[]>>();

  constructor(
    /** The name that other units know it by. */
    readonly name: string,
    /** `.container` and so on. */
    readonly extension: string,
    readonly file: UnitFile,
    /** In the order in which they are added. */
    readonly dropIns: readonly UnitFile[],
    private readonly behaviour: Behaviour,
  ) {
    for (const part of [file, ...dropIns]) {
      for (const entry of part.entries) this.#add(entry);
    }
  }

  #add(entry: Entry): void {
    let section = this.#sections.get(entry.section);
    if (section === undefined) {
      section = new Map();
      this.#sections.set(entry.section, section);
    }
    const known = section.get(entry.key);
    if (known === undefined) section.set(entry.key, [entry]);
    else known.push(entry);
  }

  /** The file's name as findings give it. */
  get path(): string {
    return this.file.source.path;
  }

  /** The sections that have entries. */
  get sections(): ReadonlyMap<string, ReadonlyMap<string, readonly Entry[]>> {
    return this.#sections;
  }

  /** Every `key=` of a section, in order, also those that a later one resets. */
  all(section: string, key: string): readonly Entry[] {
    return this.#sections.get(section)?.get(key) ?? NONE;
  }

  /** The entry that decides a key of which the last one counts. */
  last(section: string, key: string): Entry | undefined {
    return this.#sections.get(section)?.get(key)?.at(-1);
  }

  /** `Lookup`: the last one's value, without white space at its end and, by version, without outer double quotes. */
  value(section: string, key: string): string | undefined {
    const entry = this.last(section, key);
    return entry && this.unquoted(entry);
  }

  /** What {@link value} makes of an entry. */
  unquoted(entry: Entry): string {
    const value = entry.value.slice(0, trimSpaces(entry.value, 0, entry.value.length));
    switch (this.behaviour.quotes) {
      case 'kept':
        return value;
      case 'trimmed':
        return withoutQuotes(value);
      case 'pair':
        return value.length >= 2 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : value;
    }
  }

  /** `LookupBoolean`: nothing if the key is not there; everything but the four words is false. */
  flag(section: string, key: string): boolean | undefined {
    const value = this.value(section, key);
    return value === undefined ? undefined : /^(?:1|yes|true|on)$/i.test(value);
  }

  /** `LookupAll`: one value a line; an empty one forgets those before it. */
  list(section: string, key: string): readonly Entry[] {
    const entries = this.all(section, key);
    if (entries.length === 0) return NONE;
    const reset = entries.findLastIndex(({ resets }) => resets);
    return reset < 0 ? entries : entries.slice(reset + 1);
  }

  /** `LookupAllStrv`: words with their quotes off and backslashes kept. A line with an open quote is dropped. */
  words(section: string, key: string): EntryWord[] {
    return this.#words(section, key, 'kept');
  }

  /** `LookupAllArgs`: words as on a command line. A line with an unknown escape is dropped. */
  args(section: string, key: string): EntryWord[] {
    return this.#words(section, key, 'read');
  }

  #words(section: string, key: string, escapes: 'kept' | 'read'): EntryWord[] {
    const entries = this.list(section, key);
    if (entries.length === 0) return [];
    const found: EntryWord[] = [];
    for (const entry of entries) {
      const { words } = splitWords(entry.value, escapes, this.behaviour.octalEscapes);
      for (const { text, start, end } of words) found.push({ text, start, end, entry });
    }
    return found;
  }

  /** `LookupLastArgs`: the words of the last line, for a command; none if it holds an unknown escape. */
  command(section: string, key: string): EntryWord[] {
    const entry = this.last(section, key);
    if (entry === undefined) return [];
    return splitWords(entry.value, 'read', this.behaviour.octalEscapes).words.map((word) => ({
      ...word,
      entry,
    }));
  }
}

function withoutQuotes(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && value.charCodeAt(start) === 0x22) start++;
  while (end > start && value.charCodeAt(end - 1) === 0x22) end--;
  return value.slice(start, end);
}

/** The part of a value that is not white space. */
export function trimmed(entry: Entry): { text: string; start: number; end: number } {
  const start = skipSpaces(entry.value, 0, entry.value.length);
  const end = trimSpaces(entry.value, start, entry.value.length);
  return { text: entry.value.slice(start, end), start, end };
}
