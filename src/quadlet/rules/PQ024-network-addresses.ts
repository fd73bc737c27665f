import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
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

/** `Subnet=`, `Gateway=` and `IPRange=` of networks. */
export function checkAddresses(context: Context, member: Member): void {
  const subnets = member.unit.list('Network', 'Subnet').length;
  for (const key of ['Gateway', 'IPRange']) {
    const entries = member.unit.list('Network', key);
    if (entries.length <= subnets) continue;
    const entry = entries[subnets] as Entry;
    const message =
      subnets === 0
        ? `${key}= needs a Subnet= that it belongs to: add Subnet=`
        : `there are ${entries.length} ${key}= for ${subnets} Subnet=: the first belongs to the first, and so on; each needs its own`;
    context.report('PQ024', keySpan(entry), message);
  }
}
