import { readFileSync } from 'node:fs';
import { UserError } from './errors.js';
import { type Attempt, CommandError, type CommandResult } from './exec.js';

// Seconds.
const LIMIT = 120;

export type Git = (...args: string[]) => Promise<CommandResult>;

/** Git in the current directory, with English messages. */
export function gitHere(attempt: Attempt): Git {
  return (...args) => attempt(['git', ...args], { timeout: LIMIT, env: { LC_ALL: 'C' } });
}

/**
 * @param failure the start of the error
 * @throws UserError with the end of git's output
 */
export async function gitOutput(running: Promise<CommandResult>, failure = 'git'): Promise<string> {
  const result = await running;
  if (result.exitCode === 0) return result.stdout;
  throw new UserError(`${failure}: ${lastWordsOf(result)}`);
}

export function lastWordsOf(result: CommandResult): string {
  return new CommandError(['git'], result, LIMIT).lastWords;
}

/**
 * The base commit of a pull request or merge queue.
 * @param eventPath the file in GITHUB_EVENT_PATH
 * @returns undefined for other events
 */
export function baseOfEvent(eventPath: string | undefined): string | undefined {
  if (!eventPath) return undefined;
  const event: {
    readonly pull_request?: { readonly base?: { readonly sha?: string } };
    readonly merge_group?: { readonly base_sha?: string };
  } = JSON.parse(readFileSync(eventPath, 'utf8'));
  return event.pull_request?.base?.sha ?? event.merge_group?.base_sha;
}

/** Whether the checked out commit is GitHub's merge of the pull request into its base, which is its first parent. */
export function isPullRequestMerge(
  { GITHUB_REF: ref = '', GITHUB_SHA: sha }: Readonly<Record<string, string | undefined>>,
  head: string | undefined,
): boolean {
  return /^refs\/pull\/\d+\/merge$/.test(ref) && head === sha;
}
