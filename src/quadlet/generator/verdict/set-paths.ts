import { basename, dirname } from 'node:path/posix';
import { extensionOf } from '../../catalogue/keys.js';

/** Whether a generator would merge the file into units. */
export function isDropIn(path: string): boolean {
  return path.endsWith('.conf') && basename(dirname(path)).endsWith('.d');
}

/** Whether a generator could merge the drop-in into the unit. True for a few more than any version merges. */
export function appliesTo(dropIn: string, unit: string): boolean {
  const directory = basename(dirname(dropIn)).slice(0, -2);
  const extension = extensionOf(unit);
  if (directory === extension.slice(1)) return true;
  if (!directory.endsWith(extension)) return false;
  const stem = directory.slice(0, -extension.length).replace(/-?@?$/, '');
  return basename(unit).startsWith(stem);
}
