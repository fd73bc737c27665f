import { check, ok, skipped, warning } from '../../check.js';
import { podmanInfo } from '../../facts/podman.js';
import { userSession } from '../../facts/user-session.js';
import { byHand } from '../../remedy.js';

interface HealthFacts {
  /** The path of podman and its drivers; nothing if podman fails. */
  readonly podman:
    | { readonly path: string; readonly cgroups: string; readonly log: string; readonly events: string }
    | undefined;
  readonly manager: boolean;
  /** Whether there is systemd-run(1), with which podman creates the timer. */
  readonly systemdRun: boolean;
  /** DISABLE_HC_SYSTEMD, which disables the timers. */
  readonly disabled: boolean;
}

/** Podman has no daemon, so it runs health checks from timers of the user manager. */
export const healthChecks = check<HealthFacts>({
  id: 'RP081',
  title: 'health checks',
  phase: 'podman',
  reads: '`podman info`, the user manager, whether systemd-run is installed, and DISABLE_HC_SYSTEMD.',
  cause:
    'Podman runs health checks from timers of the user manager. Without a timer, a container stays at `starting`.',
  cure: 'Use a podman that was built with systemd, with a user manager; or call `podman healthcheck run NAME` yourself.',
  signatures: [/unable to get systemd connection to add healthchecks/],
  sources: [
    'libpod/healthcheck_linux.go and healthcheck_nosystemd_linux.go of Podman',
    'actions/runner-images#14569',
  ],
  limit: 30,
  read: async (host) => {
    const [answer, { manager }, path, systemdRun] = await Promise.all([
      podmanInfo(host),
      userSession(host),
      host.find('podman'),
      host.find('systemd-run'),
    ]);
    return {
      podman:
        answer.kind === 'info' && path !== undefined
          ? {
              path,
              cgroups: answer.info.cgroupManager,
              log: answer.info.logDriver,
              events: answer.info.eventLogger,
            }
          : undefined,
      manager,
      systemdRun: systemdRun !== undefined,
      disabled: host.variable('DISABLE_HC_SYSTEMD') === 'true',
    };
  },
  judge: judgeHealthChecks,
});

function judgeHealthChecks({ podman, manager, systemdRun, disabled }: HealthFacts) {
  if (podman === undefined) return skipped('podman does not answer');
  if (!manager) return skipped('the user manager is not running');
  const instead = 'Call `podman healthcheck run NAME` yourself, or query the service';
  if (disabled) {
    return warning('DISABLE_HC_SYSTEMD is set, so health checks do not run', byHand(`Unset it. ${instead}.`));
  }
  if (!systemdRun) {
    return warning(
      'systemd-run is not installed, and podman needs it to schedule health checks',
      byHand(`${instead}.`),
    );
  }
  // The defaults of a build without systemd, outside of the distributions' paths.
  const { path, cgroups, log, events } = podman;
  if (!/^\/(?:usr\/)?bin\//.test(path) && cgroups === 'cgroupfs' && log !== 'journald' && events === 'file') {
    return warning(
      `${path} looks like a build without systemd, where health checks never run`,
      byHand(`Use the podman of the distribution. ${instead}.`),
    );
  }
  return ok('run from timers of the user manager');
}
