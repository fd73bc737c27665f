import { words } from '../../../platform/split-words.js';
import { check, error, info, ok, skipped } from '../../check.js';
import { type ConfValue, containersConf, userDropIn } from '../../facts/containers-conf.js';
import { managerCgroup } from '../../facts/user-session.js';
import { asRoot, automatic, byHand } from '../../remedy.js';

interface DelegationFacts {
  /** The controllers of the user manager's cgroup; nothing where there is no such cgroup. */
  readonly delegated: readonly string[] | undefined;
  /** The controllers of the whole machine in cgroup v2. */
  readonly machine: readonly string[];
  readonly pidsLimit: ConfValue | undefined;
  /** `cgroup_manager`; with cgroupfs podman sets no limits for this user. */
  readonly cgroupManager: ConfValue | undefined;
  /** Where the user may say otherwise; nothing where podman would not look there. */
  readonly dropIn: string | undefined;
}

/** What systemd gives to a user by default since version 252. */
const USUAL = ['cpu', 'memory', 'pids'];

/**
 * Podman limits the number of processes of every container unless told not to, and crun refuses to where the
 * controller is not the user's.
 */
export const delegation = check<DelegationFacts>({
  id: 'RP048',
  title: 'controllers for the user',
  phase: 'host',
  reads:
    '`cgroup.controllers` of user@UID.service and of the whole machine, and `pids_limit` of containers.conf.',
  cause:
    'A controller that the user manager does not have cannot limit a container, and podman sets a limit of processes for every one.',
  cure: 'Where `pids` is missing, set `pids_limit = 0` in the table `[containers]` of containers.conf; others are delegated by a drop-in for user@.service with `Delegate=`.',
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
    return ok(`${found}, and with cgroupfs (${cgroupManager.path}) podman sets no limits`);
  }
  // -1 is written into the cgroup as well; only 0 leaves it alone.
  if (missing.includes('pids') && pidsLimit?.value !== 0) {
    const limit = `pids_limit is ${pidsLimit === undefined ? 'the 2048 of podman' : `${pidsLimit.value} by ${pidsLimit.path}`}`;
    const advice = 'Set `pids_limit = 0`, so that podman limits no number of processes.';
    return error(
      ['pod', 'quadlet'],
      `${found}; ${limit}`,
      dropIn === undefined
        ? byHand(`${advice} It belongs into the file that CONTAINERS_CONF names.`)
        : automatic(advice, {
            kind: 'write',
            as: 'user',
            path: dropIn,
            text: '[containers]\npids_limit = 0\n',
          }),
    );
  }
  // The user, or whoever set up the machine, has answered already.
  if (missing.includes('pids')) return ok(`${found}, and ${pidsLimit?.path} says pids_limit = 0`);
  if (missing.some((name) => !machine.includes(name))) {
    return info(
      `${found}; the kernel has them in cgroup v1, or switched off, and containers cannot be limited that way`,
    );
  }
  return info(
    `${found}; containers cannot be limited that way`,
    byHand(
      'Only where limits are used: delegate them; it takes effect when the user manager starts the next time.',
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
