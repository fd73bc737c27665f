import { isUnitName } from '../catalogue/keys.js';
import { isBundleName } from '../set/bundle.js';
import { dropInDirectories } from '../set/drop-ins.js';
import type { FoundEntry } from './entries.js';

/** Whether the name is that of a YAML file, which `.kube` units can play. */
export function isYamlName(name: string): boolean {
  return name.endsWith('.yaml') || name.endsWith('.yml');
}

/** Whether a file of that name is a unit or a bundle of units. */
export function isUnitOrBundle(name: string): boolean {
  return isUnitName(name) || isBundleName(name);
}

/** Whether a unit of that name, or one in a bundle of that name, can play YAML. */
export function mayPlayYaml(name: string): boolean {
  return name.endsWith('.kube') || isBundleName(name);
}

/** Whether an entry is a bundle, which podman splits, and not a directory. */
export function isBundle({ name, kind }: Pick<FoundEntry, 'name' | 'kind'>): boolean {
  return isBundleName(name) && kind !== 'directory';
}

/** Whether a directory of that name contains drop-ins and no units. */
export function isDropinDirectory(name: string): boolean {
  return name.endsWith('.d');
}

/** Whether a file of a `.d` directory is a drop-in. */
export function isDropinName(name: string): boolean {
  return name.endsWith('.conf');
}

/** The names of the directories in which any Podman version searches for drop-ins of a unit. */
export function dropInDirectoriesOf(unit: string): ReadonlySet<string> {
  return new Set(dropInDirectories(unit, { dropIns: 'all' }));
}
