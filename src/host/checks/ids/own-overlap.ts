import { check, type Verdict } from '../../check.js';
import { hasFlaw, type SubidFacts, subidFacts } from '../../subids/facts.js';
import { judgeFlaw } from './fix.js';

/** Whether two ranges of a user overlap. */
export const ownOverlap = check<SubidFacts>({
  id: 'RP022',
  title: 'ID ranges of one user',
  phase: 'host',
  reads: 'Every pair of ranges of a user in /etc/subuid and in /etc/subgid.',
  cause: 'Two ranges of the user overlap. podman maps all of them, and the kernel rejects the map.',
  cure: 'Remove the overlapping ranges from /etc/subuid and /etc/subgid. usermod(8) does not check for overlaps.',
  signatures: [/new[ug]idmap: write to [ug]id_map failed: Invalid argument/],
  sources: ['user_namespaces(7)', 'minc-org/minc#68', 'add_range() of shadow'],
  read: subidFacts,
  judge: judgeOwnOverlap,
});

function judgeOwnOverlap(facts: SubidFacts): Verdict {
  return judgeFlaw(
    facts,
    (plan) => hasFlaw(plan, 'self'),
    () => true,
    () => 'no ranges overlap',
  );
}
