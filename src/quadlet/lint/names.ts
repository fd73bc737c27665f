import { dropInDirectories } from '../set/drop-ins.js';

/** Has the file the name of Kubernetes YAML, which `.kube` units play? */
export function isYamlName(name: string): boolean {
  return name.endsWith('.yaml') || name.endsWith('.yml');
}

/** Does a directory of that name hold drop-ins, and never units? */
export function isDropinDirectory(name: string): boolean {
  return name.endsWith('.d');
}

/** Is the file of a `.d` directory a drop-in? */
export function isDropinName(name: string): boolean {
  return name.endsWith('.conf');
}

/** The names of the directories in which some Podman looks for drop-ins of a unit. */
export function dropInDirectoriesOf(unit: string): ReadonlySet<string> {
  return new Set(dropInDirectories(unit, { dropIns: 'all' }));
}
