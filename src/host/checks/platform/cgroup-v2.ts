import { check, EVERYTHING, error, ok, skipped } from '../../check.js';
import { byHand } from '../../remedy.js';

interface HierarchyFacts {
  readonly platform: NodeJS.Platform;
  /** cgroup v2 is what is mounted at /sys/fs/cgroup. */
  readonly unified: boolean;
  /** cgroup v2 is mounted below it, beside v1. */
  readonly hybrid: boolean;
}

/** A user without privileges is given cgroups of v2 only. */
export const cgroupV2 = check<HierarchyFacts>({
  id: 'RP047',
  title: 'cgroup v2',
  phase: 'platform',
  reads: '`/sys/fs/cgroup/cgroup.controllers`, which only cgroup v2 has, and `/sys/fs/cgroup/unified`.',
  cause: 'crun refuses the hybrid layout, Quadlet needs cgroup v2, and Podman 6 has no cgroup v1 any more.',
  cure: 'Boot with `systemd.unified_cgroup_hierarchy=1` on the command line of the kernel.',
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
    return { platform: host.platform, unified, hybrid };
  },
  judge: judgeHierarchy,
});

function judgeHierarchy({ platform, unified, hybrid }: HierarchyFacts) {
  if (unified) return ok('mounted at /sys/fs/cgroup');
  if (platform !== 'linux') return skipped('this is not Linux');
  return error(
    EVERYTHING,
    `cgroup v2 is not mounted at /sys/fs/cgroup${hybrid ? ', only beside v1 (the hybrid layout)' : ''}`,
    byHand(
      'Boot the machine with `systemd.unified_cgroup_hierarchy=1` on the command line of its kernel, or use `runs-on: ubuntu-latest`.',
    ),
  );
}
