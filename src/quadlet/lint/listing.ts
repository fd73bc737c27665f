import { posix } from 'node:path';
import type { Boundary } from '../../platform/boundary.js';
import { isUnitName } from '../catalogue/keys.js';
import { pathOf } from '../set/parsed-files.js';
import type { SourceEntry, SourceTree } from '../set/source-tree.js';
import { type Found, isEntry, unreadEntry } from './entries.js';
import { groupBy } from './group-by.js';
import { type Ignored, type Listed, listTree } from './list-tree.js';
import { dropinDirectoriesOf, isDropinName } from './names.js';

/** Where a file is. */
export interface ListedFile {
  readonly directory: Listed;
  readonly found: Found;
  readonly path: string;
}

/** What there is in a directory, and below it once somebody asks for what it does not hold itself. */
export class Listing {
  readonly path: string;
  private directories: readonly Listed[];
  private deep = false;
  /** The first of each name, units only: the one that the generator takes. */
  private readonly units = new Map<string, ListedFile>();
  /** Directories of drop-ins, by name. */
  private dropins: ReadonlyMap<string, readonly Listed[]> = new Map();
  /** Links that are not followed, by name. */
  private refused: ReadonlyMap<string, readonly string[]> = new Map();

  constructor(
    private readonly root: string,
    private readonly ignored: Ignored,
    private readonly boundary: Boundary,
  ) {
    this.directories = listTree([root], ignored, boundary, false);
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
      const directory = this.directories.find((one) => (one.path || '.') === parent);
      const found = directory?.list().find(({ name }) => name === posix.basename(path));
      return directory && found && { directory, found, path };
    };
    return look() ?? (this.goDeep() ? look() : undefined);
  }

  dropinsOf(unit: string): ListedFile[] {
    return [...dropinDirectoriesOf(unit)]
      .flatMap((name) => this.dropins.get(name) ?? [])
      .flatMap((directory) => placesIn(directory, isDropinName));
  }

  /** The paths that would be directories of drop-ins of a unit, and are links that are not followed. */
  refusedDropinsOf(unit: string): string[] {
    if (this.refused.size === 0) return [];
    return [...dropinDirectoriesOf(unit)].flatMap((name) => this.refused.get(name) ?? []);
  }

  /** The units of the directory itself to which the drop-ins of one of its `.d` directories may apply. */
  unitsUnder(dropins: string): string[] {
    return [...this.units.keys()].filter((unit) => dropinDirectoriesOf(unit).has(dropins));
  }

  /** All units of the directory itself. */
  unitsBeside(): ListedFile[] {
    return this.directories
      .filter(({ depth, dropins }) => depth === 0 && !dropins)
      .flatMap((directory) => placesIn(directory, isUnitName));
  }

  /** What was read, and the names of all that is neither unit nor drop-in. */
  tree(contents: ReadonlyMap<string, SourceEntry>): SourceTree {
    const read = new Set([...contents.keys()].map(posix.dirname));
    return {
      directories: this.directories.flatMap((listed) => {
        const { path, depth, linked, dropins } = listed;
        if (dropins && !read.has(path)) return [];
        const entries = placesIn(listed, () => true).flatMap((place) => {
          const entry = contents.get(place.path);
          if (entry !== undefined) return [entry];
          return isEntry(place.found) && !isUnitName(place.found.name) ? [unreadEntry(place.found)] : [];
        });
        return [{ path, depth, linked, entries }];
      }),
    };
  }

  /** @returns false where that was done before */
  private goDeep(): boolean {
    if (this.deep) return false;
    this.deep = true;
    this.directories = listTree([this.root], this.ignored, this.boundary, true);
    this.index();
    return true;
  }

  private index(): void {
    const dropins = this.directories.filter((directory) => directory.dropins);
    this.dropins = groupBy(dropins, ({ path }) => posix.basename(path));
    const others = this.directories.filter((directory) => !directory.dropins);
    const refused = others.flatMap((directory) =>
      directory.list().flatMap((found) => (found.refused === undefined ? [] : pathOf(directory, found.name))),
    );
    this.refused = groupBy(refused, (path) => posix.basename(path));
    for (const directory of others) {
      for (const place of placesIn(directory, isUnitName)) {
        if (!this.units.has(place.found.name)) this.units.set(place.found.name, place);
      }
    }
  }
}

function placesIn(directory: Listed, wanted: (name: string) => boolean): ListedFile[] {
  return directory
    .list()
    .filter(({ name }) => wanted(name))
    .map((found) => ({ directory, found, path: pathOf(directory, found.name) }));
}
