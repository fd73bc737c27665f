import { check, ok, skipped, warning } from '../../check.js';
import { exportSteps, type SessionVariables, sessionVariables } from '../../facts/session-variables.js';
import { automatic } from '../../remedy.js';

/** Podman uses only this address, even if there is no socket. */
export const busAddress = check<SessionVariables>({
  id: 'RP046',
  title: 'address of the D-Bus',
  phase: 'host',
  reads: 'DBUS_SESSION_BUS_ADDRESS, and whether its path exists.',
  cause:
    'DBUS_SESSION_BUS_ADDRESS names a socket that does not exist, often that of root or of a session that ended, so podman falls back to cgroupfs.',
  cure: '`export DBUS_SESSION_BUS_ADDRESS=unix:path=/run/user/UID/bus`, or unset it.',
  signatures: [],
  sources: [
    'vendor/go.podman.io/common/pkg/config/config.go of Podman: checks only that the file exists',
    'D-Bus Specification, "Server Addresses"',
  ],
  read: sessionVariables,
  judge: judgeBusAddress,
});

function judgeBusAddress(facts: SessionVariables) {
  const { busAddress: address, staleBus, session } = facts;
  if (address === undefined) return ok('not set; podman uses the bus in XDG_RUNTIME_DIR');
  if (staleBus === undefined) return ok(address);
  if (!session.bus) return skipped(`${session.directory}/bus does not exist`);
  return warning(
    `DBUS_SESSION_BUS_ADDRESS names ${staleBus}, which does not exist`,
    automatic('Set it to the D-Bus of the user.', ...exportSteps(facts)),
  );
}
