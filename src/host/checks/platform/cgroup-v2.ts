import { check, EVERYTHING, error, ok, skipped } from '../../check.js';
import { machineAdvice } from '../../facts/forge.js';
import { byHand } from '../../remedy.js';

interface HierarchyFacts {
  readonly platform: NodeJS.Platform;
  /** Whether cgroup v2 is mounted at /sys/fs/cgroup. */
  readonly unified: boolean;
  /** Whether cgroup v2 is mounted below it, together with v1. */
  readonly hybrid: boolean;
  /** Whether GitHub runs this job. */
  readonly github: boolean;
}

/** Only cgroups of v2 can be delegated to an ordinary user. */
export const cgroupV2 = check<HierarchyFacts>({
  id: 'RP047',
  title: 'cgroup v2',
  phase: 'platform',
  reads: '`/sys/fs/cgroup/cgroup.controllers`, which only cgroup v2 has, and `/sys/fs/cgroup/unified`.',
  cause:
    'crun does not support the hybrid layout, Quadlet needs cgroup v2, and Podman 6 no longer supports cgroup v1.',
  cure: 'Boot with `systemd.unified_cgroup_hierarchy=1` on the kernel command line.',
  signatures: [/cgroups in hybrid mode not supported/, /Cgroups v1 not supported/],
  sources: [
    'podman-systemd.unit(5): "Quadlet requires the use of cgroup v2"',
    'cmd/podman/root_cgroups_linux.go of Podman 6',
    'crun: "cgroups in hybrid mode not supported"',
    'kernel-command-line(7) of systemd',
  ],
  read: async (host) => {
    const [unified, hybrid] = await Promise.all([
      host.exists('/sys/fs/cgroup/cgroup.controllers'),
      host.exists('/sys/fs/cgroup/unified/cgroup.controllers'),
    ]);
    return { platform: host.platform, unified, hybrid, github: machineAdvice(host) === undefined };
  },
  judge: judgeHierarchy,
});

function judgeHierarchy({ platform, unified, hybrid, github }: HierarchyFacts) {
  if (unified) return ok('mounted at /sys/fs/cgroup');
  if (platform !== 'linux') return skipped('this is not Linux');
  return error(
    EVERYTHING,
    `cgroup v2 is not mounted at /sys/fs/cgroup${hybrid ? ', only together with v1 (hybrid layout)' : ''}`,
    byHand(
      `Boot the machine with \`systemd.unified_cgroup_hierarchy=1\` on the kernel command line${github ? ', or use `runs-on: ubuntu-latest`' : ''}.`,
    ),
  );
}
