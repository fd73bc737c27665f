import { normalize, relative, sep } from 'node:path';
import { type Boundary, type Location, locate } from '../../platform/boundary.js';
import { UserError } from '../../platform/errors.js';
import { pathOf } from '../set/parsed-files.js';
import type { SourceDirectory } from '../set/source-tree.js';
import { type FoundEntry, PASSED_OVER } from './entries.js';
import { isDropinDirectory } from './names.js';
import { ReadBudget } from './read-budget.js';

/** Whether a path, as findings show it, is to be taken as not there. */
export type Ignored = (path: string) => boolean;

/** A directory of a search path, nothing of it read yet. */
export interface ListedDirectory extends Omit<SourceDirectory, 'entries'>, Location {
  /** A `.d` directory, which holds drop-ins and never units. */
  readonly dropIns: boolean;
  /** @throws UserError where it cannot be read */
  readonly list: () => readonly FoundEntry[];
}

/**
 * Walks directories as one search path, in the order given, as the generator does those of QUADLET_UNIT_DIRS
 * (`AppendSubPaths`): each directory before those below it, those by name, links to directories followed, none twice.
 * Directories named `*.d` are among them, and not entered; `.git` and `node_modules` are passed over, and links that leave
 * the boundary are not followed.
 * @param deep false: what lies below the directories given is left out, but for their own `.d` directories
 * @throws UserError where a directory is not there or cannot be read
 */
export function listTree(
  paths: readonly string[],
  ignored: Ignored,
  boundary: Boundary,
  deep: boolean,
  budget = new ReadBudget(),
): ListedDirectory[] {
  const roots = paths.map((path) => ({
    ...locateDirectory(path, boundary),
    path: tidy(path),
    depth: 0,
    linked: false,
  }));
  const listed: ListedDirectory[] = [];
  const visited = new Set<string>();

  const look = ({ real, path, root }: Pick<ListedDirectory, 'real' | 'path' | 'root'>) =>
    budget.list(real, path, root).filter(({ name }) => !ignored(pathOf({ path }, name)));
  const visit = (directory: Omit<ListedDirectory, 'dropIns' | 'list'>): void => {
    const { real, root, path, depth, linked } = directory;
    if (visited.has(real)) return;
    visited.add(real);
    const found = look(directory);
    listed.push({ ...directory, dropIns: false, list: () => found });
    for (const { name, kind, link, real: target, refused } of found) {
      if (kind !== 'directory' || refused !== undefined || PASSED_OVER.has(name)) continue;
      const shown = pathOf({ path }, name);
      const below = { real: target, root, path: shown, depth: depth + 1, linked: linked || link };
      if (isDropinDirectory(name)) listed.push({ ...below, dropIns: true, list: once(() => look(below)) });
      // What is visited anyway is seen at its own place, also by a Podman that follows no links.
      else if (deep && !(link && (isDropinDirectory(target) || isVisited(roots, target)))) visit(below);
    }
  };
  for (const root of roots) visit(root);
  return listed;
}

function once<T>(work: () => T): () => T {
  let done: { readonly result: T } | undefined;
  return () => {
    done ??= { result: work() };
    return done.result;
  };
}

/** Whether a walk from one of the roots comes to a directory without following a link. */
function isVisited(roots: readonly { readonly real: string }[], target: string): boolean {
  return roots.some(({ real }) => {
    const names = relative(real, target).split(sep);
    // Another drive of Windows has no relative path.
    if (names[0] === '..' || names[0]?.endsWith(':')) return false;
    return !names.some((name) => isDropinDirectory(name) || PASSED_OVER.has(name));
  });
}

/** @throws UserError where there is no directory, or a link to one leaves the boundary */
function locateDirectory(path: string, boundary: Boundary): Location {
  try {
    return locate(path, boundary);
  } catch (thrown) {
    if (thrown instanceof UserError) throw thrown;
    throw new UserError(`${path}: no such file or directory`);
  }
}

/** A path as findings show it: as it was given, `/` between the names, without `./` and a `/` at the end. */
export function tidy(path: string): string {
  const normal = normalize(path).replaceAll(sep, '/');
  if (normal === '.' || normal === './') return '';
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}
