import type { Rule } from './rule.js';

// Reported by the check of PQ118, which reads the same lines.
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
};
