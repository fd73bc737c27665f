import type { Behaviour } from '../catalogue/behaviour.js';
import { extensionOf } from '../catalogue/keys.js';
import { compareNames, type SourceDirectory, type SourceEntry } from './source-tree.js';

/** A drop-in of a unit, not read yet. */
export interface DropInFile {
  readonly directory: SourceDirectory;
  readonly entry: SourceEntry;
}

/**
 * The names of the directories that can contain drop-ins of a unit, most specific first (`GetUnitDropinPaths`):
 * `a-b@c.container.d`, `a-b@.container.d`, `a-@.container.d`, `a-.container.d`, `container.d`.
 */
export function dropInDirectories(name: string, behaviour: Pick<Behaviour, 'dropIns'>): string[] {
  if (behaviour.dropIns === 'none') return [];
  const extension = extensionOf(name);
  const base = name.slice(0, name.length - extension.length);
  const at = base.indexOf('@');
  const stem = at < 0 ? base : base.slice(0, at);
  const instance = at < 0 ? '' : base.slice(at + 1);
  const template = instance === '' ? [] : [`${stem}@${extension}.d`];
  if (behaviour.dropIns === 'named') return [`${name}.d`, ...template];
  const dashes: string[] = [];
  for (let dash = stem.indexOf('-'); dash >= 0; dash = stem.indexOf('-', dash + 1)) {
    const prefix = stem.slice(0, dash + 1);
    dashes.push(`${prefix}${extension}.d`);
    if (at >= 0) dashes.push(`${prefix}@${extension}.d`);
  }
  return [`${name}.d`, ...template, ...dashes.reverse(), `${extension.slice(1)}.d`];
}

/** Finds the drop-ins of units among the directories of one search path. */
export class DropInFinder {
  /** Drop-in directories by name, each with its position in the search path. */
  readonly #byName = new Map<string, SourceDirectory[]>();

  constructor(
    searched: readonly SourceDirectory[],
    all: readonly SourceDirectory[],
    private readonly behaviour: Pick<Behaviour, 'dropIns' | 'dropInsBySpecificity'>,
  ) {
    const searchedPaths = new Map(searched.map(({ path }, order) => [path === '.' ? '' : path, order]));
    const found = all
      .filter(({ path }) => path.endsWith('.d'))
      .map((directory) => ({ directory, order: searchedPaths.get(parentOf(directory.path)) }))
      .filter(({ order }) => order !== undefined)
      .sort((a, b) => (a.order as number) - (b.order as number));
    for (const { directory } of found) {
      const name = directory.path.slice(directory.path.lastIndexOf('/') + 1);
      const known = this.#byName.get(name);
      if (known === undefined) this.#byName.set(name, [directory]);
      else known.push(directory);
    }
    this.#order = searchedPaths;
    for (const directory of searched) {
      for (const entry of directory.entries) {
        if (!entry.name.endsWith('.d') || entry.refused !== undefined) continue;
        this.#blocked.set(entry.name, [...(this.#blocked.get(entry.name) ?? []), { directory, entry }]);
      }
    }
  }

  readonly #blocked = new Map<string, readonly DropInFile[]>();
  readonly #order: ReadonlyMap<string, number>;

  /** Files with the name of a unit's drop-in directory. */
  blockedFor(unit: string): readonly DropInFile[] {
    if (this.#blocked.size === 0) return [];
    return dropInDirectories(unit, this.behaviour).flatMap((name) => this.#blocked.get(name) ?? []);
  }

  /** The drop-ins of a unit in the order in which they are merged: by name. */
  of(unit: string): DropInFile[] {
    if (this.#byName.size === 0) return [];
    const directories = dropInDirectories(unit, this.behaviour).flatMap(
      (name) => this.#byName.get(name) ?? [],
    );
    if (directories.length === 0) return [];
    if (!this.behaviour.dropInsBySpecificity) {
      const orderOf = ({ path }: SourceDirectory): number => this.#order.get(parentOf(path)) ?? 0;
      directories.sort((a, b) => orderOf(a) - orderOf(b));
    }
    const byName = new Map<string, DropInFile>();
    for (const directory of directories) {
      for (const entry of directory.entries) {
        if (extensionOf(entry.name) === '.conf' && !byName.has(entry.name)) {
          byName.set(entry.name, { directory, entry });
        }
      }
    }
    return [...byName.values()].sort((a, b) => compareNames(a.entry.name, b.entry.name));
  }
}

function parentOf(path: string): string {
  const slash = path.lastIndexOf('/');
  return slash < 0 ? '' : path.slice(0, slash);
}
