import { dropInDirectories } from '../set/drop-ins.js';

/** Whether the name is that of a YAML file, which `.kube` units can play. */
export function isYamlName(name: string): boolean {
  return name.endsWith('.yaml') || name.endsWith('.yml');
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
