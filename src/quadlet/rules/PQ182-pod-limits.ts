import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { optionsIn, spanOf } from './PQ120-podman-args.js';
import type { Rule } from './rule.js';

export const podLimits: Rule = {
  code: 'PQ182',
  name: 'pod-limits',
  severity: 'warning',
  summary: 'A limit of a pod does not apply to its containers.',
  explanation:
    'Quadlet starts each container with `--cgroups=split`, in the control group of its service and not in that ' +
    'of the pod. `--memory` and `--cpus` of the pod, and `MemoryMax=` in its `[Service]`, only limit the infra ' +
    'container. Set the limit in each container, or `CgroupsMode=enabled` there (from Podman 5.3 on), which puts ' +
    'the container into the control group of the pod.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, ConvertContainer',
    'podman-run(1), --cgroups',
    'systemd.resource-control(5)',
  ],
  checkSet: checkPods,
};

const OPTIONS =
  /^-(?:m|-(?:memory(?:-swap)?|cpus|cpu-shares|cpuset-(?:cpus|mems)|blkio-weight(?:-device)?|device-(?:read|write)-bps))$/;
const DIRECTIVES = [
  'MemoryMax',
  'MemoryHigh',
  'MemorySwapMax',
  'CPUQuota',
  'CPUWeight',
  'AllowedCPUs',
  'IOWeight',
  'TasksMax',
];

function checkPods(context: Context): void {
  const split = new Map<string, Member>();
  for (const member of context.set.members) {
    const pod = member.unit.value('Container', 'Pod');
    if (pod && member.converts && isSplit(member) && !split.has(pod)) split.set(pod, member);
  }
  for (const pod of context.set.members) {
    const member = split.get(pod.unit.name);
    if (member === undefined || pod.kind.extension !== '.pod') continue;
    const outcome = `does not apply to ${member.unit.name}, which runs in the control group of its service; set the limit there`;
    for (const option of optionsIn(pod)) {
      if (OPTIONS.test(option.option))
        context.report('PQ182', spanOf(option), `${option.written} of the pod ${outcome}`);
    }
    for (const key of DIRECTIVES) {
      const entry = pod.unit.last('Service', key);
      if (entry !== undefined && entry.value !== '')
        context.report('PQ182', keySpan(entry), `${key}= of the pod ${outcome}`);
    }
  }
}

/** Whether a container is in the control group of its service. */
function isSplit(member: Member): boolean {
  const mode = member.unit.value('Container', 'CgroupsMode') || 'split';
  return mode === 'split' && [...optionsIn(member)].every(({ option }) => !option.startsWith('--cgroup'));
}
