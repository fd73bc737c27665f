import { basename } from 'node:path/posix';
import { extensionOf, isUnitName } from '../../src/quadlet/catalogue/keys.js';
import { isDropIn } from '../../src/quadlet/generator/verdict/compare.js';
import type { SetFiles } from '../set-files.js';
import { mutateSet, type TextSet } from './mutate-set.js';
import { mutateText, type Source } from './mutate-text.js';
import { type Random, random } from './random.js';
import { bytes, type Vocabulary } from './vocabulary.js';

/** One case: a seed set, changed in some places. */
export interface Mutant {
  /** Makes it again, together with the seed of the run. */
  readonly index: number;
  readonly files: SetFiles;
}

/** What mutants are made of. */
export interface Stock {
  readonly seed: number;
  readonly sets: readonly SetFiles[];
  readonly words: Vocabulary;
}

const MOST_CHANGES = 6;

/** Makes a mutant. Its units have names that no other mutant of the run has, so that many fit into one search path. */
export function makeMutant({ seed, sets, words }: Stock, index: number): Mutant {
  const chance = random(seed, index);
  const files = renamed(chance.pick(sets), `m${index}q`);
  let changes = 1;
  while (changes < MOST_CHANGES && chance.chance(0.5)) changes += 1;
  for (; changes > 0; changes -= 1) {
    const path = chance.pick([...files.keys()]);
    const source = sourceFor(chance, words, files, path);
    if (chance.chance(0.12)) mutateSet(files, source, path);
    else files.set(path, mutateText(files.get(path) as string, source));
    if (files.size === 0) break;
  }
  return { index, files: standable(files) };
}

function sourceFor(chance: Random, words: Vocabulary, files: TextSet, path: string): Source {
  const kind = /\.([a-z]+)(?:\.d\/[^/]*)?$/.exec(path)?.[1] ?? '';
  const fill = (value: string): string =>
    value.replace(/\$([a-z]+)/g, (_all, extension: string) => nameFor(chance, files, extension));
  return { random: chance, words, section: kind.charAt(0).toUpperCase() + kind.slice(1), fill };
}

/** A unit of the set in most cases, else one that is not there. */
function nameFor(chance: Random, files: TextSet, extension: string): string {
  const names = [...files.keys()]
    .map((path) => basename(path))
    .filter((name) => extensionOf(name) === `.${extension}`);
  if (names.length > 0 && chance.chance(0.75)) return chance.pick(names);
  return `${chance.pick(['missing', 'a@', 'a@b', ''])}.${extension}`;
}

/** Gives the units, and all that refers to them, names with a prefix. */
function renamed(set: SetFiles, prefix: string): TextSet {
  const names = [...set.keys()].filter(isUnitName).map((path) => bytes(basename(path)));
  const known = names
    .sort((a, b) => b.length - a.length)
    .map((name) => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const mention = new RegExp(`(?<![\\w.@%-])(?:${known.join('|')})(?![\\w-])`, 'g');
  const files: TextSet = new Map();
  for (const [path, content] of set) {
    const text = Buffer.from(content).toString('latin1');
    files.set(
      renamedPath(path, prefix),
      names.length === 0 ? text : text.replace(mention, (name) => prefix + name),
    );
  }
  return files;
}

function renamedPath(path: string, prefix: string): string {
  const parts = path.split('/');
  const last = parts.pop() ?? '';
  if (!isDropIn(path)) return [...parts, isUnitName(path) ? prefix + last : last].join('/');
  const directory = parts.pop() ?? '';
  // `container.d` is for all units.
  return [...parts, /^[a-z]+\.d$/.test(directory) ? directory : prefix + directory, last].join('/');
}

/** Leaves out what cannot be on a disk together: a file where another needs a directory. */
function standable(files: TextSet): SetFiles {
  const paths = [...files.keys()];
  const taken = new Set(paths);
  const fits = (path: string): boolean => {
    const parts = path.split('/');
    return parts.every(
      (part, index) => part.length <= 255 && (index === 0 || !taken.has(parts.slice(0, index).join('/'))),
    );
  };
  return new Map(paths.filter(fits).map((path) => [path, Buffer.from(files.get(path) as string, 'latin1')]));
}
