import { check, EVERYTHING, error, ok, skipped, type Verdict } from '../../check.js';
import type { Host } from '../../host.js';
import { asRoot, byHand, type Step } from '../../remedy.js';
import { subordinateIds } from '../../subids/facts.js';
import { type IdMapping, parseIdMap } from '../../subids/idmap.js';
import { endOf, formatRange, type IdKind, type IdRange, KINDS } from '../../subids/ranges.js';

interface KindFacts {
  /** The ids that this machine has; empty if unknown. */
  readonly machine: readonly IdMapping[];
  /** The subordinate ids of the user. */
  readonly ranges: readonly IdRange[];
}

interface NestedFacts extends Readonly<Record<IdKind, KindFacts>> {
  readonly user: string;
}

// Below are accounts; 65534 is for ids without a mapping, and 65535 is invalid.
const FIRST = 10_000;
const LAST = 65_533;

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
  const [{ uids, gids }, uidMap, gidMap] = await Promise.all([
    subordinateIds(host),
    host.read('/proc/self/uid_map'),
    host.read('/proc/self/gid_map'),
  ]);
  return {
    user: host.user.name,
    uid: { machine: parseIdMap(uidMap ?? ''), ranges: uids },
    gid: { machine: parseIdMap(gidMap ?? ''), ranges: gids },
  };
}

function judgeNested(facts: NestedFacts): Verdict {
  const outside = KINDS.map((kind) => ({ kind, ranges: facts[kind].ranges.filter(isOutside(facts[kind])) }));
  const wrong = outside.filter(({ ranges }) => ranges.length > 0);
  const { machine, ranges } = facts.uid;
  if (wrong.length === 0) {
    if (machine.length === 0) return skipped('/proc/self/uid_map cannot be read');
    if (ranges.length === 0) return skipped('no ranges, see RP020');
    return ok(`the machine has all IDs of ${facts.user}`);
  }
  const text = wrong
    .map(({ kind, ranges: all }) => `${kind}s ${all.map(formatRange).join(', ')}`)
    .join(' and ');
  return error(
    EVERYTHING,
    `${facts.user} has ${text}, but this machine has only the uids ${machine.map(asRange).map(formatRange).join(', ')}`,
    remedyOf(facts, outside),
  );
}

function isOutside({ machine }: KindFacts): (range: IdRange) => boolean {
  // The rows of a map need not be in order, and several together may hold a range.
  const rows = machine.map(asRange).sort((a, b) => a.start - b.start);
  return (range) => {
    if (rows.length === 0) return false;
    let next = range.start;
    for (const row of rows) if (row.start <= next && next < endOf(row)) next = endOf(row);
    return next < endOf(range);
  };
}

function asRange({ inside, count }: IdMapping): IdRange {
  return { start: inside, count };
}

function remedyOf(
  { user, uid, gid }: NestedFacts,
  outside: readonly { readonly kind: IdKind; readonly ranges: readonly IdRange[] }[],
) {
  const fits = [uid, gid].every((facts) => !isOutside(facts)({ start: FIRST, count: LAST + 1 - FIRST }));
  const more = 'Give the machine more IDs on its host (`lxc.idmap`, `raw.idmap`, `--private-users=`)';
  if (!fits) return byHand(`${more}; otherwise run podman on the host and connect with CONTAINER_HOST.`);
  const words = outside.flatMap(({ kind, ranges }) => [
    ...ranges.flatMap((range) => [`--del-sub${kind}s`, formatRange(range)]),
    ...[`--add-sub${kind}s`, `${FIRST}-${LAST}`],
  ]);
  const step: Step = asRoot(['usermod', ...words, user]);
  return byHand(`${more}; or use the fewer IDs of this machine, which most images need.`, step);
}
