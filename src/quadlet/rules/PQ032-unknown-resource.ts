import type { Rule } from './rule.js';

export const unknownResource: Rule = {
  code: 'PQ032',
  name: 'unknown-resource',
  severity: 'error',
  summary: 'The generator cannot determine the name of a referenced resource.',
  explanation:
    'The generator writes the name of a network, container or image into the command of the unit that references ' +
    'it. The name is unknown if the referenced unit is rejected, and for a container whose `ContainerName=` ' +
    'contains a specifier other than `%N`: `cannot get the resource name of vpn.container`. Podman 5.3 only knows ' +
    'the names of containers that it has converted earlier. Fix the referenced unit, or give it a ' +
    '`ContainerName=` without specifiers.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, addNetworks',
    'pkg/systemd/quadlet/quadlet.go, getContainerName',
  ],
};
