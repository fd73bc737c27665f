import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { isWithin, whereIs } from '../../platform/boundary.js';
import { readBounded, TooLargeError } from '../../platform/bounded-file.js';
import { UserError } from '../../platform/errors.js';
import { isUnitName } from '../catalogue/keys.js';
import { compareNames, type SourceEntry } from '../set/source-tree.js';
import { isYamlName } from './names.js';

/** An entry of a directory, with symbolic links followed. */
export interface FoundEntry {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other' | 'nothing';
  readonly link: boolean;
  /** The real path. */
  readonly real: string;
  /** The target of a link that is not followed, for messages; only the type of the target is determined. */
  readonly refused?: string;
}

/**
 * The entries of a directory, in the generator's order.
 * @param path without links
 * @param shown the directory's path in messages
 * @param root links that lead out of this real directory are refused
 * @throws UserError if it cannot be read
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

/** @returns undefined if the path does not exist or is a dangling link */
export function statIfThere(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** A file and its content, if it could be read. */
export interface ReadEntry extends SourceEntry {
  readonly content: Buffer | undefined;
}

/** Limits in bytes for a unit or drop-in, and for a manifest. */
const LARGEST_UNIT = 1024 * 1024;
const LARGEST_YAML = 4 * 1024 * 1024;

/** Counts the files that are read. */
export interface FileCounter {
  /** @throws UserError beyond the limits */
  countFile(bytes: number): void;
}

/**
 * Reads a file. Never blocks: a named pipe is not opened.
 * @throws UserError beyond the limits of the lint
 */
export function readEntry(found: FoundEntry, budget: FileCounter): ReadEntry {
  const { name, kind, real, refused } = found;
  const unread = { name, content: undefined };
  if (refused !== undefined) return { ...unread, refused };
  if (kind === 'nothing') return { ...unread, unreadable: 'it is a dangling symbolic link' };
  // The generator reads a link to /dev/null as an empty file; other devices and pipes may never end.
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

/** The words of a file that can be names of other files. */
export function wordsOf(entry: SourceEntry | undefined): string[] {
  return entry?.content === undefined ? [] : wordsIn(entry.content.toString());
}

/** The words of a text, split at the characters that separate names in values. */
export function wordsIn(text: string): string[] {
  return text.split(/[\s=:,"']+/);
}

function isEmptyDevice({ kind, real }: FoundEntry): boolean {
  if (kind !== 'other') return false;
  const [own, empty] = [statIfThere(real), statIfThere('/dev/null')];
  return own !== undefined && empty !== undefined && own.isCharacterDevice() && own.rdev === empty.rdev;
}

/**
 * An entry that is not read, because it is not a unit. A refused link is kept if it leads to a directory, which the
 * generator would search for units or drop-ins.
 */
export function unreadEntry({ name, kind, refused }: FoundEntry): SourceEntry {
  const matters = refused !== undefined && kind === 'directory' && !PASSED_OVER.has(name);
  return { name, content: undefined, ...(matters && { refused }) };
}

/** Directories that are never entered: they are not deployed, and can contain very many files. */
export const PASSED_OVER: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Whether a name is kept as an entry; subdirectories only if the generator reads them as a unit. */
export function isEntry({ name, kind, refused }: FoundEntry): boolean {
  return kind !== 'directory' || refused !== undefined || isUnitName(name);
}

/** The reason of a system error, without the system call and the path. */
export function reasonOf(thrown: unknown): string {
  const { code, message } = thrown as NodeJS.ErrnoException;
  const words = /^[A-Z]+\d*: ([^,]+)/.exec(message)?.[1];
  return words ?? code ?? message;
}
