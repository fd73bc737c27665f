import type { Unit } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { spanOfPart, type UnitOption, unitOptions } from './unit-options.js';
import { quoted } from './values/quoted.js';

export const networkDriver: Rule = {
  code: 'PQ179',
  name: 'network-driver',
  severity: 'warning',
  summary: 'podman does not create the network, because its driver does not support a key or an option.',
  explanation:
    'The generator passes `Driver=`, `IPAMDriver=` and `Options=` on unchecked, and `podman network create` fails ' +
    'when the service starts. The bridge driver takes the options `mtu`, `vlan`, `isolate`, `metric`, `mode`, `vrf` ' +
    'and `no_default_route`; macvlan and ipvlan take `parent`, `mode`, `mtu`, `metric` and `no_default_route`, ' +
    'macvlan also `bclim`. Of the options of Docker podman only knows `com.docker.network.driver.mtu` and ' +
    '`com.docker.network.bridge.name`. ipvlan cannot use DHCP, so it requires `Subnet=`. Without DNS, which ' +
    'macvlan and ipvlan never have, `DNS=` is an error. Without root macvlan and ipvlan have no access to the ' +
    'interfaces of the host, because rootless networks are in a separate namespace.',
  sources: ['podman-network-create(1), --opt', 'podman-network-create(1), --ipam-driver'],
  checkUnit: checkNetwork,
  units: ['NetworkName=', 'IPAMDriver=', 'DNS=', '--driver', '--opt'],
};

const ANY = /^/;
const NUMBER = /^\+?\d+$/;
const BOOLEAN = /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False)$/;
const COMMON = { mtu: NUMBER, metric: NUMBER, no_default_route: BOOLEAN };
const VLAN = { ...COMMON, parent: ANY };

/** The options of each driver (`networkCreate` in libnetwork/netavark/config.go, netavark's constants.rs). */
const OPTIONS: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  bridge: {
    ...COMMON,
    vlan: /^(?:\d{1,3}|[0-3]\d{3}|40[0-8]\d|409[0-4])$/,
    isolate: /^(?:1|t|T|TRUE|true|True|0|f|F|FALSE|false|False|strict)$/,
    vrf: ANY,
    mode: /^(?:managed|unmanaged)$/,
    'com.docker.network.driver.mtu': NUMBER,
    'com.docker.network.bridge.name': ANY,
    host_interface_name: ANY,
    outbound_addr4: ANY,
    outbound_addr6: ANY,
  },
  macvlan: { ...VLAN, mode: /^(?:bridge|private|vepa|passthru)$/, bclim: /^[+-]?\d+$/ },
  ipvlan: { ...VLAN, mode: /^(?:l2|l3|l3s)$/ },
};

// Names of Docker, and options that podman sets itself.
const UNDOCUMENTED = /^(?:com\.|host_|outbound_)/;

/** The ends of messages about a value. */
const MODES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bridge: {
    mode: '; use managed or unmanaged',
    isolate: '; use true, false or strict',
    vlan: '; use 0-4094',
  },
  macvlan: { mode: '; use bridge, private, vepa or passthru' },
  ipvlan: { mode: '; use l2, l3 or l3s' },
};

/** Drivers of Docker and modes of containers, which no network has. */
const NO_DRIVER = /^(?:host|none|null|overlay|nat|transparent)$/;
// validateNetworkName and pkg/domain/infra/abi/network.go.
const NO_NAME = /^(?:bridge|container|default|host|none|ns|pasta|private|slirp4netns)$/;

