import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import { keySpan, type Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule, SetFiles } from './rule.js';
import { nameOf, someOptions, unitOptions } from './unit-options.js';

export const podLimits: Rule = {
  code: 'PQ153',
  name: 'pod-limits',
  severity: 'warning',
  summary: 'A limit of the pod does not apply to its containers.',
  explanation:
    'Quadlet starts the containers of a pod with `--cgroups=split`, which puts them into the control groups of their ' +
    'services and not into that of the pod. `--memory` and the like in `PodmanArgs=` of the pod, and `MemoryMax=` and the ' +
    'like in its `[Service]`, limit only the infra container. Set the limit in each container, put all services into one ' +
    '`Slice=` that has the limit, or set `CgroupsMode=enabled` in the containers (requires Podman 5.3), which applies the ' +
    'options of the pod.',
  sources: ['podman-run(1), --cgroups', 'podman-pod-create(1), --memory', 'systemd.resource-control(5)'],
  checkSet: checkPodLimits,
  members: ['Pod='],
};

const LIMITS = (
  'cpu-shares cpus cpuset-cpus cpuset-mems memory memory-swap blkio-weight blkio-weight-device ' +
  'device-read-bps device-write-bps'
)
  .split(' ')
  .map((name) => `--${name}`);
const DIRECTIVES =
  /^(?:CPU(?:Quota|Weight)|Memory(?:Max|High|Z?SwapMax)|TasksMax|IO(?:Weight|.*Max)|AllowedCPUs)$/;

const MODES_SINCE = versionNumber('5.3.0');

/** Limits of pods whose containers are elsewhere. */
function checkPodLimits(context: Context, _files: SetFiles, members: readonly Member[]): void {
  const outside = new Map<string, Member>();
  for (const member of members) {
    const pod = member.kind.section === 'Container' ? member.unit.value('Container', 'Pod') : undefined;
    if (pod !== undefined && isSplit(context, member)) outside.set(pod, member);
  }
  if (outside.size === 0) return;
  for (const pod of context.set.members) {
    const container = pod.kind.section === 'Pod' ? outside.get(pod.unit.name) : undefined;
    if (container === undefined) continue;
    for (const { what, span } of limitsOf(context, pod)) {
      const message = `${what} of the pod does not apply to ${container.unit.name}, which runs in the control group of ${container.service}.service; set the limit there`;
      context.report('PQ153', span, message);
    }
  }
}

const CGROUPS = new Set(['--cgroups']);

function isSplit(context: Context, member: Member): boolean {
  if (context.behaviour.version < MODES_SINCE) return true;
  const mode = someOptions(context, member, CGROUPS).get('--cgroups')?.at(-1)?.value ?? 'split';
  return mode === 'split';
}

function* limitsOf(context: Context, pod: Member): Iterable<{ what: string; span: Span }> {
  const options = unitOptions(context, pod);
  for (const option of LIMITS) {
    const [one] = options.get(option) ?? [];
    if (one !== undefined) yield { what: nameOf(one), span: one.span };
  }
  for (const [key, entries] of pod.unit.sections.get('Service') ?? []) {
    const entry = entries.at(-1);
    if (DIRECTIVES.test(key) && entry !== undefined && !/^(?:infinity)?$/.test(entry.value.trim())) {
      yield { what: `${key}=`, span: keySpan(entry) };
    }
  }
}
