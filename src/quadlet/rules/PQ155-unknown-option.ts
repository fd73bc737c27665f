import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import { optionsIn, spanOf } from './PQ120-podman-args.js';
import type { Rule } from './rule.js';

export const unknownOption: Rule = {
  code: 'PQ155',
  name: 'unknown-option',
  severity: 'warning',
  summary: 'PodmanArgs= has an option that belongs to another command of podman.',
  explanation:
    'The generator passes `PodmanArgs=` to a different command for each type of file: `podman run` for a `.container`, ' +
    '`podman pod create`, `podman kube play`, `podman network create`, `podman volume create` and `podman pull` for the ' +
    'others. An option of containers such as `--env` or `--privileged` is unknown to the other commands, which then fail. Set ' +
    'it in each container of a pod, or in the manifest of a `.kube` file.',
  sources: [
    'podman-pod-create(1)',
    'podman-kube-play(1)',
    'podman-network-create(1)',
    'podman-volume-create(1)',
    'podman-pull(1)',
  ],
  checkUnit: checkOptions,
};

/** By section: the command, the options of `podman run` that it has too, and the fix; from runs of 5.4.2, 5.8.6 and 6.1.1. */
const COMMANDS: ReadonlyMap<string, readonly [command: string, options: RegExp, fix: string]> = new Map([
  [
    'Pod',
    [
      'pod create',
      optionsOf(
        'add-host blkio-weight cgroup-parent cpu-shares cpus cpuset-cpus cpuset-mems device device-read-bps device-write-bps dns dns-option dns-search gidmap gpus hostname hosts-file ip ip6 label label-file mac-address memory memory-swap name network network-alias no-hostname no-hosts pid pod-id-file publish replace restart security-opt shm-size shm-size-systemd storage-opt subgidname subuidname sysctl uidmap userns uts volume volumes-from',
      ),
      'set it in the containers of the pod',
    ],
  ],
  [
    'Kube',
    [
      'kube play',
      optionsOf(
        'annotation authfile cert-dir creds ip log-driver log-opt mac-address network no-hostname no-hosts publish quiet replace tls-verify userns',
      ),
      'set it in the manifest',
    ],
  ],
  ['Network', ['network create', optionsOf('dns label'), 'remove it']],
  ['Volume', ['volume create', optionsOf('label'), 'remove it']],
  [
    'Image',
    [
      'pull',
      optionsOf(
        'arch authfile cert-dir creds decryption-key os platform quiet retry retry-delay tls-verify variant',
      ),
      'remove it',
    ],
  ],
]);

// Options of `podman run` without a key.
const WITHOUT_KEY =
  /^--(?:attach|cgroupns|cpu-(?:period|quota|shares)|cpus|detach|expose|init|interactive|ipc|memory-reservation|pid|privileged|restart|rm|systemd|tty|umask|unsetenv)$/;

function optionsOf(words: string): RegExp {
  return new RegExp(`^--(?:${words.replaceAll(' ', '|')})$`);
}

/** Options of `podman run` for another command, and those of a pod for `podman run`. */
function checkOptions(context: Context, member: Member): void {
  const { section } = member.kind;
  const [command, taken, fix] = COMMANDS.get(section) ?? [
    'run',
    /^--(?!infra|share|exit-policy)/,
    'move it to a .pod file',
  ];
  if (section !== 'Container' && !COMMANDS.has(section)) return;
  for (const argument of optionsIn(member)) {
    const { option, written } = argument;
    if (taken.test(option) || (section !== 'Container' && !isOfContainers(context, option))) continue;
    if (!option.startsWith('--')) continue;
    context.report('PQ155', spanOf(argument), `podman ${command} has no option ${written} and fails; ${fix}`);
  }
}

function isOfContainers({ catalogue }: Context, option: string): boolean {
  if (WITHOUT_KEY.test(option)) return true;
  for (const record of catalogue.get('Container')?.values() ?? []) {
    if (record.option === option || record.option === `${option}=`) return true;
  }
  return false;
}
