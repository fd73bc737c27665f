import type { Host } from '../host.js';

/** What there is of this user's session, whatever the variables say. */
export interface UserSession {
  /** Where systemd keeps it: `/run/user/UID`. */
  readonly directory: string;
  /** sd_booted(3): is systemd the init of this machine? */
  readonly systemd: boolean;
  readonly exists: boolean;
  /** Does the user's systemd run? */
  readonly manager: boolean;
  /** Does the user's D-Bus answer? */
  readonly bus: boolean;
  /** Its socket is there, and nobody listens at it. */
  readonly silentBus: boolean;
}

/** The session of this user, read once. */
export function userSession(host: Host): Promise<UserSession> {
  return host.shared('user session', async () => {
    const { uid } = host.user;
    const directory = `/run/user/${uid}`;
    const [systemd, exists, socket, cgroup, bus, answers] = await Promise.all([
      host.exists('/run/systemd/system'),
      host.exists(directory),
      host.exists(`${directory}/systemd/private`),
      host.exists(`${managerCgroup(uid)}/init.scope`),
      host.exists(`${directory}/bus`),
      // A dbus.socket that was stopped leaves its file behind.
      host.listens(`${directory}/bus`),
    ]);
    // The sockets of a manager that was stopped stay behind while the user lingers; its cgroup does not.
    const manager = socket && cgroup;
    const silentBus = manager && bus && !answers;
    return { directory, systemd, exists, manager, bus: manager && answers, silentBus };
  });
}

/** Where the kernel counts what the user's systemd runs. Source: user@.service(5), systemd.slice(5) */
export function managerCgroup(uid: number): string {
  return `/sys/fs/cgroup/user.slice/user-${uid}.slice/user@${uid}.service`;
}

/** Source: logind-user.c of systemd, which keeps one empty file for each lingering user, named with C's escapes. */
export function lingers(host: Host): Promise<boolean> {
  return host.exists(`/var/lib/systemd/linger/${host.user.name.replaceAll('\\', '\\\\')}`);
}
