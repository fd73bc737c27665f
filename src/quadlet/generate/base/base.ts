import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type Boundary, workspaceBoundary } from '../../../platform/boundary.js';
import { UserError } from '../../../platform/errors.js';
import type { Attempt } from '../../../platform/exec.js';
import { gitHere } from '../../../platform/git.js';
import { statIfThere } from '../../lint/entries.js';
import { isGlob } from '../../lint/glob.js';
import type { Ignored } from '../../lint/list-tree.js';
import { isDropinDirectory } from '../../lint/names.js';
import { findPlaces, readSources } from '../../lint/prepare.js';
import { readTree } from '../../lint/read-tree.js';
import { pathOf } from '../../set/parsed-files.js';
import type { SourceTree } from '../../set/source-tree.js';
import { assertSmallTree } from '../limits.js';
import { baseCommit, type Variables } from './base-commit.js';
import { insideOf, writeBase } from './base-files.js';

/** What to compare with. */
export interface BaseChoice {
  /** A directory with the earlier files. */
  readonly path: string | undefined;
  /** A commit; undefined: the merge base of the pull request. */
  readonly ref: string | undefined;
}

/** The files to compare with. */
export interface Base {
  /** @throws UserError for refused files */
  readonly read: () => SourceTree;
  /** Their origin, for messages. */
  readonly words: string;
}

/** The files to compare, and the base. */
export interface BaseRequest {
  readonly base: BaseChoice;
  /** Paths of the current files. */
  readonly paths: readonly string[];
  /** For the current files and a base directory. */
  readonly boundary: Boundary;
}

/**
 * Fetches the files to compare with.
 * @param ignored takes paths of the current files
 * @param scratch a directory for this run only
 * @returns undefined without a given base and outside of pull requests
 * @throws UserError if the base is not available
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
 * Returns the tree if every link was followed. Without the target of a link, the units would differ.
 * @throws UserError for a link that was not followed
 */
export function complete(tree: SourceTree): SourceTree {
  for (const directory of tree.directories) {
    const entry = directory.entries.find(({ refused }) => refused !== undefined);
    if (entry !== undefined) {
      throw new UserError(
        `${pathOf(directory, entry.name)} links to ${entry.refused}; such links are not followed`,
      );
    }
  }
  return tree;
}

/** The directory that contains everything a path can match; for a file also the files that it needs. */
function homeOf(path: string): string {
  if (statIfThere(path)?.isDirectory()) return path;
  const names = path.split('/');
  const first = names.findIndex((name) => isGlob(name));
  const whole = existsSync(path) || first < 0 ? dirname(path) : names.slice(0, first).join('/') || '.';
  return isDropinDirectory(basename(whole)) ? dirname(whole) : whole;
}
