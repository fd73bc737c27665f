import { words } from '../../../platform/split-words.js';
import { isTrue } from '../../../podman/systemd-boolean.js';
import { check, info, ok } from '../../check.js';
import { systemdConf } from '../../facts/systemd.js';
import { lingers } from '../../facts/user-session.js';
import { asRoot, byHand } from '../../remedy.js';

interface KillFacts {
  readonly user: string;
  readonly lingers: boolean;
  /** The value in logind.conf(5), or the default in its comments. */
  readonly kills: boolean;
  /** KillOnlyUsers and KillExcludeUsers. */
  readonly only: readonly string[];
  readonly exclude: readonly string[];
}

/** With lingering, processes below the user manager, such as podman's containers, keep running. */
export const killUserProcesses = check<KillFacts>({
  id: 'RP049',
  title: 'processes after logout',
  phase: 'host',
  reads: 'KillUserProcesses, KillOnlyUsers and KillExcludeUsers of logind.conf and its drop-ins.',
  cause:
    'systemd-logind kills every process of a session when the session ends, including those in the background.',
  cure: '`sudo loginctl enable-linger USER`: processes below the user manager keep running.',
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
  if (on) return ok(`logout ends session processes of ${user}, but the user manager keeps running`);
  return info(
    `KillUserProcesses is on for ${user} and lingering is off: all processes end with the session`,
    byHand('Enable lingering.', asRoot(['loginctl', 'enable-linger', user])),
  );
}
