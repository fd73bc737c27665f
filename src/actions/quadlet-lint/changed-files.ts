import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../../platform/errors.js';
import type { Attempt } from '../../platform/exec.js';
import { baseOfEvent, type Git, gitHere, gitOutput, isPullRequestMerge } from '../../platform/git.js';

/** Whether the pull request changes a file, by its path from the working directory. */
export type IsChanged = (file: string) => boolean;

/**
 * Finds the files that a pull request changes.
 * @param variables of the job: GITHUB_EVENT_PATH, GITHUB_REF and GITHUB_SHA
 * @returns undefined in a job without a pull request
 * @throws UserError if the clone does not contain the base commit
 */
export async function changedFiles(variables: Variables, attempt: Attempt): Promise<IsChanged | undefined> {
  const base = baseOfEvent(variables.GITHUB_EVENT_PATH);
  if (base === undefined) return undefined;
  const git = gitHere(attempt);
  const range = await findRange(base, variables, git);
  const top = await gitOutput(git('rev-parse', '--show-toplevel'), UNLISTED);
  const names = await gitOutput(git('diff', '--name-only', '--no-renames', '-z', ...range, '--'), UNLISTED);
  const root = realpathSync(top.trim());
  const changed = new Set(names.split('\0').map((name) => join(root, name)));
  return (file) => changed.has(withRealDirectory(file)) || changed.has(realPathOf(file));
}

type Variables = Readonly<Record<string, string | undefined>>;

const UNLISTED = 'input "changed-only" is true, but git cannot list the changed files';

async function findRange(base: string, variables: Variables, git: Git): Promise<string[]> {
  const succeeds = async (...args: string[]) => (await git(...args)).exitCode === 0;
  const head = (await gitOutput(git('rev-parse', 'HEAD'), UNLISTED)).trim();
  const isMerge = isPullRequestMerge(variables, head);
  if (isMerge && (await succeeds('rev-parse', '--verify', '--quiet', 'HEAD^2'))) return ['HEAD^1', 'HEAD'];
  if (await succeeds('merge-base', base, 'HEAD')) return [`${base}...HEAD`];
  throw new UserError(
    'input "changed-only" is true, but the clone does not contain the base of the pull request; set "fetch-depth: 0" for actions/checkout',
  );
}

/** Resolves the directory of a file, but not the file itself if it is a link. */
function withRealDirectory(file: string): string {
  return join(realPathOf(dirname(file)), basename(file));
}

function realPathOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(path);
  }
}
