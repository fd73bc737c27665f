import { check, type Verdict } from '../../check.js';
import { hasFlaw, type SubidFacts, subidFacts } from '../../subids/facts.js';
import type { UserPlan } from '../../subids/plan.js';
import { ENOUGH_IDS, KINDS, total } from '../../subids/ranges.js';
import { judgeFlaw } from './fix.js';

// Files in images belong to users up to about 1000, and to uid 65534.
const FEW = 1000;

/** Whether there are 65536 ids of each kind. */
export const rangeTooSmall = check<SubidFacts>({
  id: 'RP021',
  title: 'size of the ID ranges',
  phase: 'host',
  reads: 'The sum of the ranges of a user in /etc/subuid and in /etc/subgid.',
  cause:
    'There are fewer subordinate IDs than an image uses, or a line has no IDs, and newuidmap rejects that line together ' +
    'with all others.',
  cure: 'Add a range so that there are 65536 IDs of each kind, and remove lines without IDs.',
  signatures: [
    /potentially insufficient UIDs or GIDs available in user namespace/,
    /there might not be enough IDs available in the namespace/,
    /setup user: invalid argument/,
    /newuidmap: subuid overflow detected/,
    /newgidmap: subgid overflow detected/,
  ],
  sources: [
    'troubleshooting.md of Podman, 10',
    'UIDS-GIDS of systemd: never less than 65536',
    'newuidmap(1)',
  ],
  read: subidFacts,
  judge: judgeRangeTooSmall,
});

function judgeRangeTooSmall(facts: SubidFacts): Verdict {
  return judgeFlaw(
    facts,
    (plan) => hasFlaw(plan, 'small', 'unusable'),
    (plan) => hasFlaw(plan, 'unusable') || KINDS.some((kind) => hasFew(plan, kind)),
    ({ uid, gid }) =>
      [uid, gid].every(({ has }) => has.length === 0)
        ? 'no range, see RP020'
        : `${total(uid.has)} uids and ${total(gid.has)} gids; a container needs ${ENOUGH_IDS}`,
  );
}

function hasFew(plan: UserPlan, kind: 'uid' | 'gid'): boolean {
  const { flaws, has } = plan[kind];
  return flaws.some((flaw) => flaw.kind === 'small') && total(has) < FEW;
}
