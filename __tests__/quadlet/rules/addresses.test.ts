import { describe, expect, test } from '@jest/globals';
import { container, lintMarked, type Row } from './lint-marked.js';

const BOOT = '[Install]\nWantedBy=default.target\n';
const boot = (...lines: readonly string[]): string => container(...lines) + BOOT;
const network = (...lines: readonly string[]): string => `[Network]\n${lines.join('\n')}\n`;
const LAN = network('Subnet=10.77.0.0/24');
const joined = (lan: string, ...lines: readonly string[]) => ({
  'lan.network': lan,
  'a.container': boot('Network=lan.network', ...lines),
});

describe('addresses outside the subnet', () => {
  const CODES = ['PQ177'];

  test.each<Row>([
    ['a gateway', { 'a.network': network('Subnet=10.77.0.0/24', 'Gateway=⟦PQ177|10.78.0.1⟧') }],
    [
      'a gateway of another family',
      { 'a.network': network('Subnet=10.77.0.0/24', 'Gateway=⟦PQ177|fd00::1⟧') },
    ],
    [
      'of the second subnet',
      {
        'a.network': network(
          'Subnet=10.77.0.0/24',
          'Subnet=fd00:1::/64',
          'Gateway=10.77.0.1',
          'Gateway=⟦PQ177|fd00:2::1⟧',
        ),
      },
    ],
    ['a range', { 'a.network': network('Subnet=10.77.0.0/24', 'IPRange=⟦PQ177|10.77.0.128-10.77.1.4⟧') }],
    ['a larger range', { 'a.network': network('Subnet=10.77.0.0/24', 'IPRange=⟦PQ177|10.77.0.0/16⟧') }],
    ['an address', joined(LAN, 'IP=⟦PQ177|10.77.1.9⟧')],
    [
      'with its network',
      { 'lan.network': LAN, 'a.container': container('Network=lan.network:ip=⟦PQ177|10.77.1.9⟧,mac=1') },
    ],
    ['an address of IPv6', joined(LAN, 'IP6=⟦PQ177|fd00::9⟧')],
    ['of IPv6 in a subnet', joined(network('Subnet=fd00:1::/64'), 'IP6=⟦PQ177|fd00:1:0:1::9⟧')],
    [
      'by the name of the network',
      { 'lan.network': LAN, 'a.container': container('Network=systemd-lan:ip=⟦PQ177|10.1.0.9⟧') },
    ],
    ['an option', joined(LAN, 'PodmanArgs=⟦PQ177|--ip⟧=10.1.0.9')],
    ['of a pod', { 'lan.network': LAN, 'a.pod': '[Pod]\nNetwork=lan.network\nIP=⟦PQ177|10.1.0.9⟧\n' }],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    [
      'inside',
      {
        ...joined(
          network('Subnet=10.77.0.5/24', 'Gateway=10.77.0.254', 'IPRange=10.77.0.0/25'),
          'IP=10.77.0.9',
        ),
      },
    ],
    ['the whole range', { 'a.network': network('Subnet=10.77.0.0/24', 'IPRange=10.77.0.0-10.77.0.255') }],
    [
      'IPv6 in other words',
      joined(network('Subnet=fd00:1::/64', 'Gateway=fd00:1:0:0::1'), 'IP6=FD00:1::0:9'),
    ],
    ['one of several subnets', joined(network('Subnet=10.77.0.0/24', 'Subnet=10.78.0.0/24'), 'IP=10.78.0.9')],
    ['a subnet that podman selects', joined(network('Internal=true'), 'IP=10.78.0.9')],
    ['the other family of IPv6=', joined(network('Subnet=10.77.0.0/24', 'IPv6=true'), 'IP6=fd00::9')],
    ['no assignment of addresses', joined(network('Subnet=10.77.0.0/24', 'IPAMDriver=dhcp'), 'IP=10.1.0.9')],
    [
      'a subnet in an option',
      joined(network('Subnet=10.77.0.0/24', 'PodmanArgs=--subnet 10.1.0.0/24'), 'IP=10.1.0.9'),
    ],
    [
      'more subnets than are compared',
      joined(network(...Array<string>(21).fill('Subnet=10.77.0.0/24')), 'IP=10.1.0.9'),
    ],
    ['several networks', { ...joined(LAN, 'Network=b', 'IP=10.1.0.9') }],
    ['networks outside the set', container('Network=lan', 'IP=10.1.0.9')],
    ['specifiers and invalid values', joined(network('Subnet=10.77.0.0/24', 'Gateway=x'), 'IP=10.1.0.%i')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('the message names the subnet', () => {
    expect(
      lintMarked(CODES, joined(network('Subnet=10.77.0.0/24', 'Gateway=10.78.0.1'), 'IP=10.1.0.9')).messages,
    ).toEqual([
      'this address is in no subnet of lan.network (10.77.0.0/24), so podman cannot start the container; use an address of the subnet',
      'Gateway= is not in Subnet=10.77.0.0/24, so podman cannot create the network; use an address of the subnet',
    ]);
  });
});

describe('subnets and addresses that are used twice', () => {
  const CODES = ['PQ178'];
  const two = (a: string, b: string) => ({
    'a.network': network(a),
    'b.network': network(b),
    'c.container': boot('Network=a.network', 'Network=b.network'),
  });

  test.each<Row>([
    ['the same subnet', two('Subnet=10.77.0.0/24', 'Subnet=⟦PQ178|10.77.0.0/24⟧')],
    ['a part of it', two('Subnet=10.77.0.0/24', 'Subnet=⟦PQ178|10.77.0.128/25⟧')],
    ['a larger one', two('Subnet=10.77.0.128/25', 'Subnet=⟦PQ178|10.77.0.0/16⟧')],
    ['of IPv6', two('Subnet=fd00:1::/64', 'Subnet=⟦PQ178|fd00:1::/48⟧')],
    [
      'networks that are started',
      { 'a.network': LAN + BOOT, 'b.network': network('Subnet=⟦PQ178|10.77.0.0/24⟧') + BOOT },
    ],
    [
      'subnets of one network, from 6.0',
      joined(network('Subnet=10.77.0.0/24', 'Subnet=⟦PQ178|10.77.0.0/25⟧')),
      { targets: ['6.0.2'] },
    ],
    [
      'an address',
      { ...joined(LAN, 'IP=10.77.0.9'), 'b.container': boot('Network=lan.network:ip=⟦PQ178|10.77.0.9⟧') },
    ],
    [
      'by another name',
      { ...joined(LAN, 'IP=10.77.0.9'), 'b.container': boot('Network=systemd-lan', 'IP=⟦PQ178|10.77.0.9⟧') },
    ],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, options);
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['different subnets', two('Subnet=10.77.0.0/24', 'Subnet=10.77.1.0/24')],
    ['networks that nothing uses', { 'a.network': LAN, 'b.network': LAN }],
    [
      'networks of units that start by hand',
      {
        'a.network': LAN,
        'b.network': LAN,
        'c.container': boot('Network=a.network'),
        'd.container': container('Network=b.network'),
      },
    ],
    [
      'alternatives with the same name',
      {
        ...two('Subnet=10.77.0.0/24\nNetworkName=x', 'Subnet=10.77.0.0/24\nNetworkName=x'),
        'c.network': network('Subnet=10.78.0.0/24'),
        'c.container': boot('ContainerName=y', 'Network=c.network:ip=10.78.0.9'),
        'd.container': boot('ContainerName=y', 'Network=c.network:ip=10.78.0.9'),
      },
    ],
    ['networks of other directories', { 'a/a.network': LAN + BOOT, 'b/b.network': LAN + BOOT }],
    ['VLANs', two('Subnet=10.77.0.0/24\nOptions=vlan=3', 'Subnet=10.77.0.0/24')],
    ['bridges of others', two('Subnet=10.77.0.0/24\nOptions=mode=unmanaged', 'Subnet=10.77.0.0/24')],
    ['other drivers', two('Subnet=10.77.0.0/24\nDriver=macvlan', 'Subnet=10.77.0.0/24')],
    ['subnets of one network before 6.0', joined(network('Subnet=10.77.0.0/24', 'Subnet=10.77.0.0/25'))],
    [
      'other addresses',
      { ...joined(LAN, 'IP=10.77.0.9'), 'b.container': boot('Network=lan.network', 'IP=10.77.0.8') },
    ],
    [
      'addresses of other networks',
      {
        ...joined(LAN, 'IP=10.77.0.9'),
        'b.network': LAN,
        'b.container': container('Network=b.network', 'IP=10.77.0.9'),
      },
    ],
    [
      'a unit that starts by hand',
      { ...joined(LAN, 'IP=10.77.0.9'), 'b.container': container('Network=lan.network', 'IP=10.77.0.9') },
    ],
    ['twice in one unit', joined(LAN, 'IP=10.77.0.9', 'PodmanArgs=--ip 10.77.0.9')],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, options).messages).toEqual([]);
  });

  test('the message names the other file', () => {
    expect(lintMarked(CODES, two('Subnet=10.77.0.0/24', 'Subnet=10.77.0.0/16')).messages).toEqual([
      'this subnet overlaps with Subnet=10.77.0.0/24 of a.network, so podman creates only one of the networks; use another subnet',
    ]);
  });
});
