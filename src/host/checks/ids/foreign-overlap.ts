import { check, type Verdict } from '../../check.js';
import { hasFlaw, type SubidFacts, subidFacts } from '../../subids/facts.js';
import { judgeFlaw } from './fix.js';

/** Whether another user or account has any of the ids. */
export const foreignOverlap = check<SubidFacts>({
  id: 'RP023',
  title: 'ID ranges of others',
  phase: 'host',
  reads: 'The ranges of all users in /etc/subuid and /etc/subgid, and the IDs in /etc/passwd and /etc/group.',
  cause:
    'A range contains the user’s own ID, which podman rejects, or IDs of someone else, so that the containers of ' +
    'one user can access files and processes of the other.',
  cure: 'Replace the range by a unique one. Files in the user’s storage keep the old IDs.',
  signatures: [/invalid configuration: the specified mapping \S+ in "[^"]*" includes the user UID/],
  sources: [
    'pkg/rootless/rootless_linux.go of Podman',
    'rootless tutorial of Podman',
    'UIDS-GIDS of systemd',
  ],
  read: subidFacts,
  judge: judgeForeignOverlap,
});

function judgeForeignOverlap(facts: SubidFacts): Verdict {
  return judgeFlaw(
    facts,
    (plan) => hasFlaw(plan, 'own id', 'shared'),
    (plan) => hasFlaw(plan, 'own id'),
    () => 'no other user has any of these IDs',
  );
}
