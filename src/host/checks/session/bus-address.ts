import { check, ok, skipped, warning } from '../../check.js';
import { exportSteps, type SessionVariables, sessionVariables } from '../../facts/session-variables.js';
import { automatic } from '../../remedy.js';

/** Podman believes the address, and does not look elsewhere where it leads nowhere. */
export const busAddress = check<SessionVariables>({
  id: 'RP046',
  title: 'address of the D-Bus',
  phase: 'host',
  reads: 'DBUS_SESSION_BUS_ADDRESS, and whether the path in it is there.',
  cause:
    'DBUS_SESSION_BUS_ADDRESS names a socket that is not there, often that of root or of a session that has ended, so podman falls back to cgroupfs.',
  cure: '`export DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/UID/bus`, or unset it.',
  signatures: [],
  sources: [
    'vendor/go.podman.io/common/pkg/config/config.go of Podman: only the file is looked for',
    'D-Bus Specification, "Server Addresses"',
  ],
  read: sessionVariables,
  judge: judgeBusAddress,
});

function judgeBusAddress(facts: SessionVariables) {
  const { busAddress: address, staleBus, session } = facts;
  if (address === undefined) return ok('not set, and podman then takes the one in XDG_RUNTIME_DIR');
  if (staleBus === undefined) return ok(address);
  if (!session.bus) return skipped(`there is no ${session.directory}/bus that it could name`);
  return warning(
    `DBUS_SESSION_BUS_ADDRESS names ${staleBus}, which is not there`,
    automatic('Set it to the D-Bus of the user.', ...exportSteps(facts)),
  );
}
