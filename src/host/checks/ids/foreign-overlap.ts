import { check, type Verdict } from '../../check.js';
import { hasFlaw, type SubidFacts, subidFacts } from '../../subids/facts.js';
import { judgeFlaw } from './fix.js';

/** Are the ids the user's alone? */
export const foreignOverlap = check<SubidFacts>({
  id: 'RP023',
  title: 'id ranges of others',
  phase: 'host',
  reads:
    '/etc/subuid and /etc/subgid against each other’s users, and against the ids in /etc/passwd and /etc/group.',
  cause:
    'A range holds the user’s own id, which podman refuses, or ids that somebody else has, so that the containers of ' +
    'one can reach into the files and processes of the other.',
  cure: 'Replace the range by one that nobody else has. Files in the user’s storage keep the former ids.',
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
    () => 'nobody else has any of these ids',
  );
}
