import { lstatSync, realpathSync, type Stats } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { UserError } from '../errors.js';
import { statIfThere } from '../lint/entries.js';
import { type Ignored, listTree } from '../lint/list-tree.js';
import { isDropinDirectory, isDropinName, isYamlName } from '../lint/names.js';
import { isUnitName } from '../quadlet/catalogue/keys.js';

/** Beyond this size, in bytes, nobody wrote it as a unit. */
const LARGEST = 1024 * 1024;

/**
 * Looks at the names below directories before anything is read: what is read is published, so a link must not fetch it
 * from elsewhere, nor from git's own directory, where a token may lie.
 * @param boundary links may lead to what lies within it; a directory outside of it is its own boundary
 * @throws UserError for a link that leads out, and for a unit or drop-in that is too large
 */
export function refuseOutside(
  directories: readonly string[],
  boundary: string,
  ignored: Ignored = () => false,
): void {
  for (const directory of directories) {
    const walls = boundaryOf(directory, boundary);
    // Asked for each name before it is entered, so that no walk goes through the link first.
    const guard: Ignored = (path) => {
      if (ignored(path)) return true;
      const stats = lstatSync(path, { throwIfNoEntry: false });
      if (stats?.isSymbolicLink()) refuseLink(path, walls);
      else if (stats !== undefined) refuseLarge(path, stats);
      return false;
    };
    for (const { dropins, list } of listTree([directory], guard, true)) if (dropins) list();
  }
}

/**
 * The directory that nothing reached from another one may lie outside of.
 * @throws UserError where a link on the way to it leads out of the boundary
 */
export function boundaryOf(directory: string, boundary: string): string {
  const outer = realpathSync(boundary);
  const own = realpathSync(directory);
  if (isWithin(outer, own)) return outer;
  if (isWithin(resolve(boundary), resolve(directory))) {
    throw new UserError(`${directory} leads by a link to ${own}: give a path without it`);
  }
  return own;
}

function refuseLink(path: string, walls: string): void {
  const stats = statIfThere(path);
  if (stats === undefined || !(stats.isDirectory() || isRead(path))) return;
  const target = realpathSync(path);
  // A unit that is a link to this is an empty file to the generator.
  if (target !== '/dev/null' && !isWithin(walls, target)) {
    throw new UserError(
      `${path} is a link that leads out, to ${target}: what is there would be published. Put a file in its place`,
    );
  }
  refuseLarge(path, stats);
}

function refuseLarge(path: string, stats: Stats): void {
  if (stats.size <= LARGEST || !stats.isFile() || !isRead(path) || isYamlName(path)) return;
  throw new UserError(`${path} has ${stats.size} bytes; a unit or drop-in may have ${LARGEST} here`);
}

function isRead(path: string): boolean {
  const name = basename(path);
  return isUnitName(name) || isYamlName(name) || (isDropinName(name) && isDropinDirectory(dirname(path)));
}

/** Whether a path that has no links lies in a directory, and not in git's own part of it. */
export function isWithin(directory: string, path: string): boolean {
  const names = relative(directory, resolve(path)).split(sep);
  return names[0] !== '..' && !names.includes('.git');
}
