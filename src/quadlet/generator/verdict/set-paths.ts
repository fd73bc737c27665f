import { basename, dirname } from 'node:path/posix';
import { extensionOf } from '../../catalogue/keys.js';

/** Is it a file that a generator would merge into units? */
export function isDropIn(path: string): boolean {
  return path.endsWith('.conf') && basename(dirname(path)).endsWith('.d');
}

/** Could a generator merge the drop-in into the unit? Yes for some more than any does. */
export function appliesTo(dropIn: string, unit: string): boolean {
  const directory = basename(dirname(dropIn)).slice(0, -2);
  const extension = extensionOf(unit);
  if (directory === extension.slice(1)) return true;
  if (!directory.endsWith(extension)) return false;
  const stem = directory.slice(0, -extension.length).replace(/-?@?$/, '');
  return basename(unit).startsWith(stem);
}
