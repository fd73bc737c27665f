import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const networkAddresses: Rule = {
  code: 'PQ024',
  name: 'network-addresses',
  severity: 'error',
  summary: 'Gateway= or IPRange= has no matching Subnet=.',
  explanation:
    '`Gateway=` and `IPRange=` are paired with `Subnet=` in order: the first with the first, the second with the ' +
    'second. The generator rejects the network if one is left over: `cannot set more gateways than subnets`, ' +
    '`cannot set more ranges than subnets`, or `cannot set gateway or range without subnet`. An empty assignment ' +
    'resets the key, also in a drop-in. Add the missing subnet.',
  sources: ['pkg/systemd/quadlet/quadlet.go, ConvertNetwork', 'podman-systemd.unit(5), Gateway='],
};

/** `Subnet=`, `Gateway=` and `IPRange=` of networks. */
export function checkAddresses(context: Context, member: Member): void {
  const subnets = member.unit.list('Network', 'Subnet').length;
  for (const key of ['Gateway', 'IPRange']) {
    const entries = member.unit.list('Network', key);
    if (entries.length <= subnets) continue;
    const entry = entries[subnets] as Entry;
    const message =
      subnets === 0
        ? `${key}= requires a Subnet=; add one`
        : `there are ${entries.length} ${key}= but only ${subnets} Subnet=; add a Subnet= for each (they are paired in order)`;
    context.report('PQ024', keySpan(entry), message);
  }
}
