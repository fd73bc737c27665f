import { basename } from 'node:path/posix';
import { UserError } from '../../platform/errors.js';
import { isUnitName } from '../catalogue/keys.js';
import { isDropinDirectory, isDropinName } from '../lint/names.js';
import { pathOf } from '../set/parsed-files.js';
import type { SourceTree } from '../set/source-tree.js';

/** A unit or drop-in at its place in the one directory that is generated from, staged and installed. */
export interface LaidOutFile {
  /** Relative to that directory, `/` between the names. */
  readonly path: string;
  /** As findings name it. */
  readonly file: string;
  readonly content: string | Uint8Array;
}

/** The files of a search path as one directory, and where each of its own directories came from. */
export interface Layout {
  readonly files: readonly LaidOutFile[];
  /** Directories by their place (empty for the top), each as findings name it; the first of those that share one. */
  readonly directories: ReadonlyMap<string, string>;
}

/**
 * Lays the directories of a search path out as one. Where there are several, what the generator would not take because
 * an earlier unit has its name is left out: in one directory it might come first.
 * @param followsLinks whether the generator enters linked directories (from Podman 5.3 on)
 * @throws UserError for a name that could end a line of a unit file, because the generator writes it into one
 */
export function layOut(tree: SourceTree, followsLinks: boolean): Layout {
  const files = new Map<string, LaidOutFile>();
  const directories = new Map<string, string>();
  const units = new Set<string>();
  const isOne = tree.directories.filter(({ depth }) => depth === 0).length === 1;
  let root = '';
  for (const directory of tree.directories) {
    if (directory.depth === 0) root = directory.path;
    const place = placeBelow(root, directory.path);
    const dropins = directory.depth > 0 && isDropinDirectory(basename(directory.path));
    if (directory.linked && !followsLinks && !dropins) continue;
    if (!directories.has(place)) directories.set(place, directory.path);
    for (const { name, content } of directory.entries) {
      if (content === undefined || !(dropins ? isDropinName(name) : isUnitName(name))) continue;
      if (!isOne && !dropins && units.has(name)) continue;
      if (!dropins) units.add(name);
      const path = place === '' ? name : `${place}/${name}`;
      if (!files.has(path))
        files.set(path, { path: assertPrintable(path), file: pathOf(directory, name), content });
    }
  }
  return { files: [...files.values()], directories };
}

/** Where a directory of a tree lies below the one that the tree begins with; empty for that one. */
export function placeBelow(root: string, path: string): string {
  if (path === root) return '';
  return root === '' ? path : path.slice(root.endsWith('/') ? root.length : root.length + 1);
}

function assertPrintable(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
  if (/[\u0000-\u001f\u007f]/.test(path)) {
    throw new UserError(
      `${JSON.stringify(path)} has a control character in its name, which the generator would write into a unit: rename it`,
    );
  }
  return path;
}
