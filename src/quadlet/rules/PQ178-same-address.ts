import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { resourceFinder } from './PQ175-resource-by-name.js';
import { networkFileOf, staticAddresses } from './PQ177-outside-subnet.js';
import type { Rule, SetFiles } from './rule.js';
import { directoryOf, isNamedLike, startedAtBoot } from './started-units.js';
import { type AddressRange, addressRange } from './values/address-range.js';

export const sameAddress: Rule = {
  code: 'PQ178',
  name: 'same-address',
  severity: 'warning',
  summary: 'Two networks have overlapping subnets, or two containers the same address.',
  explanation:
    'podman creates no bridge network whose subnet another network already contains (`subnet … is already used on ' +
    'the host or by another config`), and starts no container with an address that another container has ' +
    '(`requested ip address … is already allocated`). Use different subnets and addresses. The rule compares ' +
    'networks of one directory, and containers that are started at boot.',
  sources: ['podman-network-create(1), --subnet', 'podman-run(1), --ip'],
  checkSet: checkAddresses,
  members: ['Network=', 'Subnet='],
};

function checkAddresses(context: Context, _files: SetFiles, members: readonly Member[]): void {
  const started = startedAtBoot(context);
  checkNetworks(context, members, started);
  const taken = new Map<string, Member>();
  for (const { member, network, address, span } of staticAddresses(context.set, members)) {
    if (!started.has(member)) continue;
    const key = `${network.unit.path}\0${address.family}\0${address.first}`;
    const other = taken.get(key);
    if (other === undefined) taken.set(key, member);
    else if (other !== member && !isNamedLike(other, member)) {
      context.report(
        'PQ178',
        span,
        `${other.unit.path} has this address in ${network.unit.path} too, so the service that starts later fails; use another address`,
      );
    }
  }
}

/** A subnet of a network, with the entry that sets it. */
interface Subnet extends AddressRange {
  readonly network: Member;
  readonly entry: Entry;
  readonly order: number;
}

// podman 6 also compares the subnets of one network.
const COMPARED_WITHIN_SINCE = versionNumber('6.0.0');

/** Bridge networks that units started at boot use, or that are started themselves. */
function checkNetworks(context: Context, members: readonly Member[], started: ReadonlySet<Member>): void {
  const { set, behaviour } = context;
  const find = resourceFinder(set);
  const used = new Set<Member | undefined>();
  for (const member of members) {
    if (!started.has(member)) continue;
    used.add(member);
    const { unit, kind } = member;
    for (const entry of unit.list(kind.section, 'Network')) used.add(networkFileOf(set, find, entry));
  }
  const subnets = members
    .filter((member) => used.has(member) && member.kind.extension === '.network' && comparesSubnets(member))
    .flatMap((network) => network.unit.list('Network', 'Subnet').map((entry) => ({ network, entry })))
    .flatMap(({ network, entry }, order): Subnet[] => {
      const range = addressRange(entry.value.trim());
      return range === undefined ? [] : [{ ...range, network, entry, order }];
    })
    .sort(
      (a, b) => a.family - b.family || (a.first < b.first ? -1 : a.first > b.first ? 1 : a.order - b.order),
    );
  let widest: Subnet | undefined;
  for (const subnet of subnets) {
    const before = widest;
    if (before === undefined || before.family !== subnet.family || before.last < subnet.last) widest = subnet;
    if (before === undefined || before.family !== subnet.family || before.last < subnet.first) continue;
    const isSame = before.network === subnet.network;
    if (
      isSame
        ? behaviour.version < COMPARED_WITHIN_SINCE
        : directoryOf(before.network) !== directoryOf(subnet.network) ||
          isNamedLike(before.network, subnet.network)
    )
      continue;
    const [first, later] = before.order < subnet.order ? [before, subnet] : [subnet, before];
    const other = isSame
      ? 'another one of this network'
      : `Subnet=${first.entry.value.trim()} of ${first.network.unit.path}`;
    context.report(
      'PQ178',
      valueSpan(later.entry),
      `this subnet overlaps with ${other}, so podman ${isSame ? 'does not create the network' : 'creates only one of the networks'}; use another subnet`,
    );
  }
}

/** Whether podman compares the subnets of a network with those of others. */
function comparesSubnets({ unit }: Member): boolean {
  const driver = unit.value('Network', 'Driver') ?? 'bridge';
  const isShared = unit
    .list('Network', 'Options')
    .some(({ value }) => /\b(?:vlan=|mode=unmanaged)/.test(value));
  return driver === 'bridge' && !isShared && unit.args('Network', 'PodmanArgs').length === 0;
}
