import { lstatSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, parse, resolve, sep } from 'node:path';
import type { Boundary } from './boundary.js';
import { UserError } from './errors.js';

/**
 * Makes a directory for output, and those above it. Within the boundary no link is followed: a checkout could redirect
 * what is written to any file of the user.
 * @returns its path without links
 * @throws UserError for a link within the boundary, for what is no directory, and where it cannot be made
 */
export function makeOutputDirectory(path: string, boundary: Boundary): string {
  const whole = resolve(path);
  const { root } = parse(whole);
  const names = whole.slice(root.length).split(sep);
  return names.filter((name) => name !== '').reduce((real, name) => enter(real, name, path, boundary), root);
}

function enter(real: string, name: string, path: string, boundary: Boundary): string {
  const next = join(real, name);
  const stats = lstatSync(next, { throwIfNoEntry: false });
  if (stats?.isDirectory()) return next;
  try {
    if (stats === undefined) {
      mkdirSync(next);
      return next;
    }
    if (stats.isSymbolicLink() && boundary.around(real) === undefined) {
      const target = realpathSync.native(next);
      if (lstatSync(target).isDirectory()) return target;
    }
  } catch (thrown) {
    throw new UserError(`${path} cannot be made: ${(thrown as Error).message}`);
  }
  const what = stats.isSymbolicLink() ? 'a symbolic link, which output must not follow' : 'not a directory';
  throw new UserError(`${path} cannot be made: ${next} is ${what}; remove it or choose another path`);
}

/**
 * Writes a file, and makes the directories above it. Within the boundary a link in the file's place is replaced, and
 * its target stays as it is.
 * @throws UserError where it cannot be written
 */
export function writeOutput(path: string, content: string | Uint8Array, boundary: Boundary): void {
  const directory = makeOutputDirectory(dirname(resolve(path)), boundary);
  const place = join(directory, basename(resolve(path)));
  try {
    if (boundary.around(directory) === undefined) writeFileSync(place, content);
    else {
      rmSync(place, { force: true });
      writeFileSync(place, content, { flag: 'wx' });
    }
  } catch (thrown) {
    throw new UserError(`${path} cannot be written: ${(thrown as Error).message}`);
  }
}
