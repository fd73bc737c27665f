import { check, EVERYTHING, error, ok, skipped, type Verdict } from '../../check.js';
import type { Host } from '../../host.js';
import { byHand, type Remedy } from '../../remedy.js';
import { type SubidFacts, subidFacts, subordinateIds } from '../../subids/facts.js';
import { type IdMapping, parseIdMap } from '../../subids/idmap.js';
import { idsOutside } from '../../subids/nested.js';
import { ENOUGH_IDS, formatRange, type IdKind, type IdRange, KINDS, overlap } from '../../subids/ranges.js';
import { fixOf } from './fix.js';

interface KindFacts {
  /** The ids that this machine has, as a map; empty if unknown. */
  readonly machine: readonly IdMapping[];
  /** The subordinate ids of the user. */
  readonly ranges: readonly IdRange[];
}

interface NestedFacts extends Readonly<Record<IdKind, KindFacts>> {
  readonly user: string;
  readonly subids: SubidFacts;
}

/** A machine in a user namespace, such as an unprivileged LXC container, has only some ids. */
export const nestedMap = check<NestedFacts>({
  id: 'RP028',
  title: 'IDs of a nested machine',
  phase: 'host',
  reads: '/proc/self/uid_map, /proc/self/gid_map, and the ranges of the user.',
  cause:
    'This machine is itself in a user namespace (LXC, systemd-nspawn, a container) and does not have the subordinate IDs of the user, so newuidmap cannot map them.',
  cure: 'Give the user a range inside of /proc/self/uid_map, or give the machine more IDs on its host.',
  // newuidmap reports the same as without its setuid bit, so RP015 has that message.
  signatures: [],
  sources: ['user_namespaces(7)', 'newuidmap(1)', 'containers/podman#27411'],
  read: readNested,
  judge: judgeNested,
});

async function readNested(host: Host): Promise<NestedFacts> {
  const [subids, { uids, gids }, uidMap, gidMap] = await Promise.all([
    subidFacts(host),
    subordinateIds(host),
    host.read('/proc/self/uid_map'),
    host.read('/proc/self/gid_map'),
  ]);
  return {
    user: host.user.name,
    subids,
    uid: { machine: parseIdMap(uidMap ?? ''), ranges: uids },
    gid: { machine: parseIdMap(gidMap ?? ''), ranges: gids },
  };
}

function judgeNested(facts: NestedFacts): Verdict {
  const wrong = KINDS.flatMap((kind) => {
    const outside = idsOutside(facts[kind].machine);
    const ranges = facts[kind].ranges.filter((range) => outside.some((lacking) => overlap(range, lacking)));
    return ranges.length === 0 ? [] : [{ kind, ranges }];
  });
  const { machine, ranges } = facts.uid;
  if (wrong.length === 0) {
    if (machine.length === 0) return skipped('/proc/self/uid_map cannot be read');
    if (ranges.length === 0) return skipped('no ranges, see RP020');
    return ok(`the machine has all IDs of ${facts.user}`);
  }
  const text = wrong
    .map(({ kind, ranges: all }) => `${kind}s ${all.map(formatRange).join(', ')}`)
    .join(' and ');
  const has = machine.map(({ inside, count }) => formatRange({ start: inside, count })).join(', ');
  return error(
    EVERYTHING,
    `${facts.user} has ${text}, but this machine has only the uids ${has}`,
    remedyOf(facts.subids),
  );
}

function remedyOf(facts: SubidFacts): Remedy {
  const more = 'Give the machine more IDs on its host (`lxc.idmap`, `raw.idmap`, `--private-users=`)';
  if (facts.source === 'elsewhere' || facts.plan.refused.length > 0) {
    return byHand(`${more}; otherwise run podman on the host and connect with CONTAINER_HOST.`);
  }
  const fix = fixOf(facts);
  const adds = facts.plan.users[0]?.uid.adds?.count ?? ENOUGH_IDS;
  return adds >= ENOUGH_IDS
    ? fix
    : { ...fix, advice: `${more}; or use the ${adds} IDs of this machine, which most images need.` };
}
