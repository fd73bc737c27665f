import { basename } from 'node:path/posix';
import { UserError } from '../../platform/errors.js';
import { isUnitName } from '../catalogue/keys.js';
import { isDropinDirectory, isDropinName } from '../lint/names.js';
import { expandBundles } from '../set/expand-bundles.js';
import { pathOf } from '../set/parsed-files.js';
import type { SourceTree } from '../set/source-tree.js';
import type { Enclosing } from '../syntax/source-text.js';

/** A unit or drop-in at its path in the one directory that is used for the generator, the artifact and the start. */
export interface LaidOutFile {
  /** Relative to that directory, `/` between the names. */
  readonly path: string;
  /** Its path in findings. */
  readonly file: string;
  readonly content: string | Uint8Array;
  /** The part of a bundle that it is; `file` is the path of the bundle. */
  readonly within?: Enclosing;
}

/** The files of a search path combined in one directory. */
export interface Layout {
  readonly files: readonly LaidOutFile[];
  /** The original directory for each path (empty for the top); the first one if several are combined. */
  readonly directories: ReadonlyMap<string, string>;
}

/**
 * Combines the directories of a search path. Units that the generator would skip because an earlier directory has a unit
 * of the same name are left out: in the combined directory they could come first. Bundles become their parts.
 * @param followsLinks whether the generator enters linked directories (from Podman 5.3 on)
 * @throws UserError for a name with control characters, because the generator writes names into units
 */
export function layOut(tree: SourceTree, followsLinks: boolean): Layout {
  const files = new Map<string, LaidOutFile>();
  const directories = new Map<string, string>();
  const units = new Set<string>();
  const isOne = tree.directories.filter(({ depth }) => depth === 0).length === 1;
  let root = '';
  for (const directory of expandBundles(tree).tree.directories) {
    if (directory.depth === 0) root = directory.path;
    const place = placeBelow(root, directory.path);
    const dropins = directory.depth > 0 && isDropinDirectory(basename(directory.path));
    if (directory.linked && !followsLinks && !dropins) continue;
    if (!directories.has(place)) directories.set(place, directory.path);
    for (const { name, content, within } of directory.entries) {
      if (content === undefined || !(dropins ? isDropinName(name) : isUnitName(name))) continue;
      if (!isOne && !dropins && units.has(name)) continue;
      if (!dropins) units.add(name);
      const path = place === '' ? name : `${place}/${name}`;
      if (files.has(path)) continue;
      const file = within?.source.path ?? pathOf(directory, name);
      files.set(path, { path: assertPrintable(path), file, content, ...(within && { within }) });
    }
  }
  return { files: [...files.values()], directories };
}

/** The path of a directory below the root of its tree; empty for the root. */
export function placeBelow(root: string, path: string): string {
  if (path === root) return '';
  return root === '' ? path : path.slice(root.endsWith('/') ? root.length : root.length + 1);
}

function assertPrintable(path: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not get in
  if (/[\u0000-\u001f\u007f]/.test(path)) {
    throw new UserError(
      `${JSON.stringify(path)} has a control character in its name, which the generator would write into a unit; rename it`,
    );
  }
  return path;
}
