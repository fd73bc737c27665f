import { type Dirent, readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { isWithin, whereIs } from '../../platform/boundary.js';
import { UserError } from '../../platform/errors.js';
import { isUnitName } from '../catalogue/keys.js';
import { compareNames } from '../set/source-tree.js';

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

/** Whether it is /dev/null, or another device file of it. */
export function isEmptyDevice({ kind, real }: FoundEntry): boolean {
  if (kind !== 'other') return false;
  const [own, empty] = [statIfThere(real), statIfThere('/dev/null')];
  return own !== undefined && empty !== undefined && own.isCharacterDevice() && own.rdev === empty.rdev;
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
