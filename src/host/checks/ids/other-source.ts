import { check, EVERYTHING, error, ok, type Verdict, warning } from '../../check.js';
import { byHand } from '../../remedy.js';
import { type SubidFacts, subidFacts } from '../../subids/facts.js';
import { ENOUGH_IDS, type IdRange, overlap, total } from '../../subids/ranges.js';
import { rangesText } from '../../subids/wording.js';

/** Whether the ids come from a directory service such as LDAP. Then the files are ignored and never written. */
export const otherSource = check<SubidFacts>({
  id: 'RP025',
  title: 'source of subordinate IDs',
  phase: 'host',
  reads: '`subid:` in /etc/nsswitch.conf, and getsubids(1) if it names another source than the files.',
  cause: 'The subordinate IDs come from a directory service, so /etc/subuid and /etc/subgid are not read.',
  cure: 'Add ranges in that directory; `getsubids USER` and `getsubids -g USER` show them.',
  signatures: [],
  sources: ['subuid(5) and getsubids(1)', 'sssd.conf(5), "subid"', 'libsubid of shadow'],
  read: subidFacts,
  judge: judgeOtherSource,
});

function judgeOtherSource(facts: SubidFacts): Verdict {
  if (facts.source === 'files') return ok('the files');
  const { name, user, ranges } = facts;
  if (ranges === undefined) {
    return ok(`${name}; getsubids is not installed, so the ranges of ${user.name} are unknown`);
  }
  const found = `${name} gives ${user.name} uids ${rangesText(ranges.uid)} and gids ${rangesText(ranges.gid)}`;
  const remedy = byHand(`Add ranges for ${user.name} in ${name}; this host ignores the files.`);
  if (ranges.uid.length === 0 || ranges.gid.length === 0) return error(EVERYTHING, found, remedy);
  if (overlapAmong(ranges.uid) || overlapAmong(ranges.gid)) {
    return error(EVERYTHING, `${found}, which overlap each other`, remedy);
  }
  const least = Math.min(total(ranges.uid), total(ranges.gid));
  return least < ENOUGH_IDS ? warning(`${found}; a container needs ${ENOUGH_IDS}`, remedy) : ok(found);
}

function overlapAmong(ranges: readonly IdRange[]): boolean {
  return ranges.some((one, at) => ranges.slice(at + 1).some((other) => overlap(one, other)));
}
