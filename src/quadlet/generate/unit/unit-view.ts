import { readUnit, type UnitEntry, valuesOf } from '../../syntax/unit-text.js';
import { splitWords } from '../../syntax/words.js';
import type { PodmanOption } from './command-line.js';
import { mainCommand } from './main-command.js';
import type { Subcommand } from './podman-options.js';

/** A service before or after a change, as far as sentences are made of it. */
export interface Side {
  readonly subcommand: Subcommand | undefined;
  readonly options: readonly PodmanOption[];
  /** What stands behind the options. */
  readonly positionals: readonly string[];
  readonly globals: readonly string[];
  /** The keys of the sections that systemd reads, without the command itself. */
  readonly entries: readonly UnitEntry[];
  /** All values of an option, '' for one without. */
  values(name: string): readonly string[];
  last(name: string): string | undefined;
  isOn(name: string): boolean;
  /** The last value of a key. */
  key(section: string, key: string): string | undefined;
  /** All words of a key. */
  words(section: string, key: string): string[];
}

/** One service on both sides. */
export interface Change {
  /** `app.service`. */
  readonly name: string;
  readonly before: Side;
  readonly after: Side;
}

/** @param text a published unit; nothing for a service that is not there */
export function readSide(text: string | undefined): Side {
  const lines = readUnit(text ?? '');
  const main = mainCommand(lines);
  const command = main?.command;
  const options = command?.options ?? [];
  const byName = new Map<string, string[]>();
  for (const { name, value = '' } of options) {
    const others = byName.get(name);
    if (others) others.push(value);
    else byName.set(name, [value]);
  }
  const values = (name: string) => byName.get(name) ?? [];
  return {
    subcommand: command?.subcommand,
    options,
    positionals: command?.positionals ?? [],
    globals: command?.globals ?? [],
    entries: lines.filter(
      (line): line is UnitEntry =>
        line.kind === 'entry' && !line.section.startsWith('X-') && line !== main?.entry,
    ),
    values,
    last: (name) => values(name).at(-1),
    isOn: (name) => {
      const last = values(name).at(-1);
      return last !== undefined && !['false', 'f', 'F', '0', 'FALSE', 'False'].includes(last);
    },
    key: (section, key) => valuesOf(lines, section, key).at(-1)?.trim(),
    words: (section, key) =>
      valuesOf(lines, section, key).flatMap((value) =>
        splitWords(value, 'read', true).words.map(({ text: word }) => word),
      ),
  };
}
