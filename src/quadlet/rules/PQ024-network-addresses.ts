import type { Rule } from './rule.js';

export const networkAddresses: Rule = {
  code: 'PQ024',
  name: 'network-addresses',
  severity: 'error',
  summary: 'A gateway or a range has no subnet that it belongs to.',
  explanation:
    'The first `Gateway=` and the first `IPRange=` belong to the first `Subnet=`, the second to the second, ' +
    'and so on. The generator drops the network when one is left over: `cannot set more gateways than ' +
    'subnets`, `cannot set more ranges than subnets`, or `cannot set gateway or range without subnet`. Each ' +
    'of the keys is forgotten by an empty one, also in a drop-in. Add the subnet that is missing.',
  sources: ['pkg/systemd/quadlet/quadlet.go, ConvertNetwork', 'podman-systemd.unit(5), Gateway='],
};
