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
    'The user manager (systemd of this user) is not running, so units cannot start and containers get no cgroup.',
  cure: '`sudo systemctl start user@UID.service`; with lingering it starts at boot.',
  signatures: [
    /Failed to connect to (?:user scope )?bus(?: via local transport)?: (?:No such file or directory|Connection refused)/,
    /sd-bus call: .*(?:No such file or directory|[Ii]nteractive authentication)/,
    /dial unix \/run\/user\/\d+\/systemd\/private: connect: /,
    /dial unix \/run\/user\/\d+\/bus: connect: connection refused/,
  ],
  sources: [
    'user@.service(5)',
    'systemctl(1): Type=notify, so the command returns when the manager is ready',
  ],
  read: async (host) => ({ uid: host.user.uid, session: await userSession(host) }),
  judge: judgeManager,
});

function judgeManager({ uid, session: { systemd, manager, directory, exists } }: ManagerFacts) {
  if (!systemd) return skipped('systemd is not the init of this machine');
  if (manager) return ok(`user@${uid}.service is running`);
  // A directory without a manager is worse than neither, because podman expects its bus to answer.
  return error(
    exists ? ['pod', 'quadlet'] : ['quadlet'],
    `user@${uid}.service is not running${exists ? `, although ${directory} exists` : ''}`,
    automatic(
      'Start it; with lingering it starts at boot.',
      asRoot(['systemctl', 'start', `user@${uid}.service`], { until: `${directory}/systemd/private` }),
    ),
  );
}
