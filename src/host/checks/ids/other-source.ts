import { check, EVERYTHING, error, ok, type Verdict, warning } from '../../check.js';
import { byHand } from '../../remedy.js';
import { type SubidFacts, subidFacts } from '../../subids/facts.js';
import { ENOUGH_IDS, type IdRange, overlap, total } from '../../subids/ranges.js';
import { rangesText } from '../../subids/wording.js';

/** Do the ids come from a directory such as LDAP? Then the files do not count, and are never written. */
export const otherSource = check<SubidFacts>({
  id: 'RP025',
  title: 'source of subordinate ids',
  phase: 'host',
  reads: '`subid:` in /etc/nsswitch.conf, and getsubids(1) where that is another source than the files.',
  cause: 'The subordinate ids come from a directory service, so /etc/subuid and /etc/subgid are not read.',
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
    return ok(`${name}; getsubids is not installed, so what it gives ${user.name} cannot be seen`);
  }
  const found = `${name} gives ${user.name} uids ${rangesText(ranges.uid)} and gids ${rangesText(ranges.gid)}`;
  const remedy = byHand(`Add ranges for ${user.name} in ${name}; the files do not count on this host.`);
  if (ranges.uid.length === 0 || ranges.gid.length === 0) return error(EVERYTHING, found, remedy);
  if (overlapAmong(ranges.uid) || overlapAmong(ranges.gid)) {
    return error(EVERYTHING, `${found}, which overlap each other`, remedy);
  }
  const least = Math.min(total(ranges.uid), total(ranges.gid));
  return least < ENOUGH_IDS
    ? warning(`${found}, of ${ENOUGH_IDS} that a container needs`, remedy)
    : ok(found);
}

function overlapAmong(ranges: readonly IdRange[]): boolean {
  return ranges.some((one, at) => ranges.slice(at + 1).some((other) => overlap(one, other)));
}
