import type { Member } from '../set/unit-set.js';
import { type Context, decidingKey } from './context.js';
import type { Rule } from './rule.js';

export const sameResource: Rule = {
  code: 'PQ119',
  name: 'same-resource',
  severity: 'warning',
  summary: 'Two units give their containers, pods, volumes or networks the same name.',
  explanation:
    'podman knows containers and pods, volumes, and networks by name, each name once, and Quadlet starts ' +
    "containers with `--replace`: the service that starts later removes the other one's container. Two units " +
    'that share a volume or network name share the thing itself, whichever was there first. Give each its own ' +
    '`ContainerName=`, `PodName=`, `VolumeName=` or `NetworkName=`, or leave it to the default, `systemd-` ' +
    "and the file's name. Units that should share a volume refer to the same `.volume` file.",
  sources: [
    'pkg/systemd/quadlet/quadlet.go, ConvertContainer',
    'podman-systemd.unit(5), "Setting resource names"',
  ],
  checkSet: checkResources,
};

/** The keys that name what podman creates, and the name space that each shares. */
export const NAME_KEYS: Readonly<Record<string, { readonly key: string; readonly space: string }>> = {
  '.container': { key: 'ContainerName', space: 'containers and pods' },
  '.pod': { key: 'PodName', space: 'containers and pods' },
  '.volume': { key: 'VolumeName', space: 'volumes' },
  '.network': { key: 'NetworkName', space: 'networks' },
};

function checkResources(context: Context): void {
  const first = new Map<string, Member>();
  for (const member of context.set.members) {
    if (!member.converts) continue;
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
