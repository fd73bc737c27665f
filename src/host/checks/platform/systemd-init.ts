import { check, EVERYTHING, error, ok, skipped } from '../../check.js';
import { machineAdvice } from '../../facts/forge.js';
import { byHand } from '../../remedy.js';

interface InitFacts {
  readonly platform: NodeJS.Platform;
  /** sd_booted(3): the directory exists only where systemd is the init. */
  readonly booted: boolean;
  /** The name of process 1, or nothing if it cannot be read. */
  readonly name: string | undefined;
  /** How this job gets a machine, if not from GitHub. */
  readonly elsewhere: string | undefined;
}

/** Without systemd there is no user session, no cgroup for the user, and no Quadlet. */
export const systemdInit = check<InitFacts>({
  id: 'RP004',
  title: 'systemd as process 1',
  phase: 'platform',
  reads: '`/run/systemd/system`, which exists only if systemd is the init, and `/proc/1/comm`.',
  cause: 'The machine was not booted with systemd, so it has no user session and cannot run Quadlet units.',
  cure: 'Use a machine that was booted with systemd, such as `runs-on: ubuntu-latest`; in WSL 2, set `systemd=true` in the section `[boot]` of /etc/wsl.conf.',
  signatures: [
    /System has not been booted with systemd as init system/,
    /Failed to connect to bus: Host is down/,
  ],
  sources: ['sd_booted(3)', 'wsl.conf: https://learn.microsoft.com/windows/wsl/wsl-config'],
  read: async (host) => {
    const [booted, name] = await Promise.all([host.exists('/run/systemd/system'), host.read('/proc/1/comm')]);
    return { platform: host.platform, booted, name: name?.trim(), elsewhere: machineAdvice(host) };
  },
  judge: judgeInit,
});

function judgeInit({ platform, booted, name, elsewhere }: InitFacts) {
  if (booted) return ok('booted with systemd');
  if (platform !== 'linux') return skipped('this is not Linux');
  return error(
    EVERYTHING,
    `the machine was not booted with systemd${name ? ` (process 1 is ${name})` : ''}, which is not supported`,
    byHand(
      elsewhere ??
        'Use a runner that was booted with systemd, such as `runs-on: ubuntu-latest`; containers and `ubuntu-slim` have no systemd.',
    ),
  );
}
