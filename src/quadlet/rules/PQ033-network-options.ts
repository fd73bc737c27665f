import type { Rule } from './rule.js';

export const networkOptions: Rule = {
  code: 'PQ033',
  name: 'network-options',
  severity: 'error',
  summary: 'Network= has options after the container whose network it joins.',
  explanation:
    'A container that joins the network of another one has its addresses, ports and names, and cannot set them: ' +
    "`extra options are not supported when joining another container's network`. `Network=NAME.container` " +
    'requires Podman 5.3. Remove everything after the name.',
  sources: ['pkg/systemd/quadlet/quadlet.go, addNetworks', 'podman-systemd.unit(5), Network='],
};
