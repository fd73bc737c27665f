import { check, info, ok, skipped, warning } from '../../check.js';
import { containersConf } from '../../facts/containers-conf.js';
import { podmanInfo } from '../../facts/podman-info.js';
import { userSession } from '../../facts/user-session.js';
import { byHand } from '../../remedy.js';

interface CgroupManagerFacts {
  /** What podman uses; nothing where it does not answer. */
  readonly used: string | undefined;
  /** The file that says so, where one does. */
  readonly chosenBy: string | undefined;
  /** Is there a D-Bus of the user? */
  readonly bus: boolean;
}

/** What podman really does, after all that was told without it. */
export const cgroupManager = check<CgroupManagerFacts>({
  id: 'RP045',
  title: 'cgroup manager',
  phase: 'podman',
  reads: '`podman info`, and `cgroup_manager` of containers.conf.',
  cause:
    'Podman found no D-Bus of the user, so it makes no cgroups by way of systemd: containers are not below the user manager, and cannot be limited.',
  cure: 'See to lingering, the user manager, its D-Bus and DBUS_SESSION_BUS_ADDRESS (RP042, RP043, RP044, RP046).',
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
      `cgroupfs, because ${chosenBy} says so`,
      byHand('A static build of podman needs it; another can do more with `cgroup_manager = "systemd"`.'),
    );
  }
  if (!bus) {
    return warning(
      'podman has fallen back to cgroupfs: there is no D-Bus of the user',
      byHand('Start the user manager (RP043) and its D-Bus (RP044).'),
    );
  }
  return warning(
    'podman has fallen back to cgroupfs, although there is a D-Bus of the user',
    byHand('See to DBUS_SESSION_BUS_ADDRESS (RP046), or use a podman that was built with systemd.'),
  );
}
