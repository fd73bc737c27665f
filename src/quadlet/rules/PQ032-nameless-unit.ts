import type { Rule } from './rule.js';

export const namelessUnit: Rule = {
  code: 'PQ032',
  name: 'nameless-unit',
  severity: 'error',
  summary: 'The generator does not know the name of the resource that is referred to.',
  explanation:
    'The generator writes the name of a network, a container or an image into the command of the unit that ' +
    'refers to it. It has none if that unit is itself rejected, and for a container whose `ContainerName=` ' +
    'has a specifier other than `%N` in it: `cannot get the resource name of vpn.container`. Podman 5.3 knows ' +
    'the names of those containers only that it has converted before. Mend the other unit, or give it a ' +
    '`ContainerName=` without specifiers.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, addNetworks',
    'pkg/systemd/quadlet/quadlet.go, getContainerName',
  ],
};
