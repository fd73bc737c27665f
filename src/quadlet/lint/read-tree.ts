import { type Boundary, terminalBoundary } from '../../platform/boundary.js';
import { readBounded, TooLargeError } from '../../platform/bounded-file.js';
import { isUnitName } from '../catalogue/keys.js';
import type { SourceDirectory, SourceEntry, SourceTree } from '../set/source-tree.js';
import { decode } from '../syntax/source-text.js';
import { type FoundEntry, isEmptyDevice, isEntry, PASSED_OVER, reasonOf } from './entries.js';
import { type Ignored, type ListedDirectory, listTree, ReadBudget } from './list-tree.js';
import { isBundle, isDropinName, isYamlName, mayPlayYaml } from './names.js';

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
  const isKube = directories.some(({ entries }) => entries.some(({ name }) => mayPlayYaml(name)));
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
  return mayPlayYaml(name) || isDropinName(name);
}

function yamlNamesIn(entry: SourceEntry): string[] {
  return wordsOf(entry)
    .map((word) => word.slice(word.lastIndexOf('/') + 1))
    .filter(isYamlName);
}

/** Reads the units and drop-ins of one directory. */
function readDirectory(
  { path, absolute = path, depth, linked, dropIns, list }: ListedDirectory,
  budget: ReadBudget,
): SourceDirectory {
  // Podman 4.7 to 5.1 also search drop-in directories for units.
  const isRead = (found: FoundEntry) =>
    isUnitName(found.name) || (dropIns ? isDropinName(found.name) : isBundle(found));
  const entries: SourceEntry[] = [];
  for (const found of list()) {
    if (isRead(found)) entries.push(readEntry(found, budget));
    // Subdirectories of drop-in directories are not entered.
    else if (isEntry(found) || isYamlName(found.name))
      entries.push(dropIns ? { name: found.name, content: undefined } : unreadEntry(found));
  }
  return { path, absolute, depth, linked, entries };
}

/** A file and its content, if it could be read. */
export interface ReadEntry extends SourceEntry {
  readonly content: string | Buffer | undefined;
}

/** Limits in bytes for a unit or drop-in, and for a manifest. */
const LARGEST_UNIT = 1024 * 1024;
const LARGEST_YAML = 4 * 1024 * 1024;

/**
 * Reads a file. Never blocks: a named pipe is not opened.
 * @throws UserError beyond the limits of the lint
 */
export function readEntry(found: FoundEntry, budget: ReadBudget): ReadEntry {
  const { name, kind, link, real, refused } = found;
  const unread = { name, content: undefined };
  if (refused !== undefined) return { ...unread, refused };
  if (kind === 'nothing') return { ...unread, unreadable: 'it is a dangling symbolic link' };
  // The generator reads a link to /dev/null as an empty file; other devices and pipes may never end.
  if (isEmptyDevice(found)) return { name, content: Buffer.alloc(0) };
  const content = readContent(real, isYamlName(name) ? LARGEST_YAML : LARGEST_UNIT, kind === 'file' && !link);
  budget.countFile(Buffer.isBuffer(content) ? content.length : 0);
  return Buffer.isBuffer(content) ? { name, content: asText(content) } : { ...unread, ...content };
}

/** The text, which takes less memory in thousands of files than their bytes; of those that are not UTF-8 a copy. */
function asText(bytes: Buffer): string | Buffer {
  const { text, firstBadByte } = decode(bytes);
  return firstBadByte < 0 ? text : Buffer.from(bytes);
}

/** For one file after the other. */
const BUFFER = Buffer.allocUnsafeSlow(64 * 1024);

function readContent(
  path: string,
  limit: number,
  isFile: boolean,
): Buffer | Pick<SourceEntry, 'tooLarge' | 'unreadable'> {
  try {
    return readBounded(path, limit, { isListed: isFile, into: BUFFER });
  } catch (thrown) {
    return thrown instanceof TooLargeError ? { tooLarge: thrown.limit } : { unreadable: reasonOf(thrown) };
  }
}

/**
 * An entry that is not read, because it is not a unit. A refused link is kept if it leads to a directory, which the
 * generator would search for units or drop-ins.
 */
export function unreadEntry({ name, kind, refused }: FoundEntry): SourceEntry {
  const matters = refused !== undefined && kind === 'directory' && !PASSED_OVER.has(name);
  return { name, content: undefined, ...(matters && { refused }) };
}

/** The words of a file that can be names of other files. */
export function wordsOf(entry: SourceEntry | undefined): string[] {
  return entry?.content === undefined ? [] : wordsIn(entry.content.toString());
}

/** The words of a text, split at the characters that separate names in values. */
export function wordsIn(text: string): string[] {
  return text.split(/[\s=:,"']+/);
}
