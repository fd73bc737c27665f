import { check, info, ok, skipped, warning } from '../../check.js';
import { containersConf } from '../../facts/containers-conf.js';
import { podmanInfo } from '../../facts/podman.js';
import { userSession } from '../../facts/user-session.js';
import { byHand } from '../../remedy.js';

interface CgroupManagerFacts {
  /** What podman uses; nothing if podman fails. */
  readonly used: string | undefined;
  /** The file that sets it, if any. */
  readonly chosenBy: string | undefined;
  /** Whether the user has a D-Bus. */
  readonly bus: boolean;
}

/** The cgroup manager that podman actually uses. */
export const cgroupManager = check<CgroupManagerFacts>({
  id: 'RP045',
  title: 'cgroup manager',
  phase: 'podman',
  reads: '`podman info`, and `cgroup_manager` of containers.conf.',
  cause:
    'Podman found no user D-Bus, so it cannot create cgroups through systemd: containers are not below the user manager, and their resources cannot be limited.',
  cure: 'Fix lingering, the user manager, its D-Bus and DBUS_SESSION_BUS_ADDRESS (RP042, RP043, RP044, RP046).',
  signatures: [/there is no systemd user session available/, /Falling back to --cgroup-manager=cgroupfs/],
  sources: [
    'CheckCgroupsAndAdjustConfig in vendor/go.podman.io/common/pkg/config/config.go of Podman',
    'containers.conf(5), cgroup_manager',
  ],
  limit: 30,
  read: async (host) => {
    const [answer, conf, { bus }] = await Promise.all([
      podmanInfo(host),
      containersConf(host),
      userSession(host),
    ]);
    const chosen = conf.get('engine', 'cgroup_manager');
    return {
      used: answer.kind === 'info' ? answer.info.cgroupManager : undefined,
      chosenBy: chosen?.value === 'cgroupfs' ? chosen.path : undefined,
      bus,
    };
  },
  judge: judgeCgroupManager,
});

function judgeCgroupManager({ used, chosenBy, bus }: CgroupManagerFacts) {
  if (used === undefined) return skipped('podman does not answer');
  if (used !== 'cgroupfs') return ok(used);
  if (chosenBy !== undefined) {
    return info(
      `cgroupfs, set in ${chosenBy}`,
      byHand('A static build of podman needs it; with other builds, set `cgroup_manager = "systemd"`.'),
    );
  }
  if (!bus) {
    return warning(
      'podman fell back to cgroupfs: the user has no D-Bus',
      byHand('Start the user manager (RP043) and its D-Bus (RP044).'),
    );
  }
  return warning(
    'podman fell back to cgroupfs, although the user has a D-Bus',
    byHand('Fix DBUS_SESSION_BUS_ADDRESS (RP046), or use a podman that was built with systemd.'),
  );
}
