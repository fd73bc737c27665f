import { type Boundary, locate } from '../../platform/boundary.js';
import { UserError } from '../../platform/errors.js';
import { pathOf } from '../set/parsed-files.js';
import { type FoundEntry, listDirectory, statIfThere } from './entries.js';
import { globMatcher, isGlob } from './glob.js';
import { expandAll } from './glob-braces.js';

/** Limit for the directories that one glob reads, each counted once per part of the glob. */
const LOOKS = 100_000;

/**
 * The files and directories that a glob matches, ordered by name. `**` does not follow links and does not enter skipped
 * directories.
 * @param skipped names of directories
 * @param boundary links that leave it can match themselves, but nothing below them
 * @throws UserError if a directory cannot be read or is outside of the boundary, and beyond the limit
 */
export function expandGlob(
  glob: string,
  skipped: ReadonlySet<string>,
  boundary: Boundary,
  looks = LOOKS,
): string[] {
  const walk = new Walk(glob, skipped, boundary, looks);
  for (const one of expandAll([glob])) {
    const names = one.split('/').filter((name, index) => (name !== '' || index === 0) && name !== '.');
    const absolute = names[0] === '';
    const parts = (absolute ? names.slice(1) : names).filter(
      (name, index, all) => name !== '**' || all[index - 1] !== '**',
    );
    walk.collect(absolute ? '/' : '', parts);
  }
  return [...walk.paths];
}

class Walk {
  readonly paths = new Set<string>();
  /** Visited pairs of directory and remaining glob: several `**` reach one directory in many ways. */
  private readonly visited = new Set<string>();
  private readonly lists = new Map<string, readonly FoundEntry[]>();

  constructor(
    private readonly glob: string,
    private readonly skipped: ReadonlySet<string>,
    private readonly boundary: Boundary,
    private readonly looks: number,
  ) {}

  collect(directory: string, names: readonly string[]): void {
    const [name, ...rest] = names;
    if (name === undefined || !this.enters(directory, names)) return;
    if (!isGlob(name)) {
      const path = pathOf({ path: directory }, name.replace(/\\(.)/g, '$1'));
      const stats = statIfThere(path);
      if (rest.length === 0 ? stats !== undefined : stats?.isDirectory()) this.descend(path, rest);
      return;
    }
    const isMatch = name === '**' ? undefined : globMatcher([name]);
    if (isMatch === undefined) this.collect(directory, rest);
    for (const found of this.list(directory)) {
      if (this.skipped.has(found.name) || found.kind === 'nothing') continue;
      const path = pathOf({ path: directory }, found.name);
      if (isMatch?.(found.name)) {
        const isEntered = found.kind === 'directory' && found.refused === undefined;
        if (rest.length === 0 || isEntered) this.descend(path, rest);
      } else if (isMatch === undefined) this.collectBelow(found, path, names);
    }
  }

  private enters(directory: string, names: readonly string[]): boolean {
    const key = `${directory}\0${names.join('/')}`;
    if (this.visited.has(key)) return false;
    this.visited.add(key);
    if (this.visited.size <= this.looks) return true;
    throw new UserError(`${this.glob} would read too many directories; begin it with the names of some`);
  }

  private list(directory: string): readonly FoundEntry[] {
    const known = this.lists.get(directory);
    if (known !== undefined) return known;
    const { real, root } = locate(directory || '.', this.boundary);
    const list = listDirectory(real, directory, root);
    this.lists.set(directory, list);
    return list;
  }

  private collectBelow({ kind, link }: FoundEntry, path: string, names: readonly string[]): void {
    if (names.length === 1) this.paths.add(path);
    if (kind === 'directory' && !link) this.collect(path, names);
  }

  private descend(path: string, rest: readonly string[]): void {
    if (rest.length === 0) this.paths.add(path);
    else this.collect(path, rest);
  }
}
