import { basename, dirname } from 'node:path/posix';
import { UNIT_KINDS } from '../catalogue/keys.js';

/** Could some generator take this for a unit file? */
export function isUnit(path: string): boolean {
  return UNIT_KINDS.has(extensionOf(path));
}

/** Is it a file that a generator would merge into units? */
export function isDropIn(path: string): boolean {
  return path.endsWith('.conf') && basename(dirname(path)).endsWith('.d');
}

/** From the last dot of the name on, as Go has it: of a name like `.container` it is all. */
export function extensionOf(path: string): string {
  return /\.[^./]*$/.exec(path)?.[0] ?? '';
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
