import { check, ok, skipped, warning } from '../../check.js';
import { podmanInfo } from '../../facts/podman-info.js';
import { userSession } from '../../facts/user-session.js';
import { byHand } from '../../remedy.js';

interface HealthFacts {
  /** The path of podman, and what it uses; nothing where it does not answer. */
  readonly podman:
    | { readonly path: string; readonly cgroups: string; readonly log: string; readonly events: string }
    | undefined;
  readonly manager: boolean;
  /** systemd-run(1), with which podman makes the timer. */
  readonly systemdRun: boolean;
  /** DISABLE_HC_SYSTEMD, which switches the timers off. */
  readonly disabled: boolean;
}

/** Podman has no process that would wait: it leaves it to a timer of the user's systemd. */
export const healthChecks = check<HealthFacts>({
  id: 'RP081',
  title: 'health checks',
  phase: 'podman',
  reads: '`podman info`, the user manager, whether systemd-run is installed, and DISABLE_HC_SYSTEMD.',
  cause:
    'Podman runs health checks by timers of the user manager; where it cannot make one, a container stays at `starting`.',
  cure: 'Use a podman that was built with systemd, with a user manager; or run `podman healthcheck run NAME` when it is time.',
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
  const instead = 'Run `podman healthcheck run NAME` where a health check matters, or ask the service itself';
  if (disabled) {
    return warning(
      'DISABLE_HC_SYSTEMD is set, so that health checks do not run',
      byHand(`Unset it. ${instead}.`),
    );
  }
  if (!systemdRun) {
    return warning(
      'systemd-run is not installed, which podman times health checks with',
      byHand(`${instead}.`),
    );
  }
  // What a build without systemd does by default, and no other outside of the distributions' paths.
  const { path, cgroups, log, events } = podman;
  if (!/^\/(?:usr\/)?bin\//.test(path) && cgroups === 'cgroupfs' && log !== 'journald' && events === 'file') {
    return warning(
      `${path} looks like a build without systemd, where health checks never run`,
      byHand(`Use the podman of the distribution. ${instead}.`),
    );
  }
  return ok('they run by timers of the user manager');
}
