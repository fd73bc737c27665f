import { lstatSync, mkdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, parse, resolve, sep } from 'node:path';
import type { Boundary } from './boundary.js';
import { UserError } from './errors.js';

/**
 * Creates a directory for output and its parents. Follows no link within the boundary, because a checkout could
 * redirect the output to any file of the user.
 * @returns its real path
 * @throws UserError for a link within the boundary, and if it is not a directory or cannot be created
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
    throw new UserError(`cannot create ${path}: ${(thrown as Error).message}`);
  }
  const what = stats.isSymbolicLink() ? 'a symbolic link, which output must not follow' : 'not a directory';
  throw new UserError(`cannot create ${path}: ${next} is ${what}; remove it or choose another path`);
}

/**
 * Writes a file and creates its parent directories. Within the boundary it replaces a link and does not change its
 * target.
 * @throws UserError if it cannot be written
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
    throw new UserError(`cannot write ${path}: ${(thrown as Error).message}`);
  }
}
