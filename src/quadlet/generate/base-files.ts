import { mkdirSync, readlinkSync, realpathSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { UserError } from '../../platform/errors.js';
import type { Attempt } from '../../platform/exec.js';
import { gitHere, said } from './base-commit.js';

/** Files of a commit, in a directory. */
export interface BaseFiles {
  /** All of the commit that was written lies below it. */
  readonly root: string;
  /** The top directory of the repository, without links. */
  readonly top: string;
}

/** A chain of links may be so long. */
const LINKS = 10;

/**
 * Writes paths as they are in a commit into an empty directory, as git would check them out. Neither the work tree nor
 * the index of the repository is touched, and no hook is run.
 * @throws UserError for paths outside of the repository
 */
export async function writeBase(
  commit: string,
  paths: readonly string[],
  root: string,
  attempt: Attempt,
): Promise<BaseFiles> {
  const git = gitHere(attempt);
  const [top = '', directory = ''] = (await said(git('rev-parse', '--show-toplevel', '--absolute-git-dir')))
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
  };
  const inBase = (...args: string[]) =>
    attempt(['git', '-c', 'core.hooksPath=/dev/null', '-c', 'core.fsmonitor=false', ...args], {
      timeout: 120,
      cwd: root,
      env,
    });
  const written = new Set<string>();
  let wanted = [...new Set(paths.map((path) => insideOf(here, path)))];
  for (let round = 0; round < LINKS && wanted.length > 0; round++) {
    const listing = await said(inBase('ls-tree', '-r', '-z', '--full-tree', commit, '--', ...wanted));
    const entries = listing.split('\0').flatMap((line) => {
      const tab = line.indexOf('\t');
      return tab < 0 ? [] : [{ mode: line.slice(0, 6), path: line.slice(tab + 1) }];
    });
    const present = wanted.filter((one) =>
      entries.some(({ path }) => one === '.' || path === one || path.startsWith(`${one}/`)),
    );
    if (present.length === 0) break;
    await said(inBase('restore', `--source=${commit}`, '--worktree', '--', ...present));
    for (const one of present) written.add(one);
    const links = entries.filter(({ mode }) => mode === '120000').map(({ path }) => path);
    wanted = targetsOf(links, root).filter((one) => !isWritten(one, written));
  }
  return { root, top: here };
}

/**
 * The way to a path from the top of its repository.
 * @throws UserError for one outside of it
 */
export function insideOf(top: string, path: string): string {
  const inside = relative(top, realOf(path)).split(sep).join('/');
  if (inside === '..' || inside.startsWith('../')) {
    throw new UserError(`${path} lies outside of the repository, so that no commit has it: give "base-path"`);
  }
  return inside === '' ? '.' : inside;
}

// The path itself may be a link, which the commit has as such.
function realOf(path: string): string {
  const whole = resolve(path);
  try {
    return whole === '/' ? whole : join(realpathSync(dirname(whole)), whole.slice(dirname(whole).length));
  } catch {
    return whole;
  }
}

/** Where links lead to, as far as that is within the directory. */
function targetsOf(links: readonly string[], root: string): string[] {
  const targets = links.map((link) => resolve(root, dirname(link), readlinkSync(join(root, link))));
  const inside = targets.map((target) => relative(root, target).split(sep).join('/'));
  return [...new Set(inside.filter((one) => one !== '' && one !== '..' && !one.startsWith('../')))];
}

function isWritten(path: string, written: ReadonlySet<string>): boolean {
  return [...written].some((one) => one === '.' || path === one || path.startsWith(`${one}/`));
}
