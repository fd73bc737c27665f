import { check, EVERYTHING, error, ok, type Verdict } from '../../check.js';
import { byHand } from '../../remedy.js';
import { grantsToOtherGroups } from '../../subids/facts.js';

interface GroupFacts {
  readonly user: string;
  /** The group of passwd(5). */
  readonly gid: number;
  readonly effectiveGid: number;
  /** GRANT_AUX_GROUP_SUBIDS of login.defs(5). */
  readonly granted: boolean;
}

/** Whether this process runs with the user's own group. */
export const effectiveGroup = check<GroupFacts>({
  id: 'RP026',
  title: 'effective group',
  phase: 'host',
  reads:
    'The effective gid of this process, the gid in /etc/passwd, and GRANT_AUX_GROUP_SUBIDS in /etc/login.defs.',
  cause:
    'newuidmap refuses a process whose group differs from /etc/passwd; sg(1) and newgrp(1) change the group.',
  cure: 'Run podman without sg(1) and newgrp(1); or set `GRANT_AUX_GROUP_SUBIDS yes` in /etc/login.defs.',
  signatures: [/new[ug]idmap: Target process \S+ is owned by a different user/],
  sources: ['src/newuidmap.c of shadow', 'shadow-maint/shadow#304'],
  read: async (host) => ({
    user: host.user.name,
    gid: host.user.gid,
    effectiveGid: host.effectiveGid,
    granted: await grantsToOtherGroups(host),
  }),
  judge: judgeEffectiveGroup,
});

function judgeEffectiveGroup({ user, gid, effectiveGid, granted }: GroupFacts): Verdict {
  if (effectiveGid === gid) return ok(`gid ${gid}, as in /etc/passwd`);
  if (granted) return ok(`gid ${effectiveGid}, which /etc/login.defs allows`);
  return error(
    EVERYTHING,
    `this process runs with gid ${effectiveGid}, but ${user} has gid ${gid} in /etc/passwd`,
    byHand(`Start the runner without sg or newgrp, as gid ${gid}.`),
  );
}
