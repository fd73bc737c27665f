import { changesBetween, type Snapshot, snapshot } from '../attacks/snapshot.js';
import type { Machine } from '../src/machine/machine.js';
import { ACTION, NODE, shell } from './inside.js';
import { Step } from './step.js';

/** A condition of a host that needs a kernel of its own: what doctor reports, and whether a job works. */
export interface KernelFault {
  /** The check that reports it. */
  readonly id: string;
  readonly what: string;
  /** Shell, as root; `restore` leaves the machine as it was before. */
  readonly make: string;
  readonly restore: string;
  readonly state: 'ok' | 'info' | 'warning' | 'error';
  readonly says: RegExp;
  /** Other checks that report something because of it. */
  readonly along?: readonly string[];
  /** Whether main passes; by default it does not, if doctor reports an error. Nothing: only doctor runs. */
  readonly job?: 'works' | 'fails';
  /** Shell, as root, while the registry of the job runs: fails where that does not use what the condition offers. */
  readonly used?: string;
}

/** What was seen of a fault. */
export interface SeenFault {
  readonly fault: string;
  readonly id: string;
  readonly state: string;
  readonly found: string;
  readonly job: string;
  /** `passed`, or what differs from what was expected. */
  readonly verdict: string;
}

const NO_NAMESPACE = ['RP027', 'RP092'];
const PROFILE = '/etc/apparmor.d/podman-without-userns';
const ABSTRACTIONS = '/etc/apparmor.d/abstractions/passt /etc/apparmor.d/abstractions/pasta';
// What dpkg leaves beside a profile that somebody changed.
const KEPT = '/etc/apparmor.d/usr.bin.pasta.dpkg-dist';

/** In an order in which the cheap ones come first; each in the machine as it was booted. */
export const KERNEL_FAULTS: readonly KernelFault[] = [
  {
    id: 'RP031',
    what: 'an AppArmor profile for podman that denies user namespaces',
    make: `printf 'abi <abi/4.0>,\\nprofile podman /usr/bin/podman flags=(attach_disconnected) {\\n  allow all,\\n  deny userns,\\n}\\n' > ${PROFILE}
      chmod 644 ${PROFILE}; apparmor_parser --replace ${PROFILE}
      # The namespace of the pause process would be joined, not created.
      pkill -u runner -x catatonit || true`,
    restore: `apparmor_parser --remove ${PROFILE}; rm ${PROFILE}`,
    state: 'error',
    says: /attaches to \/usr\/bin\/podman and has the rule "deny userns"/,
    along: NO_NAMESPACE,
    job: 'fails',
  },
  {
    id: 'RP030',
    what: '`kernel.unprivileged_userns_clone` is 0',
    make: 'sysctl -qw kernel.unprivileged_userns_clone=0',
    restore: 'sysctl -qw kernel.unprivileged_userns_clone=1',
    state: 'error',
    says: /unprivileged_userns_clone/,
    along: NO_NAMESPACE,
  },
  {
    id: 'RP030',
    what: '`user.max_user_namespaces` is 0',
    make: 'sysctl -n user.max_user_namespaces > /root/namespaces; sysctl -qw user.max_user_namespaces=0',
    restore: 'sysctl -qw user.max_user_namespaces="$(cat /root/namespaces)"; rm /root/namespaces',
    state: 'error',
    says: /max_user_namespaces/,
    along: NO_NAMESPACE,
  },
  {
    id: 'RP072',
    what: 'an AppArmor profile of pasta that is older than pasta',
    make: `cp -a ${ABSTRACTIONS} /root/
      sed -i '/uid_map\\|gid_map\\|setgroups\\|netns\\|@{run}/d' ${ABSTRACTIONS}
      touch ${KEPT}; apparmor_parser --replace /etc/apparmor.d/usr.bin.pasta`,
    restore: `cp -a /root/passt /root/pasta /etc/apparmor.d/abstractions/; rm /root/passt /root/pasta ${KEPT}
      apparmor_parser --replace /etc/apparmor.d/usr.bin.pasta`,
    state: 'error',
    says: /is older than pasta: .*dpkg-dist\. A container has no network/,
    along: ['RP093'],
  },
  {
    id: 'RP093',
    what: 'no default route',
    make: 'ip route show default > /root/routes; ip route del default; ip -6 route del default 2> /dev/null || true',
    restore:
      'systemctl restart systemd-networkd; for i in $(seq 60); do ip route | grep -q default && break; sleep 1; done; rm /root/routes',
    state: 'ok',
    says: /a container ran with pasta/,
    job: 'works',
  },
  {
    id: 'RP093',
    what: 'IPv6 without IPv4',
    make: 'ip -4 address flush scope global; ip -4 route flush table main',
    restore:
      'systemctl restart systemd-networkd; for i in $(seq 60); do ip route | grep -q default && break; sleep 1; done',
    state: 'ok',
    says: /a container ran with pasta/,
    job: 'works',
  },
  {
    id: 'RP049',
    what: '`KillUserProcesses` of logind, with lingering',
    make: `mkdir -p /etc/systemd/logind.conf.d
      printf '[Login]\\nKillUserProcesses=yes\\n' > /etc/systemd/logind.conf.d/kill.conf; systemctl kill --signal=HUP systemd-logind`,
    restore: 'rm -r /etc/systemd/logind.conf.d; systemctl kill --signal=HUP systemd-logind',
    state: 'ok',
    says: /./,
    job: 'works',
  },
  {
    id: 'RP092',
    what: 'a kernel with TLS (`modprobe tls`), which nginx uses',
    make: 'modprobe tls',
    restore: 'modprobe -r tls || true',
    state: 'ok',
    says: /a container ran/,
    job: 'works',
    // Of the pod's network namespace.
    used: `test "$(sed -n 's/^TlsTxSw[[:blank:]]*//p' "/proc/$(pgrep -o -x nginx)/net/tls_stat")" -gt 0`,
  },
];

