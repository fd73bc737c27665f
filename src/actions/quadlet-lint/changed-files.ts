import { realpathSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { UserError } from '../../platform/errors.js';
import { baseOfEvent } from '../../platform/event-base.js';
import { type Attempt, CommandError, type CommandResult } from '../../platform/exec.js';

/** Whether the pull request changes a file, by its path from the working directory. */
export type IsChanged = (file: string) => boolean;

/**
 * Finds the files that a pull request changes.
 * @param variables of the job: GITHUB_EVENT_PATH, GITHUB_REF and GITHUB_SHA
 * @returns undefined in a job without a pull request
 * @throws UserError if the clone does not contain the base commit
 */
export async function changedFiles(
  variables: Readonly<Record<string, string | undefined>>,
  attempt: Attempt,
): Promise<IsChanged | undefined> {
  const base = baseOfEvent(variables.GITHUB_EVENT_PATH);
  if (base === undefined) return undefined;
  const git = (...args: string[]) => attempt(['git', ...args], { timeout: 60 });
  const range = await findRange(base, variables, git);
  const top = await stdoutOf(git('rev-parse', '--show-toplevel'));
  const names = await stdoutOf(git('diff', '--name-only', '--no-renames', '-z', ...range, '--'));
  const root = realpathSync(top.trim());
  const changed = new Set(names.split('\0').map((name) => join(root, name)));
  return (file) => changed.has(withRealDirectory(file)) || changed.has(realPathOf(file));
}

type Git = (...args: string[]) => Promise<CommandResult>;

async function findRange(
  base: string,
  { GITHUB_REF: ref = '', GITHUB_SHA: sha }: Readonly<Record<string, string | undefined>>,
  git: Git,
): Promise<string[]> {
  const succeeds = async (...args: string[]) => (await git(...args)).exitCode === 0;
  const head = (await stdoutOf(git('rev-parse', 'HEAD'))).trim();
  // GitHub checks out a merge of the pull request into its base, whose first parent is the base.
  const isMerge = /^refs\/pull\/\d+\/merge$/.test(ref) && head === sha;
  if (isMerge && (await succeeds('rev-parse', '--verify', '--quiet', 'HEAD^2'))) return ['HEAD^1', 'HEAD'];
  if (await succeeds('merge-base', base, 'HEAD')) return [`${base}...HEAD`];
  throw new UserError(
    'input "changed-only" is true, but the clone does not contain the base of the pull request; set "fetch-depth: 0" for actions/checkout',
  );
}

async function stdoutOf(running: Promise<CommandResult>): Promise<string> {
  const result = await running;
  if (result.exitCode === 0) return result.stdout;
  const { lastWords } = new CommandError(['git'], result, 60);
  throw new UserError(`input "changed-only" is true, but git cannot list the changed files: ${lastWords}`);
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
