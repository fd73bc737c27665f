import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import { optionsIn } from './PQ120-podman-args.js';
import type { Rule } from './rule.js';
import { unitOptions } from './unit-options.js';

export const updateInPod: Rule = {
  code: 'PQ183',
  name: 'update-in-pod',
  severity: 'warning',
  summary: 'podman auto-update cannot restart a container that joins a pod with PodmanArgs=.',
  explanation:
    'For a container in a pod `podman auto-update` restarts the unit of the pod. With `PodmanArgs=--pod` the pod does ' +
    'not start this service again: a pod without a unit is reported as an error (`no PODMAN_SYSTEMD_UNIT label ' +
    'found`), and the restart of another unit removes the container with its pod. Create the pod with a `.pod` ' +
    'file and join it with `Pod=`, or remove `AutoUpdate=`.',
  sources: ['pkg/autoupdate/autoupdate.go, systemdUnitForContainer', 'podman-auto-update(1)'],
  checkUnit: checkUpdate,
  units: ['PodmanArgs='],
};

const LABEL = 'io.containers.autoupdate=';

function checkUpdate(context: Context, member: Member): void {
  if (member.kind.extension !== '.container' || member.unit.value('Container', 'Pod')) return;
  const joins = optionsIn(member).find(({ option }) => option === '--pod' || option === '--pod-id-file');
  if (joins === undefined || joins.value.startsWith('new:')) return;
  const update = unitOptions(context, member)
    .get('--label')
    ?.findLast(({ value }) => value.startsWith(LABEL));
  if (update === undefined || /=(?:disabled)?$/.test(update.value)) return;
  const what = update.written.startsWith('AutoUpdate') ? 'AutoUpdate=' : 'this label';
  context.report(
    'PQ183',
    update.span,
    `podman auto-update restarts the unit of the pod that ${joins.written} joins, and not this one; use Pod= with a .pod file, or remove ${what}`,
  );
}
