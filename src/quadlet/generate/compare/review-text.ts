import { DEPENDENCY_KEYS } from '../../catalogue/dependency-keys.js';
import type { UnitEntry } from '../../syntax/unit-text.js';
import { splitWords } from '../../syntax/words.js';
import { compareText } from '../normalise/stable-order.js';
import { joinCommand } from '../unit/command-line.js';
import type { MainCommand } from '../unit/main-command.js';
import type { UnitView } from '../unit/unit-view.js';

/**
 * The text of a published unit for review and comparison: without comments and sections that systemd ignores, in an order
 * that does not depend on the source, and with one podman option per line. Equivalent units have the same text.
 */
export function reviewText({ lines, main }: UnitView): string {
  const sections = new Map<string, UnitEntry[]>();
  for (const line of lines) {
    if (line.kind !== 'entry' || line.section.startsWith('X-')) continue;
    const others = sections.get(line.section);
    if (others) others.push(line);
    else sections.set(line.section, [line]);
  }
  return [...sections]
    .toSorted(([a], [b]) => rank(a) - rank(b) || compareText(a, b))
    .map(([section, entries]) => [`[${section}]`, ...sectionLines(entries, main), ''].join('\n'))
    .join('\n');
}

/** The keys in which two texts of `reviewText()` differ, with their sections: `Service ExecStart`. */
export function changedKeys(before: string, after: string): string[] {
  const [old, now] = [linesByKey(before), linesByKey(after)];
  return [...new Set([...old.keys(), ...now.keys()])].filter((key) => old.get(key) !== now.get(key));
}

function linesByKey(text: string): ReadonlyMap<string, string> {
  const lines = new Map<string, string[]>();
  let section = '';
  let key = '';
  for (const line of text.split('\n')) {
    if (line === '') continue;
    // The options of a command have separate lines.
    if (line.startsWith('[')) section = line.slice(1, -1);
    else if (!line.startsWith('    ')) key = `${section} ${line.slice(0, line.indexOf('='))}`;
    if (line.startsWith('[')) continue;
    const others = lines.get(key);
    if (others) others.push(line);
    else lines.set(key, [line]);
  }
  return new Map([...lines].map(([name, all]) => [name, all.join('\n')]));
}

function rank(section: string): number {
  const at = ['Unit', 'Service'].indexOf(section);
  return at < 0 ? 2 : at;
}

function sectionLines(entries: readonly UnitEntry[], main: MainCommand | undefined): string[] {
  const sorted = entries.toSorted((a, b) => compareText(a.key, b.key));
  const lines: string[] = [];
  const seen = new Set<string>();
  for (const entry of sorted) {
    if (main !== undefined && entry === main.entry) {
      for (const line of commandLines(main)) lines.push(line);
    } else if (!isUnordered(entry.key)) lines.push(`${entry.key}=${entry.value}`);
    else if (!seen.has(entry.key)) {
      seen.add(entry.key);
      const same = sorted.filter(({ key }) => key === entry.key);
      for (const line of unorderedLines(same)) lines.push(line);
    }
  }
  return lines;
}

/** Lists whose order is irrelevant for systemd and that cannot be reset. */
const UNORDERED: readonly string[] = [
  ...DEPENDENCY_KEYS,
  'RequiresMountsFor',
  'Alias',
  'RequiredBy',
  'UpheldBy',
  'WantedBy',
];

function isUnordered(key: string): boolean {
  return UNORDERED.includes(key);
}

function unorderedLines(entries: readonly UnitEntry[]): string[] {
  const words = entries.flatMap(({ key, value }) =>
    splitWords(value, 'kept', true).words.map(({ start, end }) => `${key}=${value.slice(start, end)}`),
  );
  return [...new Set(words)].toSorted(compareText);
}

// Options whose own order is irrelevant for podman, too.
const SETS = [
  '--add-host',
  '--annotation',
  '--cap-add',
  '--cap-drop',
  '--device',
  '--env',
  '--expose',
  '--group-add',
  '--label',
  '--mount',
  '--network-alias',
  '--publish',
  '--secret',
  '--tmpfs',
  '--volume',
];

function commandLines({ entry, command, ownEnd }: MainCommand): string[] {
  const { words, options, positionalsAt } = command;
  const before = (limit: number) => options.filter(({ end }) => end <= Math.min(limit, positionalsAt));
  const own = before(ownEnd).toSorted(
    (a, b) =>
      compareText(a.name, b.name) || (SETS.includes(a.name) ? compareText(a.value ?? '', b.value ?? '') : 0),
  );
  const added = before(words.length).filter(({ end }) => end > ownEnd);
  // A cluster such as `-it` is one piece with two options.
  const pieces = new Map([...own, ...added].map(({ at, end }) => [at, words.slice(at, end)]));
  const optionsAt = options.reduce((first, { at }) => Math.min(first, at), positionalsAt);
  const rest = words.slice(positionalsAt).map((word) => joinCommand([word]));
  const parts = [
    `${entry.key}=${joinCommand(words.slice(0, optionsAt))}`,
    ...[...pieces.values()].map((piece) => `    ${joinCommand(piece)}`),
    ...(rest.length > 0 ? [`    ${rest.join(' ')}`] : []),
  ];
  return parts.map((part, index) => (index < parts.length - 1 ? `${part} \\` : part));
}
