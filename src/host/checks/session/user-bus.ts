import { check, error, ok, skipped, warning } from '../../check.js';
import { type UserSession, userSession } from '../../facts/user-session.js';
import { type System, systemOf } from '../../packages.js';
import { asUser, automatic, byHand, type Step } from '../../remedy.js';

interface BusFacts {
  readonly session: UserSession;
  /** Is there a unit that makes the bus? */
  readonly unit: boolean;
  readonly system: System;
}

const UNITS = ['/etc/systemd/user', '/usr/lib/systemd/user', '/lib/systemd/user'];

const PACKAGES = { apt: ['dbus-user-session'], dnf: ['dbus-broker', 'dbus-common'] } as const;

/** Podman asks the user's systemd for a cgroup by way of it, and only looks whether its socket is there. */
export const userBus = check<BusFacts>({
  id: 'RP044',
  title: 'D-Bus of the user',
  phase: 'host',
  reads:
    '`/run/user/UID/bus` and whether somebody listens there, and whether there is a unit dbus.socket for users.',
  cause:
    'The package that gives each user a D-Bus of their own is not installed, or was installed after the user manager had started, so podman falls back to cgroupfs; or its socket was stopped, and no container starts.',
  cure: 'Install dbus-user-session, and run `systemctl --user start dbus.socket`.',
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
    // Podman looks only whether the file is there, and its runtime fails where nobody answers.
    return error(
      ['pod', 'quadlet'],
      `nobody listens at ${directory}/bus`,
      automatic('Start the D-Bus of the user.', ...steps),
    );
  }
  if (unit) {
    return warning(`there is no ${directory}/bus`, automatic('Start the D-Bus of the user.', ...steps));
  }
  const found = `there is no ${directory}/bus, and no package that would make it`;
  if (family === undefined) {
    return warning(found, byHand(`Install the D-Bus user session with the package manager of ${name}.`));
  }
  const names = PACKAGES[family];
  return warning(
    found,
    automatic(
      `Install ${names.join(' and ')}, and start the D-Bus of the user.`,
      { kind: 'packages', family, names },
      ...steps,
    ),
  );
}

/** A socket whose file was removed counts as started, so it is started anew. */
function startSteps(directory: string): Step[] {
  const env = { XDG_RUNTIME_DIR: directory };
  return [
    asUser(['systemctl', '--user', 'daemon-reload'], { env }),
    asUser(['systemctl', '--user', 'restart', 'dbus.socket'], { env, until: `${directory}/bus` }),
  ];
}
