import { check, type Verdict } from '../check.js';

export interface PlatformFacts {
  readonly platform: NodeJS.Platform;
  readonly uid: number;
  /** sd_booted(3): the directory exists only where systemd is the init. */
  readonly bootedWithSystemd: boolean;
  readonly inContainer: boolean;
  readonly unifiedCgroups: boolean;
}

/**
 * Can this kind of machine run rootless Podman under systemd at all? Nothing of it can be put right from within a job.
 * Sources: sd_booted(3); crun ("cgroups in hybrid mode not supported"); `/run/.containerenv` and `/.dockerenv` are made
 * by Podman and Docker in their containers.
 */
export const platform = check<PlatformFacts>({
  id: 'RP001',
  title: 'platform',
  read: async (host) => ({
    platform: host.platform,
    uid: host.user.uid,
    bootedWithSystemd: await host.exists('/run/systemd/system'),
    inContainer: (await host.exists('/run/.containerenv')) || (await host.exists('/.dockerenv')),
    unifiedCgroups: await host.exists('/sys/fs/cgroup/cgroup.controllers'),
  }),
  judge: judgePlatform,
});

export function judgePlatform(facts: PlatformFacts): Verdict {
  if (facts.platform !== 'linux') {
    return unfit(`this runner is ${facts.platform}`, 'Podman needs Linux: use `runs-on: ubuntu-latest`.');
  }
  if (facts.inContainer) {
    return unfit(
      'everything runs inside a container',
      'Rootless Podman needs a user session of its own: take `container:` out of the job, or use a runner that is a machine.',
    );
  }
  if (facts.uid === 0) {
    return unfit(
      'everything runs as root, so Podman would not be rootless',
      'Run the runner as an ordinary user.',
    );
  }
  if (!facts.bootedWithSystemd) {
    return unfit(
      'systemd is not the init of this machine',
      'Use a runner that was booted with systemd; Quadlet and a user session need it.',
    );
  }
  if (!facts.unifiedCgroups) {
    return unfit(
      'cgroup v2 is not mounted at /sys/fs/cgroup',
      'Boot the machine with `systemd.unified_cgroup_hierarchy=1`; crun refuses the hybrid layout.',
    );
  }
  return { fit: true, found: 'Linux with systemd and cgroup v2, not as root' };
}

function unfit(found: string, remedy: string): Verdict {
  return { fit: false, severity: 'error', found, remedy };
}
