import { basename, dirname } from 'node:path/posix';
import { isUnitName } from '../src/quadlet/catalogue/keys.js';
import { compareNames, type SourceTree, treeOf } from '../src/quadlet/set/source-tree.js';
import type { SetFiles } from './set-files.js';

/** The tree of files in memory, as reading them from a disk would give it: a directory can have a unit's name. */
export function treeOfSet(files: SetFiles): SourceTree {
  const tree = treeOf(files);
  const named = tree.directories.map(({ path }) => path).filter((path) => path !== '' && isUnitName(path));
  if (named.length === 0) return tree;
  const directories = tree.directories.map((directory) => {
    const inside = named.filter((path) => dirname(path) === (directory.path || '.'));
    const added = inside.map((path) => ({
      name: basename(path),
      content: undefined,
      unreadable: 'it is a directory',
    }));
    const entries = [...directory.entries, ...added].sort((a, b) => compareNames(a.name, b.name));
    return { ...directory, entries };
  });
  return { directories };
}
