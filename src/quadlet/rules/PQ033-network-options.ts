import type { Rule } from './rule.js';

export const networkOptions: Rule = {
  code: 'PQ033',
  name: 'network-options',
  severity: 'error',
  summary: 'Options follow the container whose network is joined.',
  explanation:
    "A container that joins another one's network has its addresses, ports and names, and there is nothing " +
    "left to set: `extra options are not supported when joining another container's network`. " +
    '`Network=NAME.container` is known from Podman 5.3 on. Take away what follows the name.',
  sources: ['pkg/systemd/quadlet/quadlet.go, addNetworks', 'podman-systemd.unit(5), Network='],
};
