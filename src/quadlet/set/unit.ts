import type { Behaviour } from '../catalogue/behaviour.js';
import { skipSpaces, trimSpaces } from '../syntax/spaces.js';
import type { Entry, UnitFile } from '../syntax/unit-file.js';
import { splitWords, type Word } from '../syntax/words.js';

/** A word of a list value, with its entry. */
export interface EntryWord extends Word {
  readonly entry: Entry;
}

/** The entries of a key in a section. */
export interface UnitKey {
  readonly section: string;
  readonly key: string;
  readonly entries: readonly Entry[];
}

const NONE: readonly Entry[] = [];
const NO_WORDS: readonly EntryWord[] = [];

/**
 * A unit with its drop-ins, as read by one version's generator. The methods are its value readers
 * (`pkg/systemd/parser/unitfile.go`); the catalogue defines the reader of each key.
 */
export class Unit {
  readonly #sections = new Map<string, Map<string, Entry[]>>();
  readonly #keys: UnitKey[] = [];
  /** Two bits of each key: rules ask each unit for hundreds of keys, of which it has a dozen. */
  #first = 0;
  #second = 0;

  constructor(
    /** The name in references of other units. */
    readonly name: string,
    /** `.container` and so on. */
    readonly extension: string,
    readonly file: UnitFile,
    /** In the order in which they are merged. */
    readonly dropIns: readonly UnitFile[],
    private readonly behaviour: Behaviour,
  ) {
    for (const part of [file, ...dropIns]) {
      for (const entry of part.entries) this.#add(entry);
    }
  }

  #add(entry: Entry): void {
    this.#first |= firstBit(entry.key);
    this.#second |= secondBit(entry.key);
    let section = this.#sections.get(entry.section);
    if (section === undefined) {
      section = new Map();
      this.#sections.set(entry.section, section);
    }
    const known = section.get(entry.key);
    if (known === undefined) {
      const entries = [entry];
      section.set(entry.key, entries);
      this.#keys.push({ section: entry.section, key: entry.key, entries });
    } else known.push(entry);
  }

  /** The file's path in findings. */
  get path(): string {
    return this.file.source.path;
  }

  /** The sections with entries. */
  get sections(): ReadonlyMap<string, ReadonlyMap<string, readonly Entry[]>> {
    return this.#sections;
  }

  /** The keys of all sections, in order. To go through this list is faster than through the maps, which make a pair each. */
  get keys(): readonly UnitKey[] {
    return this.#keys;
  }

  /** Every `key=` of a section, in order, including those that a later one resets. */
  all(section: string, key: string): readonly Entry[] {
    return this.#entries(section, key) ?? NONE;
  }

  /** The entry of a key whose last value is used. */
  last(section: string, key: string): Entry | undefined {
    return this.#entries(section, key)?.at(-1);
  }

  #entries(section: string, key: string): readonly Entry[] | undefined {
    if ((this.#first & firstBit(key)) === 0 || (this.#second & secondBit(key)) === 0) return undefined;
    return this.#sections.get(section)?.get(key);
  }

  /** `Lookup`: the last value, without trailing white space and, in some versions, without outer double quotes. */
  value(section: string, key: string): string | undefined {
    const entry = this.last(section, key);
    return entry && this.unquoted(entry);
  }

  /** The value of an entry, as for {@link value}. */
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

  /** `LookupBoolean`: undefined without the key; everything except the four words is false. */
  flag(section: string, key: string): boolean | undefined {
    const value = this.value(section, key);
    return value === undefined ? undefined : /^(?:1|yes|true|on)$/i.test(value);
  }

  /** `LookupAll`: one value per line; an empty one resets those before it. */
  list(section: string, key: string): readonly Entry[] {
    const entries = this.all(section, key);
    if (entries.length < 2) return entries[0]?.resets ? NONE : entries;
    const reset = entries.findLastIndex(({ resets }) => resets);
    return reset < 0 ? entries : entries.slice(reset + 1);
  }

  /** `LookupAllStrv`: words without quotes, with backslashes kept. A line with an unclosed quote is dropped. */
  words(section: string, key: string): readonly EntryWord[] {
    return this.#words(section, key, 'kept');
  }

  /** `LookupAllArgs`: words as on a command line. A line with an unknown escape is dropped. */
  args(section: string, key: string): readonly EntryWord[] {
    return this.#words(section, key, 'read');
  }

  #words(section: string, key: string, escapes: 'kept' | 'read'): readonly EntryWord[] {
    const entries = this.list(section, key);
    if (entries.length === 0) return NO_WORDS;
    const found: EntryWord[] = [];
    for (const entry of entries) {
      for (const { text, start, end } of splitWords(entry.value, escapes, this.behaviour.octalEscapes)
        .words) {
        found.push({ text, start, end, entry });
      }
    }
    return found;
  }

  /** `LookupLastArgs`: the words of the last line, for a command; empty if it has an unknown escape. */
  command(section: string, key: string): EntryWord[] {
    const entry = this.last(section, key);
    if (entry === undefined) return [];
    return splitWords(entry.value, 'read', this.behaviour.octalEscapes).words.map((word) => ({
      ...word,
      entry,
    }));
  }
}

function firstBit(key: string): number {
  return 1 << (key.length * 3 + key.charCodeAt(0));
}

function secondBit(key: string): number {
  return 1 << (key.charCodeAt(key.length >> 1) + 7 * key.charCodeAt(key.length - 1));
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
