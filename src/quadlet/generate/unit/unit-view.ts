import {
  readLine,
  readUnit,
  type UnitEntry,
  type UnitLine,
  valuesOf,
  writeUnit,
} from '../../syntax/unit-text.js';
import { splitWords } from '../../syntax/words.js';
import { type PodmanCommand, type PodmanOption, readCommand, splitCommand } from './command-line.js';
import { type MainCommand, mainCommand } from './main-command.js';
import type { Subcommand } from './podman-options.js';

/**
 * A parsed unit: its lines, its command lines and their podman options. Each is parsed once, on demand.
 */
export class UnitView {
  readonly #words: Map<UnitEntry, readonly string[] | undefined>;
  readonly #commands = new Map<UnitEntry, PodmanCommand | undefined>();
  #text: string | undefined;
  #main: { readonly found: MainCommand | undefined } | undefined;
  #entries: readonly UnitEntry[] | undefined;
  #values: ReadonlyMap<string, readonly string[]> | undefined;

  /** @param words the words of command lines that are already parsed, by entry */
  constructor(
    readonly lines: readonly UnitLine[],
    words: ReadonlyMap<UnitEntry, readonly string[]> = new Map(),
  ) {
    this.#words = new Map(words);
  }

  static read(text: string): UnitView {
    return new UnitView(readUnit(text));
  }

  get text(): string {
    this.#text ??= writeUnit(this.lines);
    return this.#text;
  }

  /** The same unit with all occurrences of a text replaced. */
  replaced(from: string, to: string): UnitView {
    if (!this.lines.some(({ raw }) => raw.includes(from))) return this;
    const words = new Map<UnitEntry, readonly string[]>();
    const lines = this.lines.map((line) => {
      if (line.raw.includes(from)) return readLine(line.raw.replaceAll(from, to), line.section);
      const known = line.kind === 'entry' ? this.#words.get(line) : undefined;
      if (line.kind === 'entry' && known !== undefined) words.set(line, known);
      return line;
    });
    return new UnitView(lines, words);
  }

  /** The words of a command line; undefined if the generator did not write it. */
  wordsOf(entry: UnitEntry): readonly string[] | undefined {
    if (!this.#words.has(entry)) this.#words.set(entry, splitCommand(entry.value));
    return this.#words.get(entry);
  }

  /** The podman command of a command line, if the generator wrote it. */
  commandOf(entry: UnitEntry): PodmanCommand | undefined {
    if (!this.#commands.has(entry)) this.#commands.set(entry, readCommand(this.wordsOf(entry) ?? []));
    return this.#commands.get(entry);
  }

  /** The command that runs or creates what the Quadlet file describes. */
  get main(): MainCommand | undefined {
    this.#main ??= { found: mainCommand(this) };
    return this.#main.found;
  }

  get subcommand(): Subcommand | undefined {
    return this.main?.command.subcommand;
  }

  get options(): readonly PodmanOption[] {
    return this.main?.command.options ?? [];
  }

  /** The words after the options. */
  get positionals(): readonly string[] {
    return this.main?.command.positionals ?? [];
  }

  get globals(): readonly string[] {
    return this.main?.command.globals ?? [];
  }

  /** The keys of the sections that systemd reads, without the main command. */
  get entries(): readonly UnitEntry[] {
    this.#entries ??= this.lines.filter(
      (line): line is UnitEntry =>
        line.kind === 'entry' && !line.section.startsWith('X-') && line !== this.main?.entry,
    );
    return this.#entries;
  }

  /** All values of an option, '' for an option without a value. */
  values(name: string): readonly string[] {
    this.#values ??= valuesByName(this.options);
    return this.#values.get(name) ?? [];
  }

  last(name: string): string | undefined {
    return this.values(name).at(-1);
  }

  isOn(name: string): boolean {
    const last = this.last(name);
    return last !== undefined && !['false', 'f', 'F', '0', 'FALSE', 'False'].includes(last);
  }

  /** The last value of a key. */
  key(section: string, key: string): string | undefined {
    return valuesOf(this.lines, section, key).at(-1)?.trim();
  }

  /** All words of a key. */
  words(section: string, key: string): string[] {
    return valuesOf(this.lines, section, key).flatMap((value) =>
      splitWords(value, 'read', true).words.map(({ text }) => text),
    );
  }
}

function valuesByName(options: readonly PodmanOption[]): ReadonlyMap<string, readonly string[]> {
  const byName = new Map<string, string[]>();
  for (const { name, value = '' } of options) {
    const others = byName.get(name);
    if (others) others.push(value);
    else byName.set(name, [value]);
  }
  return byName;
}
