import { check, type Verdict } from '../../check.js';
import { type SubidFacts, subidFacts } from '../../subids/facts.js';
import type { UserPlan } from '../../subids/plan.js';
import { judgeFlaw } from './fix.js';

/** Whether the user has ranges of both kinds. */
export const oneFileOnly = check<SubidFacts>({
  id: 'RP024',
  title: 'ID ranges of both kinds',
  phase: 'host',
  reads: 'Whether a user is in both /etc/subuid and /etc/subgid. Both list users; groups do not matter.',
  cause: 'The user has subordinate uids or gids, but not both, so podman uses neither.',
  cure: 'Add the missing kind: `sudo usermod --add-subgids FIRST-LAST USER`, or `--add-subuids`.',
  signatures: [/cannot find UID\/GID for user [^:]+: no subgid ranges found/],
  sources: ['subgid(5)', 'containers/podman#7914', 'rootless-containers/rootlesskit#17'],
  read: subidFacts,
  judge: judgeOneFileOnly,
});

function judgeOneFileOnly(facts: SubidFacts): Verdict {
  return judgeFlaw(
    facts,
    ({ uid, gid }) => isMissing(uid) !== isMissing(gid),
    () => true,
    ({ uid, gid }) => (isMissing(uid) && isMissing(gid) ? 'no range, see RP020' : 'both files have ranges'),
  );
}

function isMissing({ flaws }: UserPlan['uid']): boolean {
  return flaws.some(({ kind }) => kind === 'none');
}
