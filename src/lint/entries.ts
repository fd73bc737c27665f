import { type Dirent, readdirSync, readFileSync, type Stats, statSync } from 'node:fs';
import { UserError } from '../errors.js';
import { isUnitName } from '../quadlet/catalogue/keys.js';
import { compareNames, type SourceEntry } from '../quadlet/set/source-tree.js';

/** What a directory holds under a name, once symbolic links are followed. */
export interface Found {
  readonly name: string;
  readonly kind: 'file' | 'directory' | 'other' | 'nothing';
  readonly link: boolean;
}

/**
 * What a directory holds, in the generator's order.
 * @param shown the directory as the user knows it
 * @throws UserError where it cannot be read
 */
export function listDirectory(path: string, shown: string): Found[] {
  let dirents: Dirent[];
  try {
    dirents = readdirSync(path, { withFileTypes: true });
  } catch (thrown) {
    throw new UserError(`${shown || '.'} cannot be read: ${reasonOf(thrown)}`);
  }
  return dirents.map((dirent) => find(path, dirent)).sort((a, b) => compareNames(a.name, b.name));
}

function find(directory: string, dirent: Dirent): Found {
  const { name } = dirent;
  if (dirent.isFile()) return { name, kind: 'file', link: false };
  if (dirent.isDirectory()) return { name, kind: 'directory', link: false };
  if (!dirent.isSymbolicLink()) return { name, kind: 'other', link: false };
  return { name, kind: kindOf(statIfThere(`${directory}/${name}`)), link: true };
}

function kindOf(stats: Stats | undefined): Found['kind'] {
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

/** Reads a file whose content matters. Never waits: a named pipe is not opened. */
export function readEntry(directory: string, { name, kind }: Found): ReadEntry {
  const unread = { name, content: undefined };
  if (kind === 'directory') return { ...unread, unreadable: 'it is a directory' };
  if (kind === 'nothing') return { ...unread, unreadable: 'it is a link that leads nowhere' };
  const path = `${directory}/${name}`;
  // A unit that is a link to /dev/null is an empty file to the generator; what else is no file may never end.
  if (kind === 'other' && !isEmptyDevice(path)) return { ...unread, unreadable: 'it is not a file' };
  try {
    return { name, content: readFileSync(path) };
  } catch (thrown) {
    return { ...unread, unreadable: reasonOf(thrown) };
  }
}

function isEmptyDevice(path: string): boolean {
  const [own, empty] = [statIfThere(path), statIfThere('/dev/null')];
  return own !== undefined && empty !== undefined && own.isCharacterDevice() && own.rdev === empty.rdev;
}

/** What stands in a directory of units without being read: everything that is no unit. */
export function unreadEntry({ name }: Found): SourceEntry {
  return { name, content: undefined };
}

/** Whether a name belongs to a directory's entries: subdirectories do only where the generator takes them for a unit. */
export function isEntry({ name, kind }: Found): boolean {
  return kind !== 'directory' || isUnitName(name);
}

/** Why the system refused, in its own words without the call and the path. */
export function reasonOf(thrown: unknown): string {
  const { code, message } = thrown as NodeJS.ErrnoException;
  const words = /^[A-Z]+\d*: ([^,]+)/.exec(message)?.[1];
  return words ?? code ?? message;
}
