import type { Host, PathFacts } from '../host.js';
import type { Step } from '../remedy.js';
import { type UserSession, userSession } from './user-session.js';

/** The two variables that podman, `systemctl --user` and other clients use to find the session of the user. */
export interface SessionVariables {
  readonly uid: number;
  readonly session: UserSession;
  /** XDG_RUNTIME_DIR; nothing if it is unset or empty. */
  readonly runtimeDirectory: string | undefined;
  /** The facts of that path. */
  readonly path: PathFacts | undefined;
  /** Whether it is the directory of the session, maybe by another path, or has a user manager. */
  readonly hasManager: boolean;
  readonly busAddress: string | undefined;
  /** The path in the address, if it does not exist. */
  readonly staleBus: string | undefined;
}

/** The variables of this process and the actual session, read once. */
export function sessionVariables(host: Host): Promise<SessionVariables> {
  return host.shared('session variables', async () => {
    const session = await userSession(host);
    const runtimeDirectory = host.variable('XDG_RUNTIME_DIR') || undefined;
    const busAddress = host.variable('DBUS_SESSION_BUS_ADDRESS') || undefined;
    const bus = /^unix:(?:[^;]*,)?path=([^,;]+)/.exec(busAddress ?? '')?.[1];
    return {
      uid: host.user.uid,
      session,
      runtimeDirectory,
      path: runtimeDirectory === undefined ? undefined : await host.stat(runtimeDirectory),
      hasManager:
        runtimeDirectory !== undefined &&
        (runtimeDirectory === session.directory ||
          (await host.exists(`${runtimeDirectory}/systemd/private`))),
      busAddress,
      staleBus: bus !== undefined && !(await host.exists(bus)) ? bus : undefined,
    };
  });
}

/** The steps that correct the variables. */
export function exportSteps({ session, runtimeDirectory, busAddress, staleBus }: SessionVariables): Step[] {
  const { directory } = session;
  const wrong = runtimeDirectory !== directory;
  const steps: Step[] = wrong ? [exported('XDG_RUNTIME_DIR', directory)] : [];
  // The user manager creates the directory and the bus; the address of a missing bus is useless.
  const bus = session.bus || !session.exists;
  if (bus && (staleBus !== undefined || (busAddress === undefined && wrong))) {
    steps.push(exported('DBUS_SESSION_BUS_ADDRESS', `unix:path=${directory}/bus`));
  }
  return steps;
}

function exported(name: string, value: string): Step {
  return { kind: 'export', name, value };
}
