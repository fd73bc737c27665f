import { type Boundary, terminalBoundary } from '../../platform/boundary.js';
import { isUnitName } from '../catalogue/keys.js';
import type { SourceDirectory, SourceEntry, SourceTree } from '../set/source-tree.js';
import { isEntry, readEntry, unreadEntry, wordsIn, wordsOf } from './entries.js';
import { type Ignored, type ListedDirectory, listTree } from './list-tree.js';
import { isDropinName, isYamlName } from './names.js';
import { ReadBudget } from './read-budget.js';

/**
 * Reads directories as one search path in the given order, see {@link listTree}. Units and drop-ins are read, and YAML
 * that a `.kube` unit may play; other files only have their name.
 * @param boundary links that leave it are refused
 * @throws UserError if a directory does not exist or cannot be read
 */
export function readTree(
  paths: readonly string[],
  ignored: Ignored = () => false,
  boundary: Boundary = terminalBoundary(),
  budget = new ReadBudget(),
): SourceTree {
  const listed = listTree(paths, ignored, boundary, true, budget);
  const directories = listed.map((directory) => readDirectory(directory, budget));
  const isKube = directories.some(({ entries }) => entries.some(({ name }) => name.endsWith('.kube')));
  return { directories: isKube ? readYaml(listed, directories, budget) : directories };
}

/** Reads only the YAML files that `.kube` units and drop-ins refer to: a repository can have thousands of others. */
function readYaml(
  listed: readonly ListedDirectory[],
  directories: readonly SourceDirectory[],
  budget: ReadBudget,
): SourceDirectory[] {
  const named = new Set(
    directories.flatMap(({ entries }) =>
      entries.filter(({ name }) => mayNameYaml(name)).flatMap(yamlNamesIn),
    ),
  );
  // A name with a space is several words.
  const isNamed = ({ name }: SourceEntry) => isYamlName(name) && named.has(wordsIn(name).at(-1) ?? '');
  return directories.map((directory, index) => {
    const { list } = listed[index] as ListedDirectory;
    if (!directory.entries.some(isNamed)) return directory;
    const found = new Map(list().map((one) => [one.name, one]));
    return {
      ...directory,
      entries: directory.entries.map((entry) => {
        const place = isNamed(entry) ? found.get(entry.name) : undefined;
        return place === undefined ? entry : readEntry(place, budget);
      }),
    };
  });
}

function mayNameYaml(name: string): boolean {
  return name.endsWith('.kube') || isDropinName(name);
}

function yamlNamesIn(entry: SourceEntry): string[] {
  return wordsOf(entry)
    .map((word) => word.slice(word.lastIndexOf('/') + 1))
    .filter(isYamlName);
}

/** Reads the units and drop-ins of one directory. */
function readDirectory(
  { path, depth, linked, dropIns, list }: ListedDirectory,
  budget: ReadBudget,
): SourceDirectory {
  // Podman 4.7 to 5.1 also search drop-in directories for units.
  const isRead = (name: string) => isUnitName(name) || (dropIns && isDropinName(name));
  const entries: SourceEntry[] = [];
  for (const found of list()) {
    if (isRead(found.name)) entries.push(readEntry(found, budget));
    // Subdirectories of drop-in directories are not entered.
    else if (isEntry(found) || isYamlName(found.name))
      entries.push(dropIns ? { name: found.name, content: undefined } : unreadEntry(found));
  }
  return { path, depth, linked, entries };
}
