import type { Host } from '../host.js';

/** The actual session of this user, independent of the variables. */
export interface UserSession {
  /** Its directory: `/run/user/UID`. */
  readonly directory: string;
  /** sd_booted(3): whether systemd is the init of this machine. */
  readonly systemd: boolean;
  readonly exists: boolean;
  /** Whether the user manager is running. */
  readonly manager: boolean;
  /** Whether the user's D-Bus answers. */
  readonly bus: boolean;
  /** Whether its socket exists but no process listens. */
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
      // A stopped dbus.socket leaves its file behind.
      host.listens(`${directory}/bus`),
    ]);
    // The sockets of a stopped manager remain while the user lingers; its cgroup does not.
    const manager = socket && cgroup;
    const silentBus = manager && bus && !answers;
    return { directory, systemd, exists, manager, bus: manager && answers, silentBus };
  });
}

/** The cgroup of the user manager. Source: user@.service(5), systemd.slice(5) */
export function managerCgroup(uid: number): string {
  return `/sys/fs/cgroup/user.slice/user-${uid}.slice/user@${uid}.service`;
}

/** Source: logind-user.c of systemd, which keeps one empty file for each lingering user, named with C's escapes. */
export function lingers(host: Host): Promise<boolean> {
  return host.exists(`/var/lib/systemd/linger/${host.user.name.replaceAll('\\', '\\\\')}`);
}
