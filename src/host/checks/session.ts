import { setTimeout as sleep } from 'node:timers/promises';
import { check, type Verdict } from '../check.js';
import type { Host } from '../host.js';

const runtimeDirectory = (uid: number) => `/run/user/${uid}`;

export interface LingerFacts {
  readonly user: string;
  /** Source: systemd-logind keeps one empty file for each lingering user. */
  readonly lingers: boolean;
}

export const lingering = check<LingerFacts>({
  id: 'RP042',
  title: 'lingering',
  read: async (host) => ({
    user: host.user.name,
    lingers: await host.exists(`/var/lib/systemd/linger/${host.user.name}`),
  }),
  judge: ({ user, lingers }) =>
    lingers
      ? { fit: true, found: `on for ${user}` }
      : {
          fit: false,
          severity: 'warning',
          found: `off for ${user}: what ${user} runs ends with the session`,
          remedy: `sudo loginctl enable-linger ${user}`,
        },
  mend: async ({ user }, host) => {
    await host.journal.record({ kind: 'linger', user });
    await host.asRoot(['loginctl', 'enable-linger', user]);
  },
});

export interface ManagerFacts {
  readonly uid: number;
  /** The socket of the user's D-Bus, which podman asks for a cgroup. */
  readonly bus: boolean;
  /** The private socket of the user's systemd. */
  readonly manager: boolean;
}

/** Without it podman falls back to cgroupfs and Quadlet units cannot run. Source: user@.service(5). */
export const userManager = check<ManagerFacts>({
  id: 'RP043',
  title: 'user manager',
  read: async (host) => ({
    uid: host.user.uid,
    bus: await host.exists(`${runtimeDirectory(host.user.uid)}/bus`),
    manager: await host.exists(`${runtimeDirectory(host.user.uid)}/systemd/private`),
  }),
  judge: judgeManager,
  mend: async ({ uid, manager }, host) => {
    // Type=notify: systemctl comes back when the manager is up.
    if (!manager) await host.asRoot(['systemctl', 'start', `user@${uid}.service`]);
    else await startBus(uid, host);
    await waitFor(() => host.exists(`${runtimeDirectory(uid)}/bus`), 15_000);
  },
});

export function judgeManager({ uid, bus, manager }: ManagerFacts): Verdict {
  if (bus && manager) return { fit: true, found: `user@${uid}.service is up, with its D-Bus` };
  return {
    fit: false,
    severity: 'error',
    found: manager ? `user@${uid}.service is up, but has no D-Bus` : `user@${uid}.service is not running`,
    remedy: manager ? 'systemctl --user start dbus.socket' : `sudo systemctl start user@${uid}.service`,
  };
}

/** The package of the user bus was installed while the manager was already running. */
async function startBus(uid: number, host: Host): Promise<void> {
  const env = { XDG_RUNTIME_DIR: runtimeDirectory(uid) };
  for (const command of [['daemon-reload'], ['start', 'dbus.socket']]) {
    await host.attempt(['systemctl', '--user', ...command], { timeout: 30, env });
  }
}

async function waitFor(condition: () => Promise<boolean>, limit: number): Promise<void> {
  for (const deadline = Date.now() + limit; Date.now() < deadline; await sleep(20)) {
    if (await condition()) return;
  }
}

export interface EnvironmentFacts {
  readonly expected: string;
  readonly runtimeDirectory: string | undefined;
  readonly busAddress: string | undefined;
  /** The path in the address, where it names one that does not exist. */
  readonly staleBus: string | undefined;
}

/**
 * Podman, systemctl --user and the clients find the session through two variables, which a self-hosted runner's
 * service does not have. Source: homedir_unix.go of containers/storage; podman takes `$XDG_RUNTIME_DIR/bus` by itself.
 */
export const environment = check<EnvironmentFacts>({
  id: 'RP040',
  title: 'session variables',
  read: async (host) => {
    const busAddress = host.variable('DBUS_SESSION_BUS_ADDRESS');
    const path = /^unix:path=([^,;]+)/.exec(busAddress ?? '')?.[1];
    return {
      expected: runtimeDirectory(host.user.uid),
      runtimeDirectory: host.variable('XDG_RUNTIME_DIR'),
      busAddress,
      staleBus: path !== undefined && !(await host.exists(path)) ? path : undefined,
    };
  },
  judge: judgeEnvironment,
  mend: async ({ expected, runtimeDirectory: current, staleBus, busAddress }, host) => {
    if (current !== expected) host.exportVariable('XDG_RUNTIME_DIR', expected);
    if (staleBus !== undefined || busAddress === undefined) {
      host.exportVariable('DBUS_SESSION_BUS_ADDRESS', `unix:path=${expected}/bus`);
    }
  },
});

export function judgeEnvironment(facts: EnvironmentFacts): Verdict {
  const unfit = (found: string): Verdict => ({
    fit: false,
    severity: 'warning',
    found,
    remedy: `export XDG_RUNTIME_DIR=${facts.expected} DBUS_SESSION_BUS_ADDRESS=unix:path=${facts.expected}/bus`,
  });
  if (facts.runtimeDirectory === undefined) return unfit('XDG_RUNTIME_DIR is not set');
  if (facts.runtimeDirectory !== facts.expected) return unfit(`XDG_RUNTIME_DIR is ${facts.runtimeDirectory}`);
  if (facts.staleBus !== undefined)
    return unfit(`DBUS_SESSION_BUS_ADDRESS names ${facts.staleBus}, which is not there`);
  return { fit: true, found: `XDG_RUNTIME_DIR is ${facts.expected}` };
}
