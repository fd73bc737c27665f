import { type Boundary, terminalBoundary } from '../../platform/boundary.js';
import { isUnitName } from '../catalogue/keys.js';
import type { SourceEntry, SourceTree } from '../set/source-tree.js';
import { isEntry, readEntry, unreadEntry } from './entries.js';
import { type Ignored, type Listed, listTree } from './list-tree.js';
import { isDropinName, isYamlName } from './names.js';

/**
 * Reads directories as one search path, in the order given; see {@link listTree} for what is visited. Units and
 * drop-ins are read, and YAML where there is a `.kube` unit that may play it; of other files there is the name.
 * @param boundary links that leave it are refused
 * @throws UserError where a directory is not there or cannot be read
 */
export function readTree(
  paths: readonly string[],
  ignored: Ignored = () => false,
  boundary: Boundary = terminalBoundary(),
): SourceTree {
  const listed = listTree(paths, ignored, boundary, true);
  // A repository can hold thousands of YAML files that are for others.
  const yaml = listed.some(
    ({ dropins, list }) => !dropins && list().some(({ name }) => name.endsWith('.kube')),
  );
  return {
    directories: listed.map((directory) => readDirectory(directory, (name) => yaml || !isYamlName(name))),
  };
}

/** Reads the units, drop-ins and YAML of one directory whose names are `wanted`. */
export function readDirectory(
  { path, depth, linked, dropins, list }: Listed,
  wanted: (name: string) => boolean,
): SourceTree['directories'][number] {
  // Podman 4.7 to 5.1 look for units in directories of drop-ins, too.
  const isRead = (name: string) => isUnitName(name) || (dropins ? isDropinName(name) : isYamlName(name));
  const entries: SourceEntry[] = [];
  for (const found of list()) {
    if (isRead(found.name) && wanted(found.name)) entries.push(readEntry(found));
    // No walk enters a directory of a directory of drop-ins.
    else if (isEntry(found))
      entries.push(dropins ? { name: found.name, content: undefined } : unreadEntry(found));
  }
  return { path, depth, linked, entries };
}
