import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isDropinDirectory } from '../lint/names.js';
import { pathOf } from '../set/parsed-files.js';
import type { SourceDirectory, SourceTree } from '../set/source-tree.js';

/** A copy of a tree's files that the generator reads. */
export interface TreeCopy {
  /** The search path, absolute. */
  readonly directories: readonly string[];
  /** The path of each file below the copy's root, by its path in the tree. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * Writes the units and drop-ins of a tree below a directory, in the same search order. An unreadable file becomes a
 * directory of that name, which the generator cannot read either.
 * @param followsLinks whether the generator enters linked directories (from Podman 5.3 on)
 */
export async function copyTree(tree: SourceTree, root: string, followsLinks: boolean): Promise<TreeCopy> {
  const names = new Map<string, string>();
  const copies = new Map<string, string>();
  const directories: string[] = [];
  for (const directory of tree.directories) {
    const name = nameOf(directory, copies, directories.length);
    if (name === undefined || (directory.linked && !followsLinks && !isDropinDirectory(name))) continue;
    copies.set(directory.path, name);
    const path = join(root, name);
    await mkdir(path, { recursive: true });
    if (directory.depth === 0) directories.push(path);
    for (const entry of directory.entries) {
      names.set(pathOf(directory, entry.name), `${name}/${entry.name}`);
      if (entry.unreadable !== undefined) await mkdir(join(path, entry.name), { recursive: true });
      else if (entry.content !== undefined) await writeFile(join(path, entry.name), entry.content);
    }
  }
  return { directories, names };
}

/** @returns undefined below a directory that is not copied */
function nameOf(
  { path, depth }: SourceDirectory,
  copies: ReadonlyMap<string, string>,
  count: number,
): string | undefined {
  if (depth === 0) return String(count);
  const parent = path.includes('/') ? dirname(path) : '';
  const copy = copies.get(parent);
  return copy === undefined ? undefined : `${copy}/${path.slice(path.lastIndexOf('/') + 1)}`;
}
