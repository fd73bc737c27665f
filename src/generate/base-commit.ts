import { readFileSync } from 'node:fs';
import { UserError } from '../errors.js';
import { type Attempt, CommandError, type CommandResult } from '../exec/run.js';

/** Variables of the job: GITHUB_EVENT_PATH, GITHUB_REF and GITHUB_SHA. */
export type Variables = Readonly<Record<string, string | undefined>>;

export type Git = (...args: string[]) => Promise<CommandResult>;

/** Git in the current directory. */
export function gitHere(attempt: Attempt): Git {
  return (...args) => attempt(['git', ...args], { timeout: 120 });
}

const DEEPER = 'give actions/checkout "fetch-depth: 0"';

/**
 * Finds the commit to compare with: the one that is named, or the merge base of a pull request or merge queue.
 * @returns nothing where none is named and the job is about no pull request
 * @throws UserError where it is not in the clone
 */
export async function baseCommit(
  named: string | undefined,
  variables: Variables,
  git: Git,
): Promise<string | undefined> {
  if (named !== undefined) return namedCommit(named, git);
  const base = baseOfEvent(variables.GITHUB_EVENT_PATH);
  if (base === undefined) return undefined;
  const head = (await said(git('rev-parse', 'HEAD'))).trim();
  const { GITHUB_REF: ref = '', GITHUB_SHA: sha } = variables;
  // GitHub merges the pull request into its base for the job, and the merge's first parent is that base.
  const isMerge = /^refs\/pull\/\d+\/merge$/.test(ref) && head === sha;
  if (isMerge && (await commitOf('HEAD^2', git)) !== undefined) {
    return commitOf('HEAD^1', git);
  }
  const found = await git('merge-base', base, 'HEAD');
  if (found.exitCode === 0) return found.stdout.trim();
  throw new UserError(`the clone does not go back to the base of the pull request: ${DEEPER}`);
}

async function namedCommit(name: string, git: Git): Promise<string> {
  if (name.startsWith('-')) throw new UserError(`"${name}" is no name of a commit`);
  for (const one of [name, `refs/remotes/origin/${name}`]) {
    const commit = await commitOf(one, git);
    if (commit !== undefined) return commit;
  }
  throw new UserError(`the base "${name}" is not in the clone: ${DEEPER}, or fetch it`);
}

async function commitOf(name: string, git: Git): Promise<string | undefined> {
  const { exitCode, stdout } = await git('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
  return exitCode === 0 ? stdout.trim() : undefined;
}

/** The commit that a pull request, or a merge queue, starts from. */
function baseOfEvent(eventPath: string | undefined): string | undefined {
  if (!eventPath) return undefined;
  const event: {
    readonly pull_request?: { readonly base?: { readonly sha?: string } };
    readonly merge_group?: { readonly base_sha?: string };
  } = JSON.parse(readFileSync(eventPath, 'utf8'));
  return event.pull_request?.base?.sha ?? event.merge_group?.base_sha;
}

/** @throws UserError with git's last words */
export async function said(running: Promise<CommandResult>): Promise<string> {
  const result = await running;
  if (result.exitCode === 0) return result.stdout;
  throw new UserError(`git: ${new CommandError(['git'], result, 120).lastWords}`);
}
