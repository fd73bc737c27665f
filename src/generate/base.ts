import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../errors.js';
import type { Attempt } from '../exec/run.js';
import { statIfThere } from '../lint/entries.js';
import { isGlob } from '../lint/glob.js';
import type { Ignored } from '../lint/list-tree.js';
import { isDropinDirectory } from '../lint/names.js';
import { readTree } from '../lint/read-tree.js';
import { findPlaces, readSources } from '../lint/sources.js';
import type { SourceTree } from '../quadlet/set/source-tree.js';
import { baseCommit, gitHere, type Variables } from './base-commit.js';
import { insideOf, writeBase } from './base-files.js';
import { refuseOutside } from './contained.js';

/** What to compare with. */
export interface BaseWish {
  /** A directory with the files as they were. */
  readonly path: string | undefined;
  /** A commit; nothing is the merge base of the pull request. */
  readonly ref: string | undefined;
}

/** The files to compare with. */
export interface Base {
  /** @throws UserError for what is refused in them */
  readonly read: () => SourceTree;
  /** Where they are from, for people. */
  readonly words: string;
}

/**
 * Fetches the files to compare with.
 * @param ignored by the paths of the files that are compared
 * @param scratch a directory of this work alone
 * @returns nothing where nothing is asked for, and the job is about no pull request
 * @throws UserError where they are not to be had
 */
export async function fetchBase(
  { path, ref }: BaseWish,
  paths: readonly string[],
  variables: Variables,
  ignored: Ignored,
  scratch: string,
  attempt: Attempt,
): Promise<Base | undefined> {
  if (path !== undefined) {
    const found = statIfThere(path);
    if (found === undefined) throw new UserError(`the base directory ${path} does not exist`);
    if (!found.isDirectory()) throw new UserError(`the base ${path} is not a directory`);
    const read = () => {
      refuseOutside([path], '.');
      return readTree([path]);
    };
    return { read, words: path };
  }
  const commit = await baseCommit(ref, variables, gitHere(attempt));
  if (commit === undefined) return undefined;
  const { root, top } = await writeBase(commit, paths.map(homeOf), join(scratch, 'base'), attempt);
  const own = paths.map((one) => join(root, insideOf(top, one)));
  const notWanted: Ignored = (shown) => ignored(shown.replace(`${root}/`, `${top}/`));
  const read = () => {
    const places = findPlaces(
      own.filter((one) => existsSync(one) || isGlob(one)),
      true,
    );
    refuseOutside([...places.directories, ...places.files.map((file) => dirname(file))], root, notWanted);
    const sets = readSources(places, notWanted);
    return { directories: sets.flatMap(({ tree }) => tree.directories) };
  };
  return { read, words: `${ref ?? 'the base'} (${commit.slice(0, 12)})` };
}

/** The directory that has all that a path may stand for: around a file there is what it needs. */
function homeOf(path: string): string {
  if (statIfThere(path)?.isDirectory()) return path;
  const names = path.split('/');
  const first = names.findIndex((name) => isGlob(name));
  const whole = existsSync(path) || first < 0 ? dirname(path) : names.slice(0, first).join('/') || '.';
  return isDropinDirectory(basename(whole)) ? dirname(whole) : whole;
}
