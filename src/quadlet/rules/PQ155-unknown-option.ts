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
  units: ['PodmanArgs='],
};

/**
 * By section: the command, those options of `podman run` with a key (or below) that it has too, and the fix; from runs of
 * 5.4.2, 5.8.6 and 6.1.1.
 */
const COMMANDS: ReadonlyMap<string, readonly [command: string, options: string, fix: string]> = new Map([
  [
    'Pod',
    [
      'pod create',
      'add-host cpu-shares cpus device dns dns-option dns-search gidmap hostname ip ip6 label memory name network network-alias pid publish restart security-opt shm-size subgidname subuidname sysctl uidmap userns volume',
      'set it in the containers of the pod',
    ],
  ],
  [
    'Kube',
    ['kube play', 'annotation ip log-driver log-opt network publish userns', 'set it in the manifest'],
  ],
  ['Network', ['network create', 'dns label', 'remove it']],
  ['Volume', ['volume create', 'label', 'remove it']],
  ['Image', ['pull', 'retry retry-delay', 'remove it']],
]);

// Options of `podman run` without a key.
const WITHOUT_KEY =
  /^--(?:attach|cgroupns|cpu-(?:period|quota|shares)|cpus|detach|expose|init|interactive|ipc|memory-reservation|pid|privileged|restart|rm|systemd|tty|umask|unsetenv)$/;

const OF_PODS = /^--(?:infra|share|exit-policy)/;

/** Options of `podman run` for another command, and those of a pod for `podman run`. */
function checkOptions(context: Context, member: Member): void {
  const { section } = member.kind;
  const isContainer = section === 'Container';
  const [command, taken, fix] = isContainer
    ? ['run', '', 'move it to a .pod file']
    : (COMMANDS.get(section) ?? []);
  if (taken === undefined) return;
  const names = new Set(taken.split(' '));
  for (const argument of optionsIn(member)) {
    const { option, written } = argument;
    const isWrong = isContainer
      ? OF_PODS.test(option)
      : isOfContainers(context, option) && !names.has(option.slice(2));
    if (!isWrong) continue;
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
