import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import { modeWord, type Network, networkOf } from './network-modes.js';
import type { Rule } from './rule.js';
import { nameOf, type UnitOption, type UnitOptions, unitOptions, withValue } from './unit-options.js';

export const networkMode: Rule = {
  code: 'PQ147',
  name: 'network-mode',
  severity: 'warning',
  summary: 'The network does not allow an option, or cannot be combined with another network.',
  explanation:
    'Addresses and aliases require a bridge network, that is a `.network` file, the name of a network or `bridge`. The ' +
    'default network of a user is not a bridge. `none` and `container:` have no name servers of the container, ' +
    '`container:` no hosts, and `host` no `net.*` parameters. Only bridge networks can be combined, and an address ' +
    'requires a single one; with several, use the option `ip=` of each: `Network=web.network:ip=10.1.0.2`. podman rejects ' +
    'all other combinations when the unit starts.',
  sources: [
    'podman-run(1), --network',
    'cmd/podman/common/netflags.go, NetFlagsToNetOptions',
    'pkg/specgen/namespaces.go, ParseNetworkFlag',
    'pkg/specgen/container_validate.go, Validate',
    'pkg/specgen/generate/security_linux.go, securityConfigureGenerator',
  ],
  checkUnit: checkNetworkMode,
  units: ['--network', '--network-alias', '--ip', '--ip6', '--mac-address'],
};

const ADDRESSES = ['--ip', '--ip6', '--mac-address'];

/** Options that the network of a container or pod excludes. */
function checkNetworkMode(context: Context, member: Member): void {
  const { section } = member.kind;
  if (section !== 'Container' && section !== 'Pod') return;
  const options = unitOptions(context, member);
  const network = networkOf(context, options);
  if (network === undefined) return;
  if (network.mode === undefined) {
    checkDefault(context, member, options);
    return;
  }
  checkOptions(context, network, options);
  checkNetworks(context, section, network, options);
}

/** The default network of a user is pasta or slirp4netns. */
function checkDefault(context: Context, { unit }: Member, options: UnitOptions): void {
  // PQ112 checks containers of a pod.
  if (context.mode !== 'user' || unit.value('Container', 'Pod') || options.has('--pod')) return;
  for (const one of firstOf(options, [...ADDRESSES, '--network-alias'])) {
    report(
      context,
      one,
      `podman rejects ${nameOf(one)} without Network=, because the default network of a user is not a bridge; add Network=bridge or a .network file`,
    );
  }
}

/** Options, the modes that exclude them, and the fix. */
const EXCLUDED: readonly (readonly [options: readonly string[], modes: RegExp, fix: string])[] = [
  [[...ADDRESSES, '--network-alias'], /^(?!bridge)/, 'remove one, or use a bridge network'],
  [['--dns', '--dns-option', '--dns-search'], /^(?:none|container)$/, 'remove one'],
  [['--add-host'], /^container$/, 'add the host to the other container'],
  [['--sysctl'], /^host$/, 'remove it, or set it on the host'],
];

function checkOptions(context: Context, { mode = '', written }: Network, options: UnitOptions): void {
  for (const [names, modes, fix] of EXCLUDED) {
    if (!modes.test(mode)) continue;
    for (const one of firstOf(options, names)) {
      const [parameter = ''] = one.value.startsWith('net.') ? one.value.split('=', 1) : [];
      const name = nameOf({ written: withValue(one, parameter) });
      report(context, one, `podman rejects ${name} with ${written}; ${fix}`);
    }
  }
}

function checkNetworks(
  context: Context,
  section: string,
  { mode, all, written }: Network,
  options: UnitOptions,
): void {
  const [first, second, ...more] = all;
  if (first !== undefined && section === 'Pod' && mode === 'container') {
    report(
      context,
      first,
      `podman rejects ${written}, because a pod cannot join another container; remove it`,
    );
  }
  if (first !== undefined && mode === 'pasta' && context.mode === 'system') {
    report(context, first, `podman rejects ${written} for root; use Network=bridge or a .network file`);
  }
  if (second === undefined) return;
  const others =
    mode === 'bridge' ? [second, ...more].filter(({ value }) => modeWord(context, value)) : [second];
  const [other] = others;
  if (other !== undefined) {
    const what = `${nameOf(other)}${other.value} and ${written}`;
    report(
      context,
      other,
      `podman rejects ${what} together, because only bridge networks can be combined; remove one`,
    );
    return;
  }
  for (const one of firstOf(options, ADDRESSES)) {
    report(
      context,
      one,
      `podman rejects ${nameOf(one)} with several networks; use the option ip= or mac= of one Network=`,
    );
  }
}

/** The first of each option; of `--sysctl` the first of the network. */
function* firstOf(options: UnitOptions, names: readonly string[]): Iterable<UnitOption> {
  for (const name of names) {
    const first = name === '--sysctl' ? 'net.' : '';
    const one = options.get(name)?.find(({ value }) => value !== '' && value.startsWith(first));
    if (one !== undefined) yield one;
  }
}

function report(context: Context, { span }: UnitOption, message: string): void {
  context.report('PQ147', span, message);
}
