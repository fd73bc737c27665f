import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import { type Context, decidingKey } from './context.js';
import type { Rule } from './rule.js';

export const templateInPod: Rule = {
  code: 'PQ181',
  name: 'template-in-pod',
  severity: 'warning',
  summary: 'A pod starts an instance of a template that is named after the pod.',
  explanation:
    'Before Podman 6.0 the service of a pod gets `Wants=` on each `.container` file with `Pod=`, also on a template. ' +
    'systemd completes `worker@.service` with the name of the pod and starts `worker@jobs-pod.service`, an instance ' +
    'that no one requested. Set `StartWithPod=false` (from Podman 5.3 on) and start the instances that you need, or ' +
    'link to the template for each of them.',
  sources: ['pkg/systemd/quadlet/quadlet.go, handlePod', 'podman-systemd.unit(5), StartWithPod='],
  checkUnit: checkTemplate,
  units: ['Pod='],
};

const NOT_STARTED_SINCE = versionNumber('6.0.0');

function checkTemplate(context: Context, member: Member): void {
  const { unit } = member;
  const { version } = context.behaviour;
  const name = unit.value('Container', 'Pod') ?? '';
  const pod = context.set.byName.get(name);
  if (!unit.name.endsWith('@.container') || pod?.kind.extension !== '.pod') return;
  if (version < pod.kind.since || version >= NOT_STARTED_SINCE || pod.unit.name.includes('@')) return;
  if (unit.flag('Container', 'StartWithPod') === false) return;
  context.report(
    'PQ181',
    decidingKey(member, 'Container', 'Pod'),
    `${name} starts ${member.service}${pod.service}.service, an instance of this template, before Podman 6.0; set StartWithPod=false (requires Podman 5.3)`,
  );
}
