import { trimmed } from '../set/unit.js';
import type { Member, UnitSet } from '../set/unit-set.js';
import { type Entry, partSpan, type Span, valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { optionsIn, spanOf } from './PQ120-podman-args.js';
import { type FindResource, resourceFinder } from './PQ175-resource-by-name.js';
import type { Rule, SetFiles } from './rule.js';
import { type AddressRange, addressRange, includesRange } from './values/address-range.js';

export const outsideSubnet: Rule = {
  code: 'PQ177',
  name: 'outside-subnet',
  severity: 'warning',
  summary: 'An address is not in the subnet of its network.',
  explanation:
    'podman creates no network whose `Gateway=` or `IPRange=` is outside its `Subnet=` (`gateway … not in subnet`), ' +
    'and starts no container with an address that is in no subnet of its network (`requested static ip … not in ' +
    'any subnet on network`). `Gateway=` and `IPRange=` belong to the `Subnet=` at the same position. The subnets of ' +
    'a network are known if its `.network` file sets them.',
  sources: ['podman-network-create(1), --gateway', 'podman-run(1), --ip', 'podman-systemd.unit(5), Subnet='],
  checkSet: checkSubnets,
  members: ['Network=', 'Gateway=', 'IPRange='],
};

function checkSubnets(context: Context, _files: SetFiles, members: readonly Member[]): void {
  for (const member of members) {
    if (!member.converts) continue;
    if (member.kind.extension === '.network') checkNetwork(context, member);
  }
  for (const { address, span, network } of staticAddresses(context.set, members)) {
    const subnets = subnetsOf(network);
    if (subnets === undefined || subnets.some((subnet) => includesRange(subnet, address))) continue;
    // From IPv6= podman adds a subnet of the other kind.
    if (network.unit.flag('Network', 'IPv6') && subnets.every(({ family }) => family !== address.family))
      continue;
    const written = network.unit.list('Network', 'Subnet').map(({ value }) => value.trim());
    context.report(
      'PQ177',
      span,
      `this address is in no subnet of ${network.unit.path} (${written.join(', ')}), so podman cannot start the container; use an address of the subnet`,
    );
  }
}

/** `Gateway=` and `IPRange=` of a network. */
function checkNetwork(context: Context, { unit }: Member): void {
  const subnets = unit.list('Network', 'Subnet');
  for (const key of ['Gateway', 'IPRange']) {
    for (const [index, entry] of unit.list('Network', key).entries()) {
      const subnet = subnets[index];
      const all = subnet && rangeOf(subnet);
      const range = rangeOf(entry);
      if (subnet === undefined || all === undefined || range === undefined || includesRange(all, range))
        continue;
      const { text } = trimmed(subnet);
      context.report(
        'PQ177',
        valueSpan(entry),
        `${key}= is not in Subnet=${text}, so podman cannot create the network; use ${key === 'Gateway' ? 'an address' : 'a range'} of the subnet`,
      );
    }
  }
}

function rangeOf(entry: Entry): AddressRange | undefined {
  return addressRange(trimmed(entry).text);
}

/** Limit for the subnets of a network that are compared with each address. */
const SUBNETS = 20;

/** The subnets that a `.network` file sets; undefined if it sets none or many, or podman does not assign addresses. */
function subnetsOf({ unit }: Member): readonly AddressRange[] | undefined {
  const entries = unit.list('Network', 'Subnet');
  const driver = unit.value('Network', 'IPAMDriver') ?? 'host-local';
  if (driver !== 'host-local' || unit.last('Network', 'PodmanArgs') !== undefined) return undefined;
  if (entries.length === 0 || entries.length > SUBNETS) return undefined;
  const subnets = entries.map(rangeOf);
  return subnets.includes(undefined) ? undefined : (subnets as AddressRange[]);
}

/** An address that a container or pod requests in a network of the set. */
interface StaticAddress {
  readonly member: Member;
  readonly network: Member;
  readonly address: AddressRange;
  readonly span: Span;
}

/**
 * The addresses that containers and pods request in networks of the set.
 * @param members those with `Network=`, and possibly others
 */
export function* staticAddresses(set: UnitSet, members: readonly Member[]): Iterable<StaticAddress> {
  const find = resourceFinder(set);
  for (const member of members) {
    const { unit, kind } = member;
    if (!member.converts || !mayHaveAddress(member)) continue;
    const options = optionsIn(member);
    const entries = unit.list(kind.section, 'Network').filter(({ value }) => value !== '');
    const isOnly = entries.length === 1 && options.every(({ option }) => option !== '--network');
    for (const entry of entries) {
      const found: [value: string, span: Span][] = [];
      for (const { 0: whole, 1: value = '', index } of entry.value.matchAll(/[:,]ip6?=([^,\s]+)/g)) {
        const end = index + whole.length;
        found.push([value, partSpan(entry, end - value.length, end)]);
      }
      for (const key of isOnly ? ['IP', 'IP6'] : []) {
        const own = unit.last(kind.section, key);
        if (own !== undefined) found.push([unit.unquoted(own), valueSpan(own)]);
      }
      for (const option of isOnly ? options : []) {
        if (/^--ip6?$/.test(option.option)) found.push([option.value, spanOf(option)]);
      }
      const network = found.length === 0 ? undefined : networkFileOf(set, find, entry);
      if (network === undefined) continue;
      for (const [value, span] of found) {
        const address = /[-/]/.test(value) ? undefined : addressRange(value);
        if (address !== undefined) yield { member, network, address, span };
      }
    }
  }
}

/** Whether it is worth looking for an address: few units have one. */
function mayHaveAddress({ unit, kind: { section } }: Member): boolean {
  const networks = unit.list(section, 'Network');
  if (networks.length === 0) return false;
  for (const { value } of networks) if (value.includes('ip')) return true;
  return Boolean(unit.last(section, 'IP') ?? unit.last(section, 'IP6') ?? unit.last(section, 'PodmanArgs'));
}

/** The network of the set that a `Network=` names, by its file or by its name in podman. */
export function networkFileOf({ byName }: UnitSet, find: FindResource, { value }: Entry): Member | undefined {
  const [name = ''] = value.trimEnd().split(':', 1);
  return name.endsWith('.network') ? byName.get(name) : find('.network', name);
}
