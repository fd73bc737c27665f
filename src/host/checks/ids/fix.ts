import { basename } from 'node:path';
import { EVERYTHING, error, ok, skipped, type Verdict, warning } from '../../check.js';
import { asRoot, automatic, byHand, type Remedy } from '../../remedy.js';
import { type Concerned, concernedBy, type SubidFacts } from '../../subids/facts.js';
import { needsChange, refusalText, type UserPlan } from '../../subids/plan.js';
import { type IdKind, KINDS } from '../../subids/ranges.js';
import { commandsOf, flawText, rangesText, subidAsRoot } from '../../subids/wording.js';

type FileFacts = Extract<SubidFacts, { source: 'files' }>;

/**
 * The verdict on one kind of flaw. A flaw of another user is only a warning, because the job does not need it.
 * @param concerns whether the flaw of a user belongs to this check
 * @param prevents whether this flaw prevents the job's user from running containers
 * @param fine the text if no user has the flaw
 */
export function judgeFlaw(
  facts: SubidFacts,
  concerns: (plan: UserPlan) => boolean,
  prevents: (plan: UserPlan) => boolean,
  fine: (plan: UserPlan) => string,
): Verdict {
  if (facts.source === 'elsewhere') return skipped(`the ranges are from ${facts.name}, see RP025`);
  const { plan } = facts;
  const concerned = concernedBy(plan, concerns);
  if (concerned.plans.length === 0) return ok(plan.users[0] === undefined ? '' : fine(plan.users[0]));
  const found = foundText(concerned);
  const { own } = concerned;
  return own !== undefined && prevents(own)
    ? error(EVERYTHING, found, fixOf(facts))
    : warning(found, fixOf(facts));
}

// `podman-registry subid plan` lists the rest.
const MOST = 5;

function foundText({ plans }: Concerned): string {
  const shown = plans.slice(0, MOST).map((plan) => `${plan.user.name}: ${problemText(plan)}`);
  const more = plans.length - shown.length;
  return shown.join('; ') + (more > 0 ? `; and ${more} more users` : '');
}

function problemText(plan: UserPlan): string {
  const of = (kind: IdKind) => plan[kind].flaws.map((flaw) => flawText(flaw, plan[kind], kind)).join(', ');
  const [uids, gids] = KINDS.map(of);
  if (uids === gids) return `${uids} (uids and gids ${rangesText(plan.uid.has)})`;
  return KINDS.filter((kind) => plan[kind].flaws.length > 0)
    .map((kind) => `${of(kind)} (${kind}s ${rangesText(plan[kind].has)})`)
    .join(', ');
}

/** The first and last ids of a user without flaws. */
export function hasText({ user, uid, gid }: UserPlan): string {
  return `${user.name} has uids ${rangesText(uid.has)} and gids ${rangesText(gid.has)}`;
}

/** One call for all users and flaws, so that the files change once. */
export function fixOf({ plan, files, self, saved }: FileFacts): Remedy {
  if (plan.refused.length > 0) return byHand(`Not enough IDs: ${refusalText(plan)}.`);
  const users = plan.users.filter(needsChange).flatMap(({ user }) => ['--user', String(user.uid)]);
  const subid = subidAsRoot(self);
  return automatic(
    'Give each of these users a unique range in /etc/subuid and /etc/subgid.',
    asRoot([...subid, 'apply', '--quiet', ...users, '--saved', saved], {
      undo: { kind: 'subids', saved: basename(saved) },
      shown: commandsOf(plan, files),
      timeout: 120,
    }),
  );
}
