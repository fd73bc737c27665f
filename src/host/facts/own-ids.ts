import type { Host } from '../host.js';
import { subidFacts } from '../subids/facts.js';
import type { IdRange } from '../subids/ranges.js';

/** The subordinate ids that the job's user has, in the order in which podman counts them. */
export interface SubordinateIds {
  readonly uids: readonly IdRange[];
  readonly gids: readonly IdRange[];
}

/** None where another source than the files has them and there is no getsubids(1) to ask it. */
export async function subordinateIds(host: Host): Promise<SubordinateIds> {
  const facts = await subidFacts(host);
  if (facts.source === 'elsewhere') return { uids: facts.ranges?.uid ?? [], gids: facts.ranges?.gid ?? [] };
  const [own] = facts.plan.users;
  const ranges = (lines: readonly IdRange[] = []) => lines.map(({ start, count }) => ({ start, count }));
  return { uids: ranges(own?.uid.has), gids: ranges(own?.gid.has) };
}
