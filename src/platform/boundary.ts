import { existsSync, lstatSync, realpathSync } from 'node:fs';
import { basename, dirname, join, parse, relative, resolve, sep } from 'node:path';
import { UserError } from './errors.js';

/**
 * Limits the targets of symbolic links. Content of a checkout is printed and published, so a link in it must not
 * read a file that its author could not read.
 */
export interface Boundary {
  /** The directory that links near a real path must not leave; nothing if the path is in no such directory. */
  readonly around: (real: string) => string | undefined;
  /** The real directory where the search for configurations ends; by default the root. */
  readonly top: string | undefined;
  /**
   * The path without links.
   * @throws Error where nothing is there
   */
  readonly realPath: (path: string) => string;
}

/**
 * Resolves paths and caches those of directories. `realpath` resolves each name from the root again, which takes
 * 13 s of processor time for files in 600 nested directories.
 */
export function realPathFinder(): (path: string) => string {
  const directories = new Map<string, string>();
  const realDirectory = (path: string): string => {
    const known = directories.get(path);
    if (known !== undefined) return known;
    const found = find(path);
    directories.set(path, found);
    return found;
  };
  const find = (path: string): string => {
    const parent = dirname(path);
    if (parent === path) return path;
    const real = join(realDirectory(parent), basename(path));
    return lstatSync(real).isSymbolicLink() ? realpathSync.native(real) : real;
  };
  // The target of `..` depends on the links before it, so the whole path is resolved.
  return (path) => (path.includes('..') ? realpathSync.native(path) : find(resolve(path)));
}

/** The boundary of an action: links stay within the workspace of the job. */
export function workspaceBoundary(workspace: string): Boundary {
  const realPath = realPathFinder();
  const top = realPath(workspace);
  return { around: (real) => (contains(top, real) ? top : undefined), top, realPath };
}

/**
 * The workspace of a job, or the boundary of a terminal if the action runs there.
 * @param variables of the job: GITHUB_WORKSPACE
 */
export function jobBoundary({
  GITHUB_WORKSPACE: workspace,
}: Readonly<Record<string, string | undefined>>): Boundary {
  return workspace && existsSync(workspace) ? workspaceBoundary(workspace) : terminalBoundary();
}

/** The boundary on a terminal: the git repository of a path; without one, the current directory. */
export function terminalBoundary(): Boundary {
  const repositoryOf = repositoryFinder();
  return {
    around: (real) => repositoryOf(real) ?? currentDirectoryAround(real),
    top: undefined,
    realPath: realPathFinder(),
  };
}

/** Finds the repository of a real path, which contains no links to another repository. */
function repositoryFinder(): (real: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  const find = (directory: string): string | undefined => {
    if (known.has(directory)) return known.get(directory);
    const parent = dirname(directory);
    const isTop = existsSync(join(directory, '.git'));
    const found = isTop ? directory : parent === directory ? undefined : find(parent);
    known.set(directory, found);
    return found;
  };
  return find;
}

function currentDirectoryAround(real: string): string | undefined {
  const current = process.cwd();
  // The root directory contains everything and cannot be a boundary.
  return current !== parse(current).root && contains(current, real) ? current : undefined;
}

/** A resolved path and the limit for links below it. */
export interface Location {
  /** Without links. */
  readonly real: string;
  /** The real directory that links below the path must not leave. */
  readonly root: string;
}

/**
 * Locates a path from the user. A path outside of every boundary is its own root, because users may use any path.
 * @throws UserError if a link in the path leaves a boundary, and for a path in a `.git` directory
 * @throws Error where nothing is there
 */
export function locate(path: string, boundary: Boundary): Location {
  const real = boundary.realPath(path);
  const given = resolve(path);
  const ways = real === given ? [real] : [real, ...ancestorsOf(given).map(boundary.realPath)];
  for (const way of ways) {
    const root = boundary.around(way);
    if (root === undefined || isWithin(root, real)) continue;
    throw new UserError(`${path} resolves to ${whereIs(root, real)}; use another path`);
  }
  return { real, root: boundary.around(real) ?? real };
}

function ancestorsOf(path: string): string[] {
  const parent = dirname(path);
  return parent === path ? [] : [parent, ...ancestorsOf(parent)];
}

/** Whether a real path is in a directory, and not in its .git directory, which may contain tokens. */
export function isWithin(root: string, real: string): boolean {
  return contains(root, real) && !namesBetween(root, real).some(isGitDirectory);
}

/** Describes a real path that is outside of a root. */
export function whereIs(root: string, real: string): string {
  return `${real}, ${contains(root, real) ? 'in a .git directory' : 'outside the workspace'}`;
}

function contains(root: string, real: string): boolean {
  const [first = ''] = namesBetween(root, real);
  // Another drive of Windows has no relative path.
  return first !== '..' && !first.endsWith(':');
}

function namesBetween(root: string, real: string): string[] {
  return relative(root, real).split(sep);
}

// Some file systems ignore case.
function isGitDirectory(name: string): boolean {
  return name.toLowerCase() === '.git';
}
