import { UserError } from '../../../platform/errors.js';
import { baseOfEvent, type Git, isPullRequestMerge, lastWordsOf } from '../../../platform/git.js';

/** Variables of the job: GITHUB_ACTIONS, GITHUB_EVENT_PATH, GITHUB_REF and GITHUB_SHA. */
export type Variables = Readonly<Record<string, string | undefined>>;

// Exit codes of a shell for a program that cannot be run or does not exist.
const NOT_FOUND = [126, 127];

const DEEPER = 'set "fetch-depth: 0" for actions/checkout';

/**
 * Finds the commit to compare with: the given one, or the merge base of a pull request or merge queue.
 * @returns undefined without a given commit and outside of pull requests
 * @throws UserError if the commit is not in the clone
 */
export async function baseCommit(
  named: string | undefined,
  variables: Variables,
  git: Git,
): Promise<string | undefined> {
  const isWorkflow = variables.GITHUB_ACTIONS === 'true';
  if (named !== undefined) return namedCommit(named, isWorkflow, git);
  const base = baseOfEvent(variables.GITHUB_EVENT_PATH);
  if (base === undefined) return undefined;
  const head = await commitOf('HEAD', git);
  if (isPullRequestMerge(variables, head) && (await commitOf('HEAD^2', git)) !== undefined) {
    return commitOf('HEAD^1', git);
  }
  const found = await git('merge-base', base, 'HEAD');
  if (found.exitCode === 0) return found.stdout.trim();
  await assertRepository(isWorkflow, git);
  throw new UserError(`the clone does not contain the base of the pull request; ${DEEPER}`);
}

async function namedCommit(name: string, isWorkflow: boolean, git: Git): Promise<string> {
  if (name.startsWith('-')) throw new UserError(`"${name}" is not a valid commit name`);
  for (const one of [name, `refs/remotes/origin/${name}`]) {
    const commit = await commitOf(one, git);
    if (commit !== undefined) return commit;
  }
  await assertRepository(isWorkflow, git);
  const isShallow = (await git('rev-parse', '--is-shallow-repository')).stdout.trim() === 'true';
  if (isShallow && isWorkflow)
    throw new UserError(`the base "${name}" is not in the clone; ${DEEPER}, or fetch it`);
  throw new UserError(
    isShallow
      ? `the base "${name}" is not in this shallow clone; run: git fetch --unshallow`
      : `this repository has no commit, branch or tag "${name}"; check the name, or fetch it`,
  );
}

/** @throws UserError if there is no repository that git can read */
async function assertRepository(isWorkflow: boolean, git: Git): Promise<void> {
  const result = await git('rev-parse', '--git-dir');
  if (result.exitCode === 0) return;
  if (NOT_FOUND.includes(result.exitCode)) {
    throw new UserError('git is not installed; it is needed to compare with a commit');
  }
  if (/not a git repository/i.test(result.stderr)) {
    const remedy = isWorkflow
      ? 'run actions/checkout before this step, or set "base-path"'
      : 'run the command in one, or use --base DIRECTORY';
    throw new UserError(`${process.cwd()} is not in a git repository: ${remedy}`);
  }
  throw new UserError(`git cannot read the repository: ${lastWordsOf(result)}`);
}

async function commitOf(name: string, git: Git): Promise<string | undefined> {
  const { exitCode, stdout } = await git('rev-parse', '--verify', '--quiet', `${name}^{commit}`);
  return exitCode === 0 ? stdout.trim() : undefined;
}
