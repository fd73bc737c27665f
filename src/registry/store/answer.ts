import { deletePlan } from './delete.js';
import { rootOf } from './layout.js';
import { planCollection } from './plan.js';
import type { CollectionReport, CollectRequest, TrimReport, TrimRequest } from './protocol.js';
import { readStore, type Store } from './read-store.js';
import { reportOf } from './report.js';
import { trim } from './trim.js';

const NOTHING: Store = { blobs: new Map(), repositories: [] };

/** Answers a request of another process. @throws UserError if a store is damaged or too large; nothing was deleted then */
export function answer(request: CollectRequest | TrimRequest, now: number): CollectionReport | TrimReport {
  return 'trim' in request ? trim(request) : collect(request, now);
}

export function collect({ directory, selection, ...request }: CollectRequest, now: number): CollectionReport {
  const root = rootOf(directory);
  const store = root === undefined ? NOTHING : readStore(root);
  const plan = planCollection(store, selection, now);
  if (request.delete && root !== undefined) deletePlan(root, store, plan, selection);
  return reportOf(store, plan);
}
