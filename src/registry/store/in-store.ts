import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import { type Attempt, CommandError } from '../../platform/exec.js';
import { deletePlan } from './delete.js';
import { LAYOUT } from './layout.js';
import { planCollection } from './plan.js';
import { readStore } from './read-store.js';
import { type CollectionReport, reportOf } from './report.js';
import type { Selection } from './selection.js';

/** A request to the process that reads and changes the data of a registry. */
export interface StoreRequest {
  /** The directory of the registry's data. */
  readonly directory: string;
  readonly selection: Selection;
  /** Otherwise nothing is changed. */
  readonly delete: boolean;
}

// Seconds. Every manifest is read.
const LIMIT = 3600;
// The exit code of this program after an error that it has printed.
const FAILURE = 1;

/**
 * Runs a request in podman's user namespace, because files of the registry can belong to the IDs of containers.
 * @param self the arguments that start this program
 */
export async function inStore(
  request: StoreRequest,
  self: readonly string[],
  attempt: Attempt,
): Promise<CollectionReport> {
  const argv = ['podman', 'unshare', ...self, 'gc', `--in-store=${JSON.stringify(request)}`];
  const result = await attempt(argv, { timeout: LIMIT, env: { NODE_DISABLE_COMPILE_CACHE: '1' } });
  const [, problem] = /^error: (.+)$/s.exec(result.stderr.trim()) ?? [];
  if (result.exitCode === FAILURE && problem !== undefined) throw new UserError(problem);
  if (result.exitCode !== 0) throw new CommandError(argv, result, LIMIT);
  return JSON.parse(result.stdout) as CollectionReport;
}

/** Answers a request. @throws UserError if the store is damaged or too large; nothing was deleted then */
export function answerRequest(
  { directory, selection, ...request }: StoreRequest,
  now: number,
): CollectionReport {
  const root = rootOf(directory);
  const store = root === undefined ? { blobs: new Map(), repositories: [] } : readStore(root);
  const plan = planCollection(store, selection, now);
  if (request.delete && root !== undefined) deletePlan(root, store, plan, selection);
  return reportOf(store, plan);
}

/** Undefined if nothing was ever pushed. */
function rootOf(directory: string): string | undefined {
  try {
    const real = join(realpathSync(directory), LAYOUT);
    // A link within the directory could lead anywhere.
    return realpathSync(real) === real ? real : undefined;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}
