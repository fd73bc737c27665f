import type { Host } from '../host.js';
import type { Account } from './accounts.js';
import type { Flaw } from './judge.js';
import { type IdPlan, needsChange, planIds, type UserPlan } from './plan.js';
import { ENOUGH_IDS, type IdRange, parseGetsubids, total } from './ranges.js';
import { findAccounts, type IdSources, loginDefinition, needsLineEnd, readIdSources } from './sources.js';

/** The subordinate ids of the job's user and of the given users. */
export type SubidFacts =
  | {
      readonly source: 'files';
      readonly files: IdSources['files'];
      /** The job's user comes first. */
      readonly plan: IdPlan;
      /** Given users that do not exist. */
      readonly unknown: readonly string[];
      readonly self: readonly string[];
      /** A file for the data that is saved before a change. */
      readonly saved: string;
    }
  | {
      readonly source: 'elsewhere';
      /** The source in nsswitch.conf(5). */
      readonly name: string;
      readonly user: Account;
      /** The output of getsubids(1); nothing if it is not installed. */
      readonly ranges: { readonly uid: readonly IdRange[]; readonly gid: readonly IdRange[] } | undefined;
    };

/** The subordinate ids of the users and the plan for them, read once. */
export function subidFacts(host: Host): Promise<SubidFacts> {
  return host.shared('subordinate ids', () => readFacts(host));
}

async function readFacts(host: Host): Promise<SubidFacts> {
  const { name, uid, gid } = host.user;
  const user: Account = { name, uid, gid };
  const sources = await readIdSources(host.read);
  if (sources.elsewhere !== undefined) {
    return { source: 'elsewhere', name: sources.elsewhere, user, ranges: await getsubids(host) };
  }
  const { found, unknown } = await findAccounts(host.users, sources.accounts, async (users) => {
    const { stdout } = await host.attempt(['getent', 'passwd', ...users], { timeout: 30 });
    return stdout;
  });
  const needsEnd = await needsLineEnd(sources.files, name, host.attempt);
  const plan = planIds({ ...sources, users: [user, ...found], needsEnd });
  // Root does not follow links in its path.
  const directory = (await host.realpath(host.journal.directory)) ?? host.journal.directory;
  const saved = `${directory}/${host.journal.serial()}-subids.json`;
  return { source: 'files', files: sources.files, plan, unknown, self: host.self, saved };
}

async function getsubids(host: Host) {
  if ((await host.find('getsubids')) === undefined) return undefined;
  // Exit code 1 means that the user has no range.
  const [uid, gid] = await Promise.all(
    [[], ['-g']].map(async (options) => {
      const { stdout } = await host.attempt(['getsubids', ...options, host.user.name], { timeout: 30 });
      return parseGetsubids(stdout);
    }),
  );
  return { uid: uid ?? [], gid: gid ?? [] };
}

/** Whether newuidmap(1) accepts a user whose group differs from passwd(5). */
export async function grantsToOtherGroups(host: Host): Promise<boolean> {
  const text = (await host.read('/etc/login.defs')) ?? '';
  return loginDefinition(text, 'GRANT_AUX_GROUP_SUBIDS')?.toLowerCase() === 'yes';
}

/** The users with a flaw, and the plan of the job's user if that is one of them. */
export interface Concerned {
  readonly plans: readonly UserPlan[];
  readonly own: UserPlan | undefined;
}

/** @param concerns filters the users who need a change */
export function concernedBy({ users }: IdPlan, concerns: (plan: UserPlan) => boolean): Concerned {
  const plans = users.filter((plan) => needsChange(plan) && concerns(plan));
  return { plans, own: plans.find((plan) => plan === users[0]) };
}

export function hasFlaw({ uid, gid }: UserPlan, ...kinds: readonly Flaw['kind'][]): boolean {
  return [...uid.flaws, ...gid.flaws].some(({ kind }) => kinds.includes(kind));
}

/** Whether the job's user has no subordinate ids of a kind, so that podman maps only the user. */
export async function lacksIds(host: Host): Promise<boolean> {
  const facts = await subidFacts(host);
  const [own] = facts.source === 'files' ? facts.plan.users : [];
  return (
    own !== undefined && [own.uid, own.gid].some(({ flaws }) => flaws.some(({ kind }) => kind === 'none'))
  );
}

/** How many ids podman can map for the job's user, and a container needs: the user's own, and the subordinate ones. */
export async function mappableIds(host: Host): Promise<number> {
  const all = total((await subordinateIds(host)).uids);
  return 1 + (all === 0 ? ENOUGH_IDS : Math.min(ENOUGH_IDS, all));
}

/** The subordinate ids that the job's user has, in the order in which podman counts them. */
interface SubordinateIds {
  readonly uids: readonly IdRange[];
  readonly gids: readonly IdRange[];
}

/** Empty if they are from another source than the files and getsubids(1) is missing. */
export async function subordinateIds(host: Host): Promise<SubordinateIds> {
  const facts = await subidFacts(host);
  if (facts.source === 'elsewhere') return { uids: facts.ranges?.uid ?? [], gids: facts.ranges?.gid ?? [] };
  const [own] = facts.plan.users;
  const ranges = (lines: readonly IdRange[] = []) => lines.map(({ start, count }) => ({ start, count }));
  return { uids: ranges(own?.uid.has), gids: ranges(own?.gid.has) };
}