function checkNetwork(context: Context, member: Member): void {
  const { unit, kind } = member;
  if (kind.extension !== '.network') return;
  const refuse = (key: string, message: string): void => {
    const entry = unit.last('Network', key);
    if (entry !== undefined) context.report('PQ179', keySpan(entry), message);
  };
  const name = unit.value('Network', 'NetworkName') ?? '';
  if (NO_NAME.test(name))
    refuse(
      'NetworkName',
      `podman creates no network named ${name}, because Network=${name} has another meaning; use another name`,
    );
  const options = unitOptions(context, member);
  const given = options.get('--driver')?.at(-1);
  const driver = given?.value ?? 'bridge';
  const isWrong = (message: string) => given !== undefined && context.report('PQ179', given.span, message);
  if (NO_DRIVER.test(driver)) {
    isWrong(
      `podman has no network driver ${driver}; use bridge, macvlan or ipvlan, or Network=host or Network=none in the container`,
    );
    return;
  }
  checkOptions(context, options.get('--opt') ?? [], driver);
  if (context.mode === 'user' && driver.endsWith('vlan')) {
    isWrong(
      `the ${driver} driver cannot use the interfaces of the host without root; use system units, or the bridge driver`,
    );
    return;
  }
  // Options in PodmanArgs= can change everything else.
  if (unit.args('Network', 'PodmanArgs').length > 0) return;
  checkAddresses(refuse, unit, driver);
}

/** Options that the driver does not have, and values that it does not accept. */
function checkOptions(context: Context, given: readonly UnitOption[], driver: string): void {
  const options = OPTIONS[driver];
  if (options === undefined) return;
  for (const one of given) {
    const text = one.value;
    const equals = text.indexOf('=');
    const [option, value] = [text.slice(0, equals), text.slice(equals + 1)];
    if (equals < 0 || value === '' || /[%$]/.test(text)) continue;
    const accepted = Object.hasOwn(options, option) ? options[option] : undefined;
    if (accepted?.test(value)) continue;
    const known = Object.keys(options).filter((one) => !UNDOCUMENTED.test(one));
    const message =
      accepted === undefined
        ? `the ${driver} driver has no option ${quoted(option)}, so podman does not create the network; ${option === 'bridge_name' || option === 'name' ? 'use InterfaceName= (requires Podman 5.6)' : `it has ${known.join(', ')}`}`
        : `the ${driver} driver does not accept ${option}=${quoted(value).slice(1, -1)}, so podman does not create the network${MODES[driver]?.[option] ?? ''}`;
    context.report('PQ179', spanOfPart(one, text), message);
  }
}

/** What each driver requires for addresses and DNS (`createIpvlanOrMacvlan`, `validateIPAMDriver`, `networkCreate`). */
function checkAddresses(refuse: (key: string, message: string) => void, unit: Unit, driver: string): void {
  const assignment = unit.value('Network', 'IPAMDriver') ?? '';
  const hasSubnet = unit.list('Network', 'Subnet').length > 0;
  const isLan = driver === 'macvlan' || driver === 'ipvlan';
  if (assignment === 'none' && hasSubnet)
    refuse('IPAMDriver', 'podman rejects Subnet= with IPAMDriver=none; remove one of them');
  if (driver === 'ipvlan' && (assignment === 'dhcp' || (assignment === '' && !hasSubnet)))
    refuse(
      assignment === '' ? 'Driver' : 'IPAMDriver',
      'the ipvlan driver cannot use DHCP, so podman does not create the network; add Subnet=',
    );
  else if (isLan && assignment === 'dhcp' && hasSubnet)
    refuse('IPAMDriver', 'podman rejects Subnet= with IPAMDriver=dhcp; remove one of them');
  else if (isLan && assignment === 'host-local' && !hasSubnet)
    refuse('IPAMDriver', `the ${driver} driver requires a subnet with IPAMDriver=host-local; add Subnet=`);
  const reason = isLan
    ? `the ${driver} driver has no DNS`
    : assignment === 'none'
      ? 'IPAMDriver=none disables DNS'
      : unit.flag('Network', 'DisableDNS')
        ? 'DisableDNS= disables it'
        : undefined;
  if (reason !== undefined && unit.list('Network', 'DNS').length > 0)
    refuse('DNS', `podman rejects DNS=, because ${reason}; remove one of them`);
}
