import { check, type Verdict, warning } from '../../check.js';
import { byHand } from '../../remedy.js';
import { hasFlaw, type SubidFacts, subidFacts } from '../../subids/facts.js';
import type { UserPlan } from '../../subids/plan.js';
import { hasText, judgeFlaw } from './fix.js';

/** Whether the user has a range. */
export const rangeMissing = check<SubidFacts>({
  id: 'RP020',
  title: 'subordinate ID ranges',
  phase: 'host',
  reads:
    '/etc/subuid and /etc/subgid, by name and by uid, with /etc/passwd, /etc/group, /etc/login.defs and ' +
    '/etc/nsswitch.conf.',
  cause:
    'The user has no subordinate IDs, so a container has a single ID, and files in an image cannot belong to other users.',
  cure:
    '`sudo usermod --add-subuids FIRST-LAST --add-subgids FIRST-LAST USER` with 65536 IDs that no other user has; ' +
    '`podman-registry subid plan` finds them.',
  signatures: [
    /cannot find UID\/GID for user [^:]+: (?:no subuid ranges found|cannot read subids)/,
    /Using rootless single mapping into the namespace/,
    /sub[ug]id: Non-text file/,
  ],
  sources: [
    'subuid(5), newuidmap(1)',
    'useradd(8) gives no range to system users, and to no user if /etc/subuid is missing',
    'commonio_open() of shadow 4.20, which reads nothing of a file whose last line has no end',
  ],
  read: subidFacts,
  judge: judgeRangeMissing,
});

function judgeRangeMissing(facts: SubidFacts): Verdict {
  const verdict = judgeFlaw(facts, isMissing, () => true, hasText);
  if (facts.source === 'elsewhere' || facts.unknown.length === 0 || verdict.state !== 'ok') return verdict;
  return warning(
    `no such user: ${facts.unknown.join(', ')}`,
    byHand('Name existing users; `getent passwd NAME` shows whether a user exists.'),
  );
}

function isMissing(plan: UserPlan): boolean {
  const both = [plan.uid, plan.gid].every(({ flaws }) => flaws.some(({ kind }) => kind === 'none'));
  return both || hasFlaw(plan, 'unended');
}
