import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { optionsIn, spanOf } from './PQ120-podman-args.js';
import type { Rule } from './rule.js';
import { settingOf } from './service.js';

export const podLimit: Rule = {
  code: 'PQ169',
  name: 'pod-limit',
  severity: 'warning',
  summary: 'A limit of a pod does not apply to its containers.',
  explanation:
    'Quadlet starts every container with `--cgroups=split`, in the cgroup of its service and not in that of ' +
    'the pod. Limits of the pod, in `PodmanArgs=` or in `[Service]`, therefore apply to its infra container ' +
    'only. Set them in `[Service]` of each container, or set `CgroupsMode=enabled` there (requires Podman 5.3) so ' +
    'that podman puts the container into the cgroup of the pod. The rule skips pods without containers in the same ' +
    'search path, and those with a container that has `CgroupsMode=`.',
  sources: ['podman-run(1), --cgroups', 'podman-pod-create(1), --memory', 'systemd.resource-control(5)'],
  checkSet: checkPodLimits,
};

const DIRECTIVE =
  /^(?:Memory(?:Max|High|SwapMax|ZSwapMax)|CPU(?:Quota|Weight)|AllowedCPUs|TasksMax|IO(?:Weight|.*Max))$/;
const OPTION =
  /^--(?:memory|memory-swap|cpus|cpu-shares|cpuset-cpus|cpuset-mems|blkio-weight|device-(?:read|write)-bps)$/;

function checkPodLimits(context: Context): void {
  const { members } = context.set;
  const containers = new Map<string, Member[]>();
  for (const member of members) {
    const pod = member.kind.extension === '.container' ? member.unit.value('Container', 'Pod') : undefined;
    if (!pod) continue;
    const known = containers.get(pod);
    if (known === undefined) containers.set(pod, [member]);
    else known.push(member);
  }
  for (const pod of members) {
    if (pod.kind.extension !== '.pod') continue;
    const inside = containers.get(pod.unit.name) ?? [];
    if (inside.length === 0 || inside.some(hasMode)) continue;
    for (const [key, entries] of pod.unit.sections.get('Service') ?? []) {
      const entry = entries.at(-1);
      if (entry !== undefined && DIRECTIVE.test(key) && !/^(?:infinity)?\s*$/.test(entry.value))
        report(context, keySpan(entry), `${key}= in [Service]`, 'set it in [Service] of each container');
    }
    for (const option of optionsIn(pod)) {
      if (OPTION.test(option.option))
        report(
          context,
          spanOf(option),
          `${option.written} in PodmanArgs=`,
          'set a limit in [Service] of each container',
        );
    }
  }
}

function hasMode(member: Member): boolean {
  return settingOf(member, 'CgroupsMode', '--cgroups') !== undefined;
}

function report(
  context: Context,
  span: Parameters<Context['report']>[1],
  what: string,
  instead: string,
): void {
  context.report(
    'PQ169',
    span,
    `${what} does not apply to the containers of the pod, which run in the cgroups of their services; ${instead}`,
  );
}
