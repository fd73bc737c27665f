import { behaviourOf } from '../../../src/quadlet/catalogue/behaviour.js';
import { ParsedFiles } from '../../../src/quadlet/set/parsed-files.js';
import { type SourceTree, treeOf } from '../../../src/quadlet/set/source-tree.js';
import { loadSet, type Member, type UnitSet } from '../../../src/quadlet/set/unit-set.js';

/** Loads files in memory, or a tree, as the generator of a version would. */
export function load(
  given: Readonly<Record<string, string>> | SourceTree,
  version = '5.8.6',
  roots?: readonly string[],
): UnitSet {
  const tree = isTree(given) ? given : treeOf(new Map(Object.entries(given)), roots);
  return loadSet(tree, behaviourOf(version), new ParsedFiles());
}

function isTree(given: Readonly<Record<string, string>> | SourceTree): given is SourceTree {
  return Array.isArray(given.directories);
}

/** The one member of a set that is called so. */
export function memberOf({ members }: UnitSet, name: string): Member {
  const found = members.find(({ unit }) => unit.name === name);
  if (found === undefined) throw new Error(`no ${name}`);
  return found;
}
