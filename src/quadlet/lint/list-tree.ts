import { normalize, relative, resolve, sep } from 'node:path';
import { describeNumber, formatBytes } from '../../platform/amounts.js';
import { type Boundary, type Location, locate } from '../../platform/boundary.js';
import { UserError } from '../../platform/errors.js';
import { pathOf } from '../set/parsed-files.js';
import type { SourceDirectory } from '../set/source-tree.js';
import { type FoundEntry, listDirectory, PASSED_OVER } from './entries.js';
import { isDropinDirectory } from './names.js';

/** Limits for the files that one lint reads. */
interface ReadLimits {
  /** Entries of all directories. */
  readonly names: number;
  /** Characters of all their paths. */
  readonly paths: number;
  /** Units, drop-ins and YAML. */
  readonly files: number;
  /** Bytes of all these files. */
  readonly bytes: number;
}

/** Memory and time grow with each of these; at the limits a lint takes a few seconds. */
const LIMITS: ReadLimits = {
  names: 250_000,
  paths: 32 * 1024 * 1024,
  files: 20_000,
  bytes: 64 * 1024 * 1024,
};

const HINT = 'lint smaller directories separately, or exclude some with "ignore" in .quadlet-lint.yaml';

/** Counts the files of a lint, and stops it at the limits. Each directory is read once. */
export class ReadBudget {
  readonly #lists = new Map<string, readonly FoundEntry[]>();
  #names = 0;
  #paths = 0;
  #files = 0;
  #bytes = 0;

  constructor(private readonly limits = LIMITS) {}

  /**
   * Lists a directory. Each call counts.
   * @param path without links
   * @param shown the path in messages
   * @param root links that lead out of this real directory are refused
   * @throws UserError if it cannot be read, and beyond the limits
   */
  list(path: string, shown: string, root: string): readonly FoundEntry[] {
    // Paths do not contain NUL.
    const key = `${path}\0${root}`;
    const found = this.#lists.get(key) ?? listDirectory(path, shown, root);
    this.#lists.set(key, found);
    const count = Math.max(found.length, 1);
    this.#names += count;
    this.#paths += count * shown.length;
    const { names, paths } = this.limits;
    if (this.#names <= names && this.#paths <= paths) return found;
    if (this.#names <= names) {
      throw new UserError(`the paths up to ${shorten(shown)} are too long and too many; ${HINT}`);
    }
    throw new UserError(
      `there are more than ${describeNumber(names)} files in the directories up to ${shorten(shown)}; ${HINT}`,
    );
  }

  /** @throws UserError beyond the limits */
  countFile(bytes: number): void {
    this.#files++;
    this.#bytes += bytes;
    const { files, bytes: most } = this.limits;
    if (this.#files > files)
      throw new UserError(`there are more than ${describeNumber(files)} Quadlet files; ${HINT}`);
    if (this.#bytes > most) {
      throw new UserError(`the Quadlet files have more than ${formatBytes(most, 0)} together; ${HINT}`);
    }
  }
}

function shorten(path: string): string {
  if (path === '') return '.';
  return path.length > 100 ? `${path.slice(0, 99)}…` : path;
}

/** Whether a path, as shown in findings, is ignored. */
export type Ignored = (path: string) => boolean;

/** A directory of a search path, not read yet. */
export interface ListedDirectory extends Omit<SourceDirectory, 'entries'>, Location {
  /** A `.d` directory, which contains drop-ins and no units. */
  readonly dropIns: boolean;
  /** @throws UserError if it cannot be read */
  readonly list: () => readonly FoundEntry[];
}

/**
 * Walks directories as one search path in the given order, like the generator with QUADLET_UNIT_DIRS (`AppendSubPaths`):
 * a directory before its subdirectories, these by name, links to directories followed, none twice. `*.d` directories are
 * included but not entered; `.git` and `node_modules` are skipped, and links that leave the boundary are not followed.
 * @param deep false: without subdirectories, except `.d` directories
 * @throws UserError if a directory does not exist or cannot be read
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
    absolute: resolve(path),
  }));
  const listed: ListedDirectory[] = [];
  const visited = new Set<string>();

  const look = ({ real, path, root }: Pick<ListedDirectory, 'real' | 'path' | 'root'>) =>
    budget.list(real, path, root).filter(({ name }) => !ignored(pathOf({ path }, name)));
  const visit = (directory: Omit<ListedDirectory, 'dropIns' | 'list'>): void => {
    const { real, root, path, absolute = path, depth, linked } = directory;
    if (visited.has(real)) return;
    visited.add(real);
    const found = look(directory);
    listed.push({ ...directory, dropIns: false, list: () => found });
    for (const { name, kind, link, real: target, refused } of found) {
      if (kind !== 'directory' || refused !== undefined || PASSED_OVER.has(name)) continue;
      const shown = pathOf({ path }, name);
      const below = {
        real: target,
        root,
        path: shown,
        absolute: `${absolute}/${name}`,
        depth: depth + 1,
        linked: linked || link,
      };
      if (isDropinDirectory(name)) listed.push({ ...below, dropIns: true, list: once(() => look(below)) });
      // A directory that is visited anyway keeps its own path, also for a Podman that does not follow links.
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

/** Whether a walk from one of the roots reaches a directory without following a link. */
function isVisited(roots: readonly { readonly real: string }[], target: string): boolean {
  return roots.some(({ real }) => {
    const names = relative(real, target).split(sep);
    // There is no relative path to another drive on Windows.
    if (names[0] === '..' || names[0]?.endsWith(':')) return false;
    return !names.some((name) => isDropinDirectory(name) || PASSED_OVER.has(name));
  });
}

/** @throws UserError if the directory does not exist, or is a link that leaves the boundary */
function locateDirectory(path: string, boundary: Boundary): Location {
  try {
    return locate(path, boundary);
  } catch (thrown) {
    if (thrown instanceof UserError) throw thrown;
    throw new UserError(`${path}: no such file or directory`);
  }
}

/** A path as shown in findings: as given, with `/` as separator, without `./` and a trailing `/`. */
export function tidy(path: string): string {
  const normal = normalize(path).replaceAll(sep, '/');
  if (normal === '.' || normal === './') return '';
  return normal.length > 1 && normal.endsWith('/') ? normal.slice(0, -1) : normal;
}
