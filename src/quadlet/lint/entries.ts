import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { isWithin, whereIs } from '../../platform/boundary.js';
import { readBounded, TooLargeError } from '../../platform/bounded-file.js';
import { UserError } from '../../platform/errors.js';
import { isUnitName } from '../catalogue/keys.js';
import { compareNames, type SourceEntry } from '../set/source-tree.js';
import { isYamlName } from './names.js';

/** What a directory holds under a name, once symbolic links are followed. */
export interface FoundEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other' | 'nothing';
  readonly link: boolean;
  /** Where it is without links. */
  readonly real: string;
  /** Where a link leads that is not followed, in words; its target is looked at for its kind alone. */
  readonly refused?: string;
}

/**
 * What a directory holds, in the generator's order.
 * @param path without links
 * @param shown the directory as the user knows it
 * @param root links that lead out of this real directory are refused
 * @throws UserError where it cannot be read
 */
export function listDirectory(path: string, shown: string, root: string): FoundEntry[] {
  let dirents: Dirent[];
  try {
    dirents = readdirSync(path, { withFileTypes: true });
  } catch (thrown) {
    throw new UserError(`${shown || '.'} cannot be read: ${reasonOf(thrown)}`);
  }
  return dirents.map((dirent) => find(path, dirent, root)).sort((a, b) => compareNames(a.name, b.name));
}

function find(directory: string, dirent: Dirent, root: string): FoundEntry {
  const { name } = dirent;
  const place = `${directory}/${name}`;
  if (dirent.isFile()) return { name, kind: 'file', link: false, real: place };
  if (dirent.isDirectory()) return { name, kind: 'directory', link: false, real: place };
  if (!dirent.isSymbolicLink()) return { name, kind: 'other', link: false, real: place };
  const real = realIfThere(place);
  if (real === undefined) return { name, kind: 'nothing', link: true, real: place };
  const found: FoundEntry = { name, kind: kindOf(statIfThere(real)), link: true, real };
  return isWithin(root, real) || isEmptyDevice(found) ? found : { ...found, refused: whereIs(root, real) };
}

function realIfThere(path: string): string | undefined {
  try {
    return realpathSync.native(path);
  } catch {
    return undefined;
  }
}

function kindOf(stats: Stats | undefined): FoundEntry['kind'] {
  if (stats === undefined) return 'nothing';
  if (stats.isFile()) return 'file';
  return stats.isDirectory() ? 'directory' : 'other';
}

/** @returns nothing for what is not there, or behind a link that leads nowhere */
export function statIfThere(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** A file that was to be read. */
export interface ReadEntry extends SourceEntry {
  readonly content: Buffer | undefined;
}

/** Beyond these sizes, in bytes, nobody wrote it as a unit, a drop-in or a manifest. */
const LARGEST_UNIT = 1024 * 1024;
const LARGEST_YAML = 4 * 1024 * 1024;

/** Counts the files that are read. */
export interface FileCounter {
  /** @throws UserError where it is too much */
  countFile(bytes: number): void;
}

/**
 * Reads a file whose content matters. Never waits: a named pipe is not opened.
 * @throws UserError where it is more than the lint may read
 */
export function readEntry(found: FoundEntry, budget: FileCounter): ReadEntry {
  const { name, kind, real, refused } = found;
  const unread = { name, content: undefined };
  if (refused !== undefined) return { ...unread, refused };
  if (kind === 'nothing') return { ...unread, unreadable: 'it is a link that leads nowhere' };
  // A unit that is a link to /dev/null is an empty file to the generator; other devices and pipes may never end.
  if (isEmptyDevice(found)) return { name, content: Buffer.alloc(0) };
  const content = readContent(real, isYamlName(name) ? LARGEST_YAML : LARGEST_UNIT);
  budget.countFile(Buffer.isBuffer(content) ? content.length : 0);
  return Buffer.isBuffer(content) ? { name, content } : { ...unread, ...content };
}

function readContent(path: string, limit: number): Buffer | Pick<SourceEntry, 'tooLarge' | 'unreadable'> {
  try {
    return readBounded(path, limit);
  } catch (thrown) {
    return thrown instanceof TooLargeError ? { tooLarge: thrown.limit } : { unreadable: reasonOf(thrown) };
  }
}

/** The words of a file in which names of other files can be. */
export function wordsOf(entry: SourceEntry | undefined): string[] {
  return entry?.content === undefined ? [] : wordsIn(entry.content.toString());
}

/** The words of a text, as values and lists of them separate names. */
export function wordsIn(text: string): string[] {
  return text.split(/[\s=:,"']+/);
}

function isEmptyDevice({ kind, real }: FoundEntry): boolean {
  if (kind !== 'other') return false;
  const [own, empty] = [statIfThere(real), statIfThere('/dev/null')];
  return own !== undefined && empty !== undefined && own.isCharacterDevice() && own.rdev === empty.rdev;
}

/**
 * What stands in a directory of units without being read: everything that is no unit. A link that is refused matters
 * there if it leads to a directory, in which units or drop-ins would be searched for.
 */
export function unreadEntry({ name, kind, refused }: FoundEntry): SourceEntry {
  const matters = refused !== undefined && kind === 'directory' && !PASSED_OVER.has(name);
  return { name, content: undefined, ...(matters && { refused }) };
}

/** Directories that no walk enters: neither is ever deployed, and both can hold more files than all else. */
export const PASSED_OVER: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Whether a name belongs to a directory's entries: subdirectories do only where the generator takes them for a unit. */
export function isEntry({ name, kind, refused }: FoundEntry): boolean {
  return kind !== 'directory' || refused !== undefined || isUnitName(name);
}

/** Why the system refused, in its own words without the call and the path. */
export function reasonOf(thrown: unknown): string {
  const { code, message } = thrown as NodeJS.ErrnoException;
  const words = /^[A-Z]+\d*: ([^,]+)/.exec(message)?.[1];
  return words ?? code ?? message;
}
