import { extensionOf } from '../catalogue/keys.js';
import { versionNumber } from '../catalogue/versions.js';
import { type Context, decidingKey } from '../convert/context.js';
import type { Member } from '../set/unit-set.js';
import type { Rule } from './rule.js';

export const sameService: Rule = {
  code: 'PQ118',
  name: 'same-service',
  severity: 'warning',
  summary: 'Two files become the same service.',
  explanation:
    "The name of the service comes from the file's: `web.container` and `web.kube` both become `web.service`, " +
    '`web.pod` and `web-pod.container` both `web-pod.service`. The generator writes one over the other and ' +
    "says nothing. The services of podman's own package, such as `podman.service`, are replaced the same way. " +
    'Rename one file, or set `ServiceName=` from Podman 5.3 on.',
  checkSet: checkNames,
};

/** Units that get into each other's way by their names, which the generator does not look at. */
function checkNames(context: Context): void {
  const generated = context.set.members.filter(({ converts }) => converts);
  checkServices(context, generated);
  checkResources(context, generated);
  for (const member of generated) checkInstance(context, member);
}

/** Services of podman's own package, which a user's unit of the same name replaces. */
const PODMANS_OWN = [
  'podman',
  'podman-auto-update',
  'podman-restart',
  'podman-clean-transient',
  'podman-kube@',
];

function checkServices(context: Context, members: readonly Member[]): void {
  const first = new Map<string, Member>();
  for (const member of members) {
    const span = decidingKey(member, member.kind.section, 'ServiceName');
    const known = first.get(member.service);
    if (known !== undefined) {
      const message = `this becomes ${member.service}.service, and so does ${known.unit.path}: the later one replaces the earlier; give one of them ServiceName= (from Podman 5.3 on) or another file name`;
      context.report('PQ118', span, message);
    } else first.set(member.service, member);
    if (PODMANS_OWN.includes(member.service)) {
      const message = `this becomes ${member.service}.service and takes the place of podman's own: give it another name`;
      context.report('PQ118', span, message);
    }
  }
}

const NAME_KEYS: Readonly<Record<string, { readonly key: string; readonly space: string }>> = {
  '.container': { key: 'ContainerName', space: 'containers and pods' },
  '.pod': { key: 'PodName', space: 'containers and pods' },
  '.volume': { key: 'VolumeName', space: 'volumes' },
  '.network': { key: 'NetworkName', space: 'networks' },
};

function checkResources(context: Context, members: readonly Member[]): void {
  const first = new Map<string, Member>();
  for (const member of members) {
    const naming = NAME_KEYS[member.kind.extension];
    if (naming === undefined || member.resource === '' || member.resource.includes('%')) continue;
    const key = `${naming.space}\0${member.resource}`;
    const known = first.get(key);
    if (known === undefined) first.set(key, member);
    // Where they share the service, that was said.
    else if (known.service !== member.service) {
      context.report(
        'PQ119',
        decidingKey(member, member.kind.section, naming.key),
        `${known.unit.path} has the name ${member.resource} too, and podman has one for all ${naming.space}: give one of them another ${naming.key}=`,
      );
    }
  }
}

const INSTANCES_NAMED_SINCE = versionNumber('5.7.0');

/** `getResourceName` cuts the last character of the name off, as if it were the `@` of a template. */
function checkInstance(context: Context, member: Member): void {
  const { unit, kind } = member;
  const naming = NAME_KEYS[kind.extension];
  if (context.behaviour.version < INSTANCES_NAMED_SINCE || naming === undefined) return;
  if (kind.extension !== '.volume' && kind.extension !== '.network') return;
  const stem = unit.name.slice(0, unit.name.length - extensionOf(unit.name).length);
  if (!stem.includes('@') || stem.endsWith('@') || unit.value(kind.section, naming.key)) return;
  context.report(
    'PQ135',
    decidingKey(member, kind.section, naming.key),
    `from Podman 5.7 on its name would be systemd-${stem.slice(0, -1)}-%i, without the last character of the instance: add ${naming.key}=`,
  );
}