// By their full names, because podman looks for anything else in ~/.cache/containers, and leaves a lock there.
const REMOVE_PAUSE_IMAGES =
  "podman images --format '{{.Repository}}:{{.Tag}}' localhost/podman-pause | xargs -r podman rmi -f";

const TEST_DIRECTORY = '/home/runner/_test';
const SESSION = { XDG_RUNTIME_DIR: '/run/user/1001' };
// Seconds for one command; a machine without KVM is slow.
const LIMIT = 600;

interface DoctorCheck {
  readonly id: string;
  readonly state: string;
  readonly found: string;
}

/** The checks, again where a machine without KVM was too slow for some of them. */
async function doctor(machine: Machine): Promise<readonly DoctorCheck[]> {
  const argv = [NODE, `${ACTION}/dist/cli.js`, 'doctor', '--format', 'json'];
  for (let attempts = 4; ; attempts -= 1) {
    const { stdout } = await machine.run(argv, { user: 'runner', env: SESSION, timeout: LIMIT });
    const checks: readonly DoctorCheck[] = JSON.parse(stdout).checks;
    if (attempts === 1 || !checks.some(({ found }) => /did not finish within/.test(found))) return checks;
  }
}

/** What the machine has, to compare with later. */
export function stateOf(machine: Machine): Promise<Snapshot> {
  return snapshot(machine, TEST_DIRECTORY);
}

/**
 * Makes a fault, looks at it as a job does, and restores the machine.
 * @returns also the state afterwards
 */
export async function observeFault(
  machine: Machine,
  fault: KernelFault,
  before: Snapshot,
): Promise<{ readonly seen: SeenFault; readonly after: Snapshot }> {
  const asRoot = (script: string) => shell(machine, script, { user: 'root', cwd: '/', timeout: LIMIT });
  const nothing = { state: 'unknown', found: '', job: '' };
  const failed = (thrown: Error) => ({ ...nothing, problems: [thrown.message] });
  const seen = await asRoot(fault.make)
    .then(() => look(machine, fault))
    .catch(failed);
  await shell(machine, `rm -rf ${TEST_DIRECTORY}; pkill -u runner -x catatonit || true`, { user: 'root' });
  await asRoot(fault.restore).catch((thrown: Error) => seen.problems.push(thrown.message));
  // A job that keeps its images keeps this one too.
  await shell(machine, REMOVE_PAUSE_IMAGES, { timeout: LIMIT });
  const after = await stateOf(machine);
  const { state, found, job } = seen;
  const changes = changesBetween(before, after).map((change) => `afterwards ${change}`);
  const verdict = [...seen.problems, ...changes].join('; ') || 'passed';
  return { seen: { fault: fault.what, id: fault.id, state, found, job, verdict }, after };
}

async function look(machine: Machine, { id, state, says, along = [], job, used }: KernelFault) {
  const checks = await doctor(machine);
  const own = checks.find((one) => one.id === id);
  const others = checks.filter((one) => /^(?:error|warning|unknown)$/.test(one.state) && one.id !== id);
  const problems = [
    ...(own?.state === state && says.test(own.found) ? [] : [`${id} is ${own?.state}: ${own?.found}`]),
    ...others
      .filter((one) => !along.includes(one.id))
      .map((one) => `${one.id} is ${one.state}: ${one.found}`),
  ];
  const ended = job === undefined ? '' : await runJob(machine, used);
  if (job !== undefined && ended !== job) problems.push(`the job ${ended}`);
  return { state: own?.state ?? '', found: own?.found ?? '', job: ended, problems };
}

async function runJob(machine: Machine, used = 'true'): Promise<string> {
  const step = new Step(machine, TEST_DIRECTORY, SESSION);
  const main = await step.main({ 'keep-images': 'true' });
  const asked = ['sh', '-euc', used];
  const uses =
    main.exitCode !== 0 || (await machine.run(asked, { user: 'root', timeout: LIMIT })).exitCode === 0;
  const post = await step.post(main);
  if (post.exitCode !== 0) return `fails in post: ${post.shown}`;
  if (!uses) return 'works, but does not use it';
  return main.exitCode === 0 ? 'works' : 'fails';
}
