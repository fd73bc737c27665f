import { posix } from 'node:path';
import type { Boundary } from '../../platform/boundary.js';
import { groupBy } from '../../platform/group-by.js';
import { isUnitName } from '../catalogue/keys.js';
import { isBundleName } from '../set/bundle.js';
import { pathOf } from '../set/parsed-files.js';
import type { SourceEntry, SourceTree } from '../set/source-tree.js';
import { type FoundEntry, isEntry } from './entries.js';
import type { ReadBudget } from './list-tree.js';
import { type Ignored, type ListedDirectory, listTree } from './list-tree.js';
import { dropInDirectoriesOf, isBundle, isDropinName, isUnitOrBundle } from './names.js';
import { unreadEntry } from './read-tree.js';

/** A file of a listing. */
export interface ListedFile {
  readonly directory: ListedDirectory;
  readonly found: FoundEntry;
  readonly path: string;
}

/** The files of a directory, and of its subdirectories once a name is not found in the directory itself. */
export class Listing {
  readonly path: string;
  private directories: readonly ListedDirectory[];
  private deep = false;
  private byPath: ReadonlyMap<string, ListedDirectory> = new Map();
  private unitsByDropIns: ReadonlyMap<string, readonly string[]> | undefined;
  private readonly byName = new Map<ListedDirectory, ReadonlyMap<string, FoundEntry>>();
  /** The first unit of each name, which is the one that the generator uses. */
  private readonly units = new Map<string, ListedFile>();
  /** Directories of drop-ins, by name. */
  private dropIns: ReadonlyMap<string, readonly ListedDirectory[]> = new Map();
  /** Links that are not followed, by name. */
  private refused: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(
    private readonly root: string,
    private readonly ignored: Ignored,
    private readonly boundary: Boundary,
    private readonly budget: ReadBudget,
  ) {
    this.directories = listTree([root], ignored, boundary, false, budget);
    this.path = this.directories[0]?.path ?? '';
    this.index();
  }

  find(unit: string): ListedFile | undefined {
    if (!this.units.has(unit)) this.goDeep();
    return this.units.get(unit);
  }

  at(path: string): ListedFile | undefined {
    const parent = posix.dirname(path);
    const look = () => {
      const directory = this.byPath.get(parent);
      const found = directory && this.namesOf(directory).get(posix.basename(path));
      return directory && found && { directory, found, path };
    };
    return look() ?? (this.goDeep() ? look() : undefined);
  }

  private namesOf(directory: ListedDirectory): ReadonlyMap<string, FoundEntry> {
    const known = this.byName.get(directory);
    if (known !== undefined) return known;
    const names = new Map(directory.list().map((found) => [found.name, found]));
    this.byName.set(directory, names);
    return names;
  }

  /** Whether subdirectories were listed. */
  get isDeep(): boolean {
    return this.deep;
  }

  dropinsOf(unit: string): ListedFile[] {
    return [...dropInDirectoriesOf(unit)]
      .flatMap((name) => this.dropIns.get(name) ?? [])
      .flatMap((directory) => placesIn(directory, isDropinName));
  }

  /** Drop-in directories of a unit that are links and not followed. */
  refusedDropInsOf(unit: string): string[] {
    if (this.refused.size === 0) return [];
    return [...dropInDirectoriesOf(unit)].flatMap((name) => this.refused.get(name) ?? []);
  }

  /** The units of the directory itself to which the drop-ins of one of its `.d` directories can apply. */
  unitsUnder(dropIns: string): readonly string[] {
    this.unitsByDropIns ??= this.groupUnits();
    return this.unitsByDropIns.get(dropIns) ?? [];
  }

  // Only existing drop-in directories: a unit can have a hundred possible ones.
  private groupUnits(): ReadonlyMap<string, readonly string[]> {
    const pairs = [...this.units.keys()].flatMap((unit) =>
      [...dropInDirectoriesOf(unit)].filter((name) => this.dropIns.has(name)).map((name) => ({ name, unit })),
    );
    const groups = groupBy(pairs, ({ name }) => name);
    return new Map([...groups].map(([name, group]) => [name, group.map(({ unit }) => unit)]));
  }

  /** All units of the directory itself. */
  unitsBeside(): ListedFile[] {
    return this.directories
      .filter(({ depth, dropIns }) => depth === 0 && !dropIns)
      .flatMap((directory) => placesIn(directory, isUnitName));
  }

  /** All bundles of the directory itself. */
  bundlesBeside(): ListedFile[] {
    const [own] = this.directories;
    return own === undefined ? [] : placesIn(own, isBundleName).filter(({ found }) => isBundle(found));
  }

  /** The files that were read, and the names of all files that are neither units nor drop-ins. */
  tree(contents: ReadonlyMap<string, SourceEntry>): SourceTree {
    const read = new Set([...contents.keys()].map(posix.dirname));
    return {
      elsewhere: [...this.units.keys()].filter((name) => name.includes('@')),
      directories: this.directories.flatMap((listed) => {
        const { path, absolute = path, depth, linked, dropIns } = listed;
        if (dropIns && !read.has(path)) return [];
        const entries = placesIn(listed, () => true).flatMap((place) => {
          const entry = contents.get(place.path);
          if (entry !== undefined) return [entry];
          return isEntry(place.found) && !isUnitName(place.found.name) ? [unreadEntry(place.found)] : [];
        });
        return [{ path, absolute, depth, linked, entries }];
      }),
    };
  }

  /** @returns false if it was done before */
  private goDeep(): boolean {
    if (this.deep) return false;
    this.deep = true;
    this.directories = listTree([this.root], this.ignored, this.boundary, true, this.budget);
    this.index();
    return true;
  }

  private index(): void {
    const dropIns = this.directories.filter((directory) => directory.dropIns);
    this.dropIns = groupBy(dropIns, ({ path }) => posix.basename(path));
    this.unitsByDropIns = undefined;
    this.byPath = new Map([...this.directories].reverse().map((one) => [one.path || '.', one]));
    const others = this.directories.filter((directory) => !directory.dropIns);
    const refused = others.flatMap((directory) =>
      directory.list().flatMap((found) => (found.refused === undefined ? [] : pathOf(directory, found.name))),
    );
    this.refused = groupBy(refused, (path) => posix.basename(path));
    for (const directory of others) {
      for (const place of placesIn(directory, isUnitOrBundle)) {
        if (!this.units.has(place.found.name)) this.units.set(place.found.name, place);
      }
    }
  }
}

function placesIn(directory: ListedDirectory, wanted: (name: string) => boolean): ListedFile[] {
  return directory
    .list()
    .filter(({ name }) => wanted(name))
    .map((found) => ({ directory, found, path: pathOf(directory, found.name) }));
}
