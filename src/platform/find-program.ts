import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

// What exec(3) searches where there is no PATH.
const DEFAULT = '/bin:/usr/bin';

/**
 * Finds a program as a shell does. A directory of PATH that this user may not enter is passed over without a word;
 * \@actions/io reports each on standard output, among the output of the command.
 * @returns its path, or nothing where no directory has it; a name with a `/` as it is, and on Windows any name, because
 *   the system completes names there
 */
export function findProgram(name: string, path: string = process.env.PATH ?? DEFAULT): string | undefined {
  if (process.platform === 'win32' || name.includes('/')) return name;
  return path
    .split(delimiter)
    .filter((directory) => directory !== '')
    .map((directory) => join(directory, name))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    if (statSync(path, { throwIfNoEntry: false })?.isFile() !== true) return false;
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
