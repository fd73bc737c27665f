import { check, error, ok, skipped, warning } from '../../check.js';
import { type UserSession, userSession } from '../../facts/user-session.js';
import { type System, systemOf } from '../../packages.js';
import { asUser, automatic, byHand, type Step } from '../../remedy.js';

interface BusFacts {
  readonly session: UserSession;
  /** Whether there is a unit that starts the bus. */
  readonly unit: boolean;
  readonly system: System;
}

const UNITS = ['/etc/systemd/user', '/usr/lib/systemd/user', '/lib/systemd/user'];

const PACKAGES = { apt: ['dbus-user-session'], dnf: ['dbus-broker', 'dbus-common'] } as const;

/** Podman requests cgroups from the user manager through this bus and checks only that its socket exists. */
export const userBus = check<BusFacts>({
  id: 'RP044',
  title: 'user D-Bus',
  phase: 'host',
  reads:
    '`/run/user/UID/bus`, whether a process listens there, and whether there is a dbus.socket for users.',
  cause:
    'The package with the user D-Bus is not installed, or was installed after the user manager started, so podman falls back to cgroupfs; or its socket was stopped, and containers cannot start.',
  cure: 'Install dbus-user-session (Debian, Ubuntu) or dbus-broker (Fedora, RHEL), and run `systemctl --user start dbus.socket`.',
  signatures: [
    /dbus: couldn't determine address of session bus/,
    /exec: "dbus-launch": executable file not found/,
    /dial unix \/run\/user\/\d+\/bus: connect: no such file or directory/,
  ],
  sources: [
    'rootlesscontaine.rs, "Getting started", D-Bus',
    'vendor/go.podman.io/common/pkg/config/config.go of Podman',
  ],
  read: async (host) => {
    const [session, system, ...units] = await Promise.all([
      userSession(host),
      systemOf(host),
      ...UNITS.map((directory) => host.exists(`${directory}/dbus.socket`)),
    ]);
    return { session, system, unit: units.includes(true) };
  },
  judge: judgeBus,
});

function judgeBus({ session, unit, system: { family, name } }: BusFacts) {
  const { directory, manager, bus, silentBus } = session;
  if (!manager) return skipped('the user manager is not running');
  if (bus) return ok(`${directory}/bus answers`);
  const steps: Step[] = startSteps(directory);
  if (silentBus) {
    // Podman checks only that the file exists, and its runtime fails if no process answers.
    return error(
      ['pod', 'quadlet'],
      `no process listens on ${directory}/bus`,
      automatic('Start the user D-Bus.', ...steps),
    );
  }
  if (unit) {
    return warning(`${directory}/bus does not exist`, automatic('Start the user D-Bus.', ...steps));
  }
  const found = `${directory}/bus does not exist, and its package is not installed`;
  if (family === undefined) {
    return warning(found, byHand(`Install the user D-Bus with the package manager of ${name}.`));
  }
  const names = PACKAGES[family];
  return warning(
    found,
    automatic(
      `Install ${names.join(' and ')}, and start the user D-Bus.`,
      { kind: 'packages', family, names },
      ...steps,
    ),
  );
}

/** systemd treats a socket whose file was removed as started, so the socket is restarted. */
function startSteps(directory: string): Step[] {
  const env = { XDG_RUNTIME_DIR: directory };
  return [
    asUser(['systemctl', '--user', 'daemon-reload'], { env }),
    asUser(['systemctl', '--user', 'restart', 'dbus.socket'], { env, until: `${directory}/bus` }),
  ];
}
