import { words } from '../../../platform/split-words.js';
import { check, error, info, ok, skipped } from '../../check.js';
import { type ConfValue, containersConf, userDropIn } from '../../facts/containers-conf.js';
import { managerCgroup } from '../../facts/user-session.js';
import { asRoot, automatic, byHand } from '../../remedy.js';

interface DelegationFacts {
  /** The controllers of the user manager's cgroup; nothing if it has no cgroup. */
  readonly delegated: readonly string[] | undefined;
  /** The controllers of the whole machine in cgroup v2. */
  readonly machine: readonly string[];
  readonly pidsLimit: ConfValue | undefined;
  /** `cgroup_manager`; with cgroupfs podman sets no limits. */
  readonly cgroupManager: ConfValue | undefined;
  /** The user's drop-in; nothing if podman would not read it. */
  readonly dropIn: string | undefined;
}

/** What systemd delegates to users by default since version 252. */
const USUAL = ['cpu', 'memory', 'pids'];

/**
 * By default Podman limits the number of processes of every container, and crun fails if the controller is not
 * delegated to the user.
 */
export const delegation = check<DelegationFacts>({
  id: 'RP048',
  title: 'controllers for the user',
  phase: 'host',
  reads:
    '`cgroup.controllers` of user@UID.service and of the whole machine, and `pids_limit` of containers.conf.',
  cause:
    'Containers cannot use a controller that the user manager does not have, and podman limits the number of processes of every container.',
  cure: 'If `pids` is missing, set `pids_limit = 0` in the table `[containers]` of containers.conf. Delegate other controllers with `Delegate=` in a drop-in for user@.service.',
  signatures: [
    /controller `\w+` is not available/,
    /open(?:ing file)? `[\w.]+` for writing: No such file or directory/,
  ],
  sources: [
    'troubleshooting.md of Podman, 26',
    'containers.conf(5), pids_limit',
    'user@.service of systemd: Delegate=pids memory cpu',
  ],
  read: async (host) => {
    const [delegated, machine, conf] = await Promise.all([
      host.read(`${managerCgroup(host.user.uid)}/cgroup.controllers`),
      host.read('/sys/fs/cgroup/cgroup.controllers'),
      containersConf(host),
    ]);
    return {
      delegated: delegated === undefined ? undefined : words(delegated),
      machine: words(machine ?? ''),
      pidsLimit: conf.get('containers', 'pids_limit'),
      cgroupManager: conf.get('engine', 'cgroup_manager'),
      dropIn: userDropIn(host, 'pids'),
    };
  },
  judge: judgeDelegation,
});

function judgeDelegation(facts: DelegationFacts) {
  const { delegated, machine, pidsLimit, cgroupManager, dropIn } = facts;
  if (delegated === undefined) return skipped('the user manager has no cgroup, because it is not running');
  const missing = USUAL.filter((name) => !delegated.includes(name));
  if (missing.length === 0) return ok(delegated.join(', '));
  const found = `not delegated to the user: ${missing.join(', ')}`;
  if (cgroupManager?.value === 'cgroupfs') {
    return ok(`${found}; with cgroupfs (${cgroupManager.path}) podman sets no limits`);
  }
  // Podman writes -1 into the cgroup as well; only 0 does not touch the cgroup.
  if (missing.includes('pids') && pidsLimit?.value !== 0) {
    const limit = `pids_limit is ${pidsLimit === undefined ? '2048 by default' : `${pidsLimit.value} in ${pidsLimit.path}`}`;
    const advice = 'Set `pids_limit = 0`, so that podman does not limit the number of processes.';
    return error(
      ['pod', 'quadlet'],
      `${found}; ${limit}`,
      dropIn === undefined
        ? byHand(`${advice} Use the file that CONTAINERS_CONF names.`)
        : automatic(advice, {
            kind: 'write',
            as: 'user',
            path: dropIn,
            text: '[containers]\npids_limit = 0\n',
          }),
    );
  }
  // The user or an administrator has already set it.
  if (missing.includes('pids')) return ok(`${found}; ${pidsLimit?.path} sets pids_limit = 0`);
  if (missing.some((name) => !machine.includes(name))) {
    return info(
      `${found}; the kernel has them in cgroup v1 or disabled, so containers cannot use these limits`,
    );
  }
  return info(
    `${found}; containers cannot use these limits`,
    byHand(
      'If you use these limits, delegate the controllers; restart the user manager to apply it.',
      {
        kind: 'write',
        as: 'root',
        path: '/etc/systemd/system/user@.service.d/delegate.conf',
        text: '[Service]\nDelegate=cpu cpuset io memory pids\n',
      },
      asRoot(['systemctl', 'daemon-reload']),
    ),
  );
}
