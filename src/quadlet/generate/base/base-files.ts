import { mkdirSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describeNumber, formatBytes } from '../../../platform/amounts.js';
import { UserError } from '../../../platform/errors.js';
import type { Attempt } from '../../../platform/exec.js';
import { gitHere, gitOutput } from '../../../platform/git.js';
import type { Variables } from './base-commit.js';

/** Files of a commit, written to a directory. */
export interface BaseFiles {
  /** The directory that contains them. */
  readonly root: string;
  /** The top directory of the repository, without links. */
  readonly top: string;
}

/** The longest chain of links. */
const LINKS = 10;

/** Limits for the files of a commit, which are in memory if it is large enough. */
interface BaseLimits {
  readonly files: number;
  readonly bytes: number;
}

const LIMITS: BaseLimits = { files: 50_000, bytes: 256 * 1024 * 1024 };

/**
 * Writes the paths of a commit to an empty directory, as a checkout without filters. The work tree and the index of the
 * repository are not changed, and no program of its configuration runs.
 * @throws UserError for paths outside of the repository, and beyond the limits
 */
export async function writeBase(
  commit: string,
  paths: readonly string[],
  root: string,
  attempt: Attempt,
  limits = LIMITS,
): Promise<BaseFiles> {
  const git = gitHere(attempt);
  const [top = '', directory = ''] = (
    await gitOutput(git('rev-parse', '--show-toplevel', '--absolute-git-dir'))
  )
    .trimEnd()
    .split('\n');
  const here = realpathSync(top);
  mkdirSync(root, { recursive: true });
  const env = {
    GIT_DIR: directory,
    GIT_WORK_TREE: root,
    GIT_INDEX_FILE: `${root}.index`,
    GIT_LITERAL_PATHSPECS: '1',
    GIT_LFS_SKIP_SMUDGE: '1',
    ...(await withoutFilters(attempt)),
  };
  const inBase = (...args: string[]) =>
    attempt(['git', '-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', ...args], {
      timeout: 120,
      cwd: root,
      env,
    });
  const written = new Set<string>();
  const budget = { ...limits };
  let wanted = [...new Set(paths.map((path) => insideOf(here, path)))];
  for (let round = 0; round < LINKS && wanted.length > 0; round++) {
    const listing = await gitOutput(
      inBase('ls-tree', '-r', '-l', '-z', '--full-tree', commit, '--', ...wanted),
    );
    const entries = entriesOf(listing);
    count(entries, budget, limits);
    const places = new Set(entries.flatMap(({ path }) => placesAbove(path)));
    const present = wanted.filter((one) => places.has(one));
    if (present.length === 0) break;
    await gitOutput(inBase('restore', `--source=${commit}`, '--worktree', '--', ...present));
    for (const one of present) written.add(one);
    const links = entries.filter(({ mode }) => mode === '120000').map(({ path }) => path);
    wanted = targetsOf(links, root).filter((one) => !placesAbove(one).some((place) => written.has(place)));
    if (wanted.length > MANY_LINKS) {
      throw new UserError(`the base has links to ${wanted.length} paths; the limit is ${MANY_LINKS}`);
    }
  }
  return { root, top: here };
}

/** Limit for link targets, which are arguments of one command. */
const MANY_LINKS = 1000;

interface Entry {
  readonly mode: string;
  readonly bytes: number;
  readonly path: string;
}

/** Parses lines such as `100644 blob 5716ca5987cbf97d6bb54920bea6adde242d87e6      12<TAB>a.container`. */
function entriesOf(listing: string): Entry[] {
  return listing.split('\0').flatMap((line) => {
    const tab = line.indexOf('\t');
    if (tab < 0) return [];
    // A submodule has a dash instead of a size.
    const bytes = Number(line.slice(line.lastIndexOf(' ', tab) + 1, tab)) || 0;
    return [{ mode: line.slice(0, 6), bytes, path: line.slice(tab + 1) }];
  });
}

function count(
  entries: readonly Entry[],
  budget: { files: number; bytes: number },
  limits: BaseLimits,
): void {
  budget.files -= entries.length;
  budget.bytes -= entries.reduce((sum, { bytes }) => sum + bytes, 0);
  if (budget.files >= 0 && budget.bytes >= 0) return;
  throw new UserError(
    `the base has more than ${describeNumber(limits.files)} files or ${formatBytes(limits.bytes, 0)} below the paths; use smaller directories`,
  );
}

/** A path and its parent directories; `.` is the top. */
function placesAbove(path: string): string[] {
  const places = ['.', path];
  for (let slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
    places.push(path.slice(0, slash));
  }
  return places;
}

/**
 * A path relative to the top of its repository.
 * @throws UserError for a path outside of it
 */
export function insideOf(top: string, path: string): string {
  const inside = relative(top, realOf(path)).split(sep).join('/');
  if (inside === '..' || inside.startsWith('../')) {
    throw new UserError(`${path} is outside of the repository, so no commit contains it; set "base-path"`);
  }
  return inside === '' ? '.' : inside;
}

// Resolves only the directory: the path itself may be a link, which the commit contains as a link.
function realOf(path: string): string {
  const whole = resolve(path);
  try {
    return whole === '/' ? whole : join(realpathSync(dirname(whole)), whole.slice(dirname(whole).length));
  } catch {
    return whole;
  }
}

/** The targets of links, without those outside of the directory. */
function targetsOf(links: readonly string[], root: string): string[] {
  const targets = links.map((link) => resolve(root, dirname(link), readlinkSync(join(root, link))));
  const inside = targets.map((target) => relative(root, target).split(sep).join('/'));
  return [...new Set(inside.filter((one) => one !== '' && one !== '..' && !one.startsWith('../')))];
}

const FILTERS = '^filter\\..*\\.(clean|smudge|process|required)$';

/**
 * Variables that turn git's filters off: the configuration of a clone can name any program as a filter. `-c` does not
 * work for filters with `=` in their name.
 * @param variables of this process, whose settings are kept
 */
export async function withoutFilters(
  attempt: Attempt,
  variables: Variables = process.env,
): Promise<Readonly<Record<string, string>>> {
  const listing = ['git', 'config', '--null', '--name-only', '--get-regexp', FILTERS];
  const { stdout } = await attempt(listing, { timeout: 120 });
  const first = Number(variables.GIT_CONFIG_COUNT || 0);
  const keys = [...new Set(stdout.split('\0').filter((key) => key !== ''))];
  const settings = keys.flatMap((key, index): (readonly [string, string])[] => [
    [`GIT_CONFIG_KEY_${first + index}`, key],
    [`GIT_CONFIG_VALUE_${first + index}`, key.endsWith('.required') ? 'false' : ''],
  ]);
  return { ...Object.fromEntries(settings), GIT_CONFIG_COUNT: String(first + keys.length) };
}
