import type { Member } from '../set/unit-set.js';
import { type Context, decidingKey } from './context.js';
import type { Rule } from './rule.js';

export const sameResource: Rule = {
  code: 'PQ119',
  name: 'same-resource',
  severity: 'warning',
  summary: 'Two units give their containers, pods, volumes or networks the same name.',
  explanation:
    'Names must be unique among containers and pods, among volumes, and among networks. Quadlet starts containers ' +
    'with `--replace`: the service that starts later removes the container of the other. Two units with the same ' +
    'volume or network name share that volume or network. Give each its own `ContainerName=`, `PodName=`, ' +
    '`VolumeName=` or `NetworkName=`, or keep the default, `systemd-` and the file name. Units that should share ' +
    'a volume refer to the same `.volume` file.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, ConvertContainer',
    'podman-systemd.unit(5), "Setting resource names"',
  ],
  checkSet: checkResources,
};

/** The keys that name the resources of podman, and the name space of each. */
export const NAME_KEYS: Readonly<Record<string, { readonly key: string; readonly space: string }>> = {
  '.container': { key: 'ContainerName', space: 'containers and pods' },
  '.pod': { key: 'PodName', space: 'containers and pods' },
  '.volume': { key: 'VolumeName', space: 'volumes' },
  '.network': { key: 'NetworkName', space: 'networks' },
};

function checkResources(context: Context): void {
  const spaces = new Map<string, Map<string, Member>>();
  for (const member of context.set.members) {
    if (!member.converts) continue;
    const naming = NAME_KEYS[member.kind.extension];
    if (naming === undefined || member.resource === '' || member.resource.includes('%')) continue;
    const first = spaces.get(naming.space) ?? new Map<string, Member>();
    const known = first.get(member.resource);
    if (known === undefined) spaces.set(naming.space, first.set(member.resource, member));
    // PQ118 reports units that share the service.
    else if (known.service !== member.service) {
      context.report(
        'PQ119',
        decidingKey(member, member.kind.section, naming.key),
        `${known.unit.path} uses the name ${member.resource} too, which must be unique among ${naming.space}; set another ${naming.key}=`,
      );
    }
  }
}
