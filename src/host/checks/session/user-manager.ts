import { check, error, ok, skipped } from '../../check.js';
import { type UserSession, userSession } from '../../facts/user-session.js';
import { asRoot, automatic } from '../../remedy.js';

interface ManagerFacts {
  readonly uid: number;
  readonly session: UserSession;
}

/** Without it podman falls back to cgroupfs and Quadlet units cannot run. */
export const userManager = check<ManagerFacts>({
  id: 'RP043',
  title: 'user manager',
  phase: 'host',
  reads:
    '`/run/user/UID/systemd/private`, the socket of the user’s systemd, and its cgroup below `/sys/fs/cgroup/user.slice`.',
  cause:
    'The systemd of this user does not run, so there is nothing that could start a unit or give out a cgroup.',
  cure: '`sudo systemctl start user@UID.service`; with lingering on it starts at boot.',
  signatures: [
    /Failed to connect to (?:user scope )?bus(?: via local transport)?: (?:No such file or directory|Connection refused)/,
    /sd-bus call: .*(?:No such file or directory|[Ii]nteractive authentication)/,
    /dial unix \/run\/user\/\d+\/systemd\/private: connect: /,
    /dial unix \/run\/user\/\d+\/bus: connect: connection refused/,
  ],
  sources: ['user@.service(5)', 'systemctl(1): Type=notify, so the command returns when the manager is up'],
  read: async (host) => ({ uid: host.user.uid, session: await userSession(host) }),
  judge: judgeManager,
});

function judgeManager({ uid, session: { systemd, manager, directory, exists } }: ManagerFacts) {
  if (!systemd) return skipped('systemd is not the init of this machine');
  if (manager) return ok(`user@${uid}.service is up`);
  // A directory without a manager is worse than neither: podman takes its bus for one that answers.
  return error(
    exists ? ['pod', 'quadlet'] : ['quadlet'],
    `user@${uid}.service is not running${exists ? `, although there is ${directory}` : ''}`,
    automatic(
      'Start it; with lingering on it is there from the boot on.',
      asRoot(['systemctl', 'start', `user@${uid}.service`], { until: `${directory}/systemd/private` }),
    ),
  );
}
