import { extensionOf } from '../catalogue/keys.js';
import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import { type Context, decidingKey } from './context.js';
import { NAME_KEYS } from './PQ119-same-resource.js';
import type { Rule } from './rule.js';

export const instanceName: Rule = {
  code: 'PQ135',
  name: 'instance-name',
  severity: 'warning',
  summary: 'The generator gives the resource of an instance a wrong name.',
  explanation:
    "Podman 5.7 and later derive the name of an instance's volume or network as if the file were a template, and " +
    'cut off one character: `data@blog.volume` becomes `systemd-data@blo-%i` (`getResourceName` in ' +
    '`pkg/systemd/quadlet/quadlet.go`). The service then starts with another volume than before. Set ' +
    '`VolumeName=` or `NetworkName=`.',
  sources: ['pkg/systemd/quadlet/quadlet.go, getResourceName'],
  checkSet: checkInstances,
};

const INSTANCES_NAMED_SINCE = versionNumber('5.7.0');

/** `getResourceName` removes the last character of the name, as if it were the `@` of a template. */
function checkInstances(context: Context): void {
  if (context.behaviour.version < INSTANCES_NAMED_SINCE) return;
  for (const member of context.set.members) {
    if (member.converts) checkInstance(context, member);
  }
}

function checkInstance(context: Context, member: Member): void {
  const { unit, kind } = member;
  const naming = NAME_KEYS[kind.extension];
  if (naming === undefined) return;
  if (kind.extension !== '.volume' && kind.extension !== '.network') return;
  const stem = unit.name.slice(0, unit.name.length - extensionOf(unit.name).length);
  if (!stem.includes('@') || stem.endsWith('@') || unit.value(kind.section, naming.key)) return;
  context.report(
    'PQ135',
    decidingKey(member, kind.section, naming.key),
    `Podman 5.7 and later name it systemd-${stem.slice(0, -1)}-%i, without the last character of the instance; add ${naming.key}=`,
  );
}
