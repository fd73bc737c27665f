import type { Enclosing } from '../syntax/source-text.js';

/** An entry of a directory. */
export interface SourceEntry {
  readonly name: string;
  /**
   * The file's text or bytes; `undefined` for a file that exists, but whose content the linter does not need.
   */
  readonly content: string | Uint8Array | undefined;
  /** Why it could not be read: a directory or a dangling link with a unit's name. */
  readonly unreadable?: string;
  /** The target of a link that was not followed: `/etc/shadow, outside the workspace`. */
  readonly refused?: string;
  /** The limit in bytes that the file exceeds, so that it was not read. */
  readonly tooLarge?: number;
  /** The part of a bundle that it is; `podman quadlet install` writes it elsewhere. */
  readonly within?: Enclosing;
}

/** A directory of the search path. */
export interface SourceDirectory {
  /** The path in findings. */
  readonly path: string;
  /** The path from the root of the file system; undefined for files in memory. */
  readonly absolute?: string;
  /** 0 for a directory of the search path itself. */
  readonly depth: number;
  /** Whether it was reached through a symbolic link below the directory of the search path. */
  readonly linked: boolean;
  /** Ordered by name. */
  readonly entries: readonly SourceEntry[];
}

/**
 * One search path with all directories in the generator's order: each before its subdirectories, and those by name.
 * Drop-in directories (`NAME.d`) are included.
 */
export interface SourceTree {
  readonly directories: readonly SourceDirectory[];
  /** Names of units outside of these directories, and of those that are not read: a template can have instances there. */
  readonly elsewhere?: readonly string[];
}

/** Compares names like the generator, by their UTF-8 bytes. */
export function compareNames(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const left = a.charCodeAt(i);
    const right = b.charCodeAt(i);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

// In UTF-8 a character beyond U+FFFF (two surrogates) sorts after all others.
function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

/**
 * Creates a tree of files in memory.
 * @param files paths with `/` as separator, and their texts
 * @param roots the directories of the search path, in order; by default the one that contains all files
 */
export function treeOf(
  files: ReadonlyMap<string, string | Uint8Array>,
  roots: readonly string[] = [''],
): SourceTree {
  const entries = new Map<string, SourceEntry[]>();
  for (const [path, content] of files) {
    const slash = path.lastIndexOf('/');
    add(entries, slash < 0 ? '' : path.slice(0, slash), { name: path.slice(slash + 1), content });
  }
  const children = new Map<string, Set<string>>();
  for (const directory of entries.keys()) addParents(children, directory);
  const directories: SourceDirectory[] = [];
  const visit = (path: string, depth: number): void => {
    const own = (entries.get(path) ?? []).sort((a, b) => compareNames(a.name, b.name));
    directories.push({ path, depth, linked: false, entries: own });
    for (const child of [...(children.get(path) ?? [])].sort(compareNames)) {
      visit(path === '' ? child : `${path}/${child}`, depth + 1);
    }
  };
  for (const root of roots) visit(root, 0);
  return { directories };
}

function add(entries: Map<string, SourceEntry[]>, directory: string, entry: SourceEntry): void {
  const known = entries.get(directory);
  if (known === undefined) entries.set(directory, [entry]);
  else known.push(entry);
}

function addParents(children: Map<string, Set<string>>, directory: string): void {
  let path = directory;
  while (path !== '') {
    const slash = path.lastIndexOf('/');
    const parent = slash < 0 ? '' : path.slice(0, slash);
    const known = children.get(parent);
    if (known === undefined) children.set(parent, new Set([path.slice(slash + 1)]));
    else known.add(path.slice(slash + 1));
    path = parent;
  }
}
