import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Boundary, workspaceBoundary } from '../../../platform/boundary.js';
import { UserError } from '../../../platform/errors.js';
import type { Attempt } from '../../../platform/exec.js';
import { statIfThere } from '../../lint/entries.js';
import { isGlob } from '../../lint/glob.js';
import type { Ignored } from '../../lint/list-tree.js';
import { isDropinDirectory } from '../../lint/names.js';
import { readTree } from '../../lint/read-tree.js';
import { findPlaces, readSources } from '../../lint/sources.js';
import { pathOf } from '../../set/parsed-files.js';
import type { SourceTree } from '../../set/source-tree.js';
import { assertSmallTree } from '../limits.js';
import { baseCommit, gitHere, type Variables } from './base-commit.js';
import { insideOf, writeBase } from './base-files.js';

/** What to compare with. */
export interface BaseChoice {
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

/** Which files to compare, and with what. */
export interface BaseRequest {
  readonly base: BaseChoice;
  /** Of the files at hand. */
  readonly paths: readonly string[];
  /** Of the files at hand, and of a directory to compare with. */
  readonly boundary: Boundary;
}

/**
 * Fetches the files to compare with.
 * @param ignored by the paths of the files that are compared
 * @param scratch a directory of this work alone
 * @returns nothing where nothing is asked for, and the job is about no pull request
 * @throws UserError where they are not to be had
 */
export async function fetchBase(
  { base: { path, ref }, paths, boundary }: BaseRequest,
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
      assertSmallTree({ directories: [path], files: [] }, boundary);
      return complete(readTree([path], undefined, boundary));
    };
    return { read, words: path };
  }
  const commit = await baseCommit(ref, variables, gitHere(attempt));
  if (commit === undefined) return undefined;
  const { root, top } = await writeBase(commit, paths.map(homeOf), join(scratch, 'base'), attempt);
  const own = paths.map((one) => join(root, insideOf(top, one)));
  const notWanted: Ignored = (shown) => ignored(shown.replace(`${root}/`, `${top}/`));
  const read = () => {
    const written = workspaceBoundary(root);
    const there = own.filter((one) => existsSync(one) || isGlob(one));
    const places = findPlaces(there, true, written);
    assertSmallTree(places, written, notWanted);
    const sets = readSources(places, notWanted, written);
    return complete({ directories: sets.flatMap(({ tree }) => tree.directories) });
  };
  return { read, words: `${ref ?? 'the base'} (${commit.slice(0, 12)})` };
}

/**
 * Passes a tree on that was read as a whole. Units without what a link leads to would be other units.
 * @throws UserError for a link that was not followed
 */
export function complete(tree: SourceTree): SourceTree {
  for (const directory of tree.directories) {
    const entry = directory.entries.find(({ refused }) => refused !== undefined);
    if (entry !== undefined) {
      throw new UserError(`${pathOf(directory, entry.name)} links to ${entry.refused}, and is not read`);
    }
  }
  return tree;
}

/** The directory that has all that a path may stand for: around a file there is what it needs. */
function homeOf(path: string): string {
  if (statIfThere(path)?.isDirectory()) return path;
  const names = path.split('/');
  const first = names.findIndex((name) => isGlob(name));
  const whole = existsSync(path) || first < 0 ? dirname(path) : names.slice(0, first).join('/') || '.';
  return isDropinDirectory(basename(whole)) ? dirname(whole) : whole;
}
