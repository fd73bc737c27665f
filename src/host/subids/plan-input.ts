import type { Account } from './accounts.js';
import type { IdLimits } from './free.js';
import type { Both } from './kinds.js';

/** What a plan of subordinate ID ranges is made from. */
export interface PlanInput {
  /** The text of /etc/subuid and of /etc/subgid; nothing where there is no such file. */
  readonly files: Both<string | undefined>;
  /** The ids of the accounts and groups of this host. */
  readonly real: Both<readonly number[]>;
  readonly limits: Both<IdLimits>;
  /** shadow from 4.20 on reads nothing of a file whose last line has no end; older ones do. */
  readonly needsEnd: boolean;
  /** Whose ranges are fixed; nobody else's line is touched. A uid that comes twice counts once. */
  readonly users: readonly Account[];
}
