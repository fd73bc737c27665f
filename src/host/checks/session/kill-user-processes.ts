import { words } from '../../../platform/split-words.js';
import { check, info, ok } from '../../check.js';
import { isTrue, systemdConf } from '../../facts/systemd-conf.js';
import { lingers } from '../../facts/user-session.js';
import { asRoot, byHand } from '../../remedy.js';

interface KillFacts {
  readonly user: string;
  readonly lingers: boolean;
  /** What logind.conf(5) says, or what the file says the default is. */
  readonly kills: boolean;
  /** KillOnlyUsers and KillExcludeUsers. */
  readonly only: readonly string[];
  readonly exclude: readonly string[];
}

/** Who lingers keeps what runs below the user manager, and that is where podman puts its containers. */
export const killUserProcesses = check<KillFacts>({
  id: 'RP049',
  title: 'processes after logout',
  phase: 'host',
  reads: 'KillUserProcesses, KillOnlyUsers and KillExcludeUsers of logind.conf and its drop-ins.',
  cause:
    'systemd-logind ends every process of a session with the session, also those that were put in the background.',
  cure: '`sudo loginctl enable-linger USER`: what runs below the user manager stays.',
  signatures: [],
  sources: ['logind.conf(5)', 'NEWS of systemd 230'],
  read: async (host) => {
    const [conf, on] = await Promise.all([systemdConf(host, 'logind.conf', 'Login'), lingers(host)]);
    return {
      user: host.user.name,
      lingers: on,
      kills: isTrue(conf.get('KillUserProcesses') ?? conf.shippedDefault('KillUserProcesses')),
      only: words(conf.get('KillOnlyUsers') ?? ''),
      exclude: words(conf.get('KillExcludeUsers') ?? ''),
    };
  },
  judge: judgeKilling,
});

function judgeKilling({ user, lingers: on, kills, only, exclude }: KillFacts) {
  const meant = kills && !exclude.includes(user) && (only.length === 0 || only.includes(user));
  if (!meant) return ok(`processes of ${user} outlive the session that started them`);
  if (on) return ok(`sessions of ${user} are cleared, and the user manager stays`);
  return info(
    `KillUserProcesses is on for ${user}, who does not linger: all ends with the session`,
    byHand('Switch lingering on.', asRoot(['loginctl', 'enable-linger', user])),
  );
}
