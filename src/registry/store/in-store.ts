import { UserError } from '../../platform/errors.js';
import { type Attempt, CommandError } from '../../platform/exec.js';
import type { CollectionReport, CollectRequest, TrimReport, TrimRequest } from './protocol.js';

// The process that requests, without the code of the one that answers.

// Seconds. Every manifest is read.
const LIMIT = 3600;
// The exit code of this program after an error that it has printed.
const FAILURE = 1;

/**
 * Runs a request in podman's user namespace, because files of a registry can belong to the IDs of containers.
 * @param self the arguments that start this program
 * @throws UserError with the problem; nothing was deleted then
 */
export function inStore(
  request: CollectRequest,
  self: readonly string[],
  attempt: Attempt,
): Promise<CollectionReport> {
  return ask(request, self, attempt) as Promise<CollectionReport>;
}

/** @throws UserError if a cache is too large to be read */
export function trimCaches(
  request: TrimRequest,
  self: readonly string[],
  attempt: Attempt,
): Promise<TrimReport> {
  return ask(request, self, attempt) as Promise<TrimReport>;
}

async function ask(request: object, self: readonly string[], attempt: Attempt): Promise<unknown> {
  const argv = ['podman', 'unshare', ...self, 'gc', `--in-store=${JSON.stringify(request)}`];
  const result = await attempt(argv, { timeout: LIMIT, env: { NODE_DISABLE_COMPILE_CACHE: '1' } });
  const [, problem] = /^error: (.+)$/s.exec(result.stderr.trim()) ?? [];
  if (result.exitCode === FAILURE && problem !== undefined) throw new UserError(problem);
  if (result.exitCode !== 0) throw new CommandError(argv, result, LIMIT);
  return JSON.parse(result.stdout);
}
