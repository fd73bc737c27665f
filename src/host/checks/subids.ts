import { UserError } from '../../errors.js';
import { check, type Verdict } from '../check.js';
import type { Host, HostUser } from '../host.js';
import {
  allocate,
  ENOUGH_IDS,
  formatRange,
  type IdRange,
  overlapAmong,
  parseGetsubids,
  parseSubids,
  total,
} from '../subids.js';

export interface SubidFacts {
  readonly user: HostUser;
  readonly uids: readonly IdRange[];
  readonly gids: readonly IdRange[];
  /** Every range of both files, and every uid and gid of this host at or above the first subordinate id. */
  readonly taken: readonly IdRange[];
  /** nsswitch.conf names another source than the files; then nothing is written to them. */
  readonly elsewhere: string | undefined;
}

/** Source: subuid(5), getsubids(1), newuidmap(1); rootless Podman adds every range to the user's own id. */
export const subids = check<SubidFacts>({
  id: 'RP020',
  title: 'subordinate id ranges',
  read: readFacts,
  judge: judgeSubids,
  mend: async ({ user, uids, gids, taken, elsewhere }, host) => {
    if (elsewhere !== undefined) throw new UserError(`subordinate ids of this host come from ${elsewhere}`);
    const range = formatRange(allocate(taken));
    const options = [
      ...(total(uids) < ENOUGH_IDS ? ['--add-subuids', range] : []),
      ...(total(gids) < ENOUGH_IDS ? ['--add-subgids', range] : []),
    ];
    if (options.length === 0)
      throw new UserError('only a person can decide which of the ranges is the wrong one');
    await host.journal.record({ kind: 'kept', what: `subordinate ids ${range} of ${user.name}` });
    await host.asRoot(['usermod', ...options, user.name]);
  },
});

export function judgeSubids({ user, uids, gids, elsewhere }: SubidFacts): Verdict {
  const list = (ranges: readonly IdRange[]) => ranges.map(formatRange).join(', ') || 'none';
  const found = `${user.name} has uids ${list(uids)} and gids ${list(gids)}`;
  const source = elsewhere ? ` (from ${elsewhere})` : '';
  const unfit = (what: string, remedy: string): Verdict => ({
    fit: false,
    severity: 'error',
    found: `${found}${source}: ${what}`,
    remedy,
  });
  const own = uids.find((range) => holds(range, user.uid)) ?? gids.find((range) => holds(range, user.gid));
  if (own) return unfit(`${formatRange(own)} holds the user's own id`, 'Give the user another range.');
  if (overlapAmong(uids) || overlapAmong(gids)) {
    return unfit('they overlap each other', 'Leave one range of each in /etc/subuid and /etc/subgid.');
  }
  if (total(uids) < ENOUGH_IDS || total(gids) < ENOUGH_IDS) {
    return unfit(
      `a container needs ${ENOUGH_IDS} of each`,
      elsewhere
        ? `Add them in ${elsewhere}.`
        : `sudo usermod --add-subuids FIRST-LAST --add-subgids FIRST-LAST ${user.name}`,
    );
  }
  return { fit: true, found: `${found}${source}` };
}

function holds({ start, count }: IdRange, id: number): boolean {
  return id >= start && id < start + count;
}

async function readFacts(host: Host): Promise<SubidFacts> {
  const [uidFile, gidFile, passwd, group, nsswitch, uids, gids] = await Promise.all([
    host.read('/etc/subuid'),
    host.read('/etc/subgid'),
    host.read('/etc/passwd'),
    host.read('/etc/group'),
    host.read('/etc/nsswitch.conf'),
    getsubids(host, []),
    getsubids(host, ['-g']),
  ]);
  const { user } = host;
  const uidEntries = parseSubids(uidFile ?? '');
  const gidEntries = parseSubids(gidFile ?? '');
  const mine = ({ owner }: { owner: string }) => owner === user.name || owner === String(user.uid);
  return {
    user,
    uids: uids ?? uidEntries.filter(mine),
    gids: gids ?? gidEntries.filter(mine),
    taken: [...uidEntries, ...gidEntries, ...realIds(passwd ?? ''), ...realIds(group ?? '')],
    elsewhere: otherSource(nsswitch ?? ''),
  };
}

/** @returns nothing where getsubids(1) is missing (shadow before 4.10) */
async function getsubids(host: Host, options: readonly string[]): Promise<IdRange[] | undefined> {
  if ((await host.find('getsubids')) === undefined) return undefined;
  // It ends with 1 where the user has no range, which is an answer.
  const { stdout } = await host.attempt(['getsubids', ...options, host.user.name], { timeout: 30 });
  return parseGetsubids(stdout);
}

/** The third field of passwd(5) is a uid, that of group(5) a gid. */
function realIds(file: string): IdRange[] {
  return file.split('\n').flatMap((line) => {
    const id = Number(line.split(':')[2]);
    // What lies below the first subordinate id is in nobody's way, and the very last ids mean "nobody".
    return id >= ENOUGH_IDS && id < NOBODY ? [{ start: id, count: 1 }] : [];
  });
}

// (uid_t) -2, which old systems gave to nfsnobody.
const NOBODY = 0xffff_fffe;

function otherSource(nsswitch: string): string | undefined {
  const source = /^subid:\s*([^\s#][^#\n]*?)\s*(?:#.*)?$/m.exec(nsswitch)?.[1];
  return source === undefined || source === 'files' ? undefined : source;
}
