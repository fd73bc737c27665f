// Finds and runs commands. A separate part of the bundle, loaded for the first command.
import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export { exec } from '@actions/exec';

// The default of exec(3) without PATH.
const DEFAULT = '/bin:/usr/bin';

/**
 * Finds a program as a shell does. Silently skips directories of PATH without permission; \@actions/io reports
 * each on standard output, mixed with the output of the command.
 * @returns its path, or nothing if it is not found; unchanged for a name with a `/`, and on Windows for any name,
 *   because the system completes names there
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
