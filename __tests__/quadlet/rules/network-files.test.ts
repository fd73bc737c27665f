import { describe, expect, test } from '@jest/globals';
import { lintMarked, type Row } from './lint-marked.js';

const network = (...lines: readonly string[]) => ({ 'a.network': `[Network]\n${lines.join('\n')}\n` });

describe('what the driver of a network does not support', () => {
  const CODES = ['PQ179'];

  test.each<Row>([
    ['an unknown option', network('Options=⟦PQ179|icc=true⟧ mtu=1400')],
    ['an option in PodmanArgs=', network('PodmanArgs=⟦PQ179|-o⟧ icc=true')],
    ['a driver in PodmanArgs=', network('PodmanArgs=⟦PQ179|--driver⟧=overlay')],
    ['an option of Docker', network('Options=⟦PQ179|com.docker.network.bridge.enable_icc=true⟧')],
    ['words that every object has', network('Options=⟦PQ179|constructor=1⟧')],
    ['an option of macvlan', network('Options=⟦PQ179|parent=eth0⟧')],
    ['an option of bridges', network('Driver=macvlan', 'Options=⟦PQ179|vlan=3⟧')],
    [
      'an option of macvlan for ipvlan',
      network('Driver=ipvlan', 'Subnet=10.1.0.0/24', 'Options=⟦PQ179|bclim=1⟧'),
    ],
    ['numbers', network('Options=⟦PQ179|mtu=large⟧ ⟦PQ179|vlan=4095⟧ ⟦PQ179|metric=-1⟧')],
    ['a mode of bridges', network('Options=⟦PQ179|mode=bridge⟧')],
    ['a mode of macvlan', network('Driver=macvlan', 'Options=⟦PQ179|mode=l2⟧')],
    ['a mode of ipvlan', network('Driver=ipvlan', 'Subnet=10.1.0.0/24', 'Options=⟦PQ179|mode=bridge⟧')],
    ['isolation', network('Options=⟦PQ179|isolate=yes⟧')],
    ['a driver of Docker', network('⟦PQ179|Driver⟧=overlay', 'Options=a=b')],
    ['a mode of containers', network('⟦PQ179|NetworkName⟧=host')],
    ['ipvlan with DHCP', network('⟦PQ179|Driver⟧=ipvlan')],
    [
      'ipvlan with the DHCP driver',
      network('Driver=ipvlan', '⟦PQ179|IPAMDriver⟧=dhcp', 'Subnet=10.1.0.0/24'),
    ],
    ['DHCP with a subnet', network('Driver=macvlan', '⟦PQ179|IPAMDriver⟧=dhcp', 'Subnet=10.1.0.0/24')],
    ['no subnet for host-local', network('Driver=macvlan', '⟦PQ179|IPAMDriver⟧=host-local')],
    ['a subnet without addresses', network('⟦PQ179|IPAMDriver⟧=none', 'Subnet=10.1.0.0/24')],
    ['macvlan of a user', network('⟦PQ179|Driver⟧=macvlan', 'IPAMDriver=host-local'), { mode: 'user' }],
    ['servers without DNS', network('DisableDNS=true', '⟦PQ179|DNS⟧=10.1.0.1')],
    ['servers of macvlan', network('Driver=macvlan', '⟦PQ179|DNS⟧=10.1.0.1')],
    ['servers without addresses', network('IPAMDriver=none', '⟦PQ179|DNS⟧=10.1.0.1')],
  ])('%s', (...[, files, options]) => {
    const { found, marks } = lintMarked(CODES, files, { mode: 'system', ...options });
    expect(found).toEqual(marks);
  });

  test.each<Row>([
    ['the defaults', network('')],
    ['options without a value', network('Options=isolate mtu=')],
    [
      'options of bridges',
      network('Options=mtu=1400 vlan=0 isolate=strict metric=5 vrf=a mode=unmanaged no_default_route=1'),
    ],
    [
      'names of Docker',
      network('Options=com.docker.network.driver.mtu=1400 com.docker.network.bridge.name=br0'),
    ],
    ['options of macvlan', network('Driver=macvlan', 'Options=parent=eth0 mode=passthru mtu=1400 bclim=-1')],
    ['options of ipvlan', network('Driver=ipvlan', 'Subnet=10.1.0.0/24', 'Options=parent=eth0 mode=l3s')],
    ['ipvlan without addresses', network('Driver=ipvlan', 'IPAMDriver=none')],
    ['DHCP', network('Driver=macvlan', 'IPAMDriver=dhcp')],
    ['servers', network('DNS=10.1.0.1')],
    ['a plugin', network('Driver=mine', 'Options=a=b', 'IPAMDriver=dhcp')],
    ['variables and specifiers', network('Options=mtu=$MTU vlan=%i')],
    ['an option that sets the subnet', network('Driver=ipvlan', 'PodmanArgs=--subnet 10.1.0.0/24')],
    ['options of volumes', { 'a.volume': '[Volume]\nDevice=/a\nOptions=a=b\n' }],
  ])('none: %s', (...[, files, options]) => {
    expect(lintMarked(CODES, files, { mode: 'system', ...options }).messages).toEqual([]);
  });

  test.each([
    [
      ['Options=bridge_name=br0'],
      'the bridge driver has no option "bridge_name", so podman does not create the network; use InterfaceName= (requires Podman 5.6)',
    ],
    [
      ['Options=icc=1'],
      'the bridge driver has no option "icc", so podman does not create the network; it has mtu, metric, no_default_route, vlan, isolate, vrf, mode',
    ],
    [
      ['Driver=macvlan', 'Options=mode=l2'],
      'the macvlan driver does not accept mode=l2, so podman does not create the network; use bridge, private, vepa or passthru',
    ],
  ])('%j', (lines, message) => {
    expect(lintMarked(CODES, network(...lines), { mode: 'system' }).messages).toEqual([message]);
  });
});
