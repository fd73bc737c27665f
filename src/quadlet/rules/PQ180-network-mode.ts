import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan, type Span, valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { optionsIn, spanOf } from './PQ120-podman-args.js';
import type { Rule } from './rule.js';

export const networkMode: Rule = {
  code: 'PQ180',
  name: 'network-mode',
  severity: 'warning',
  summary: 'podman rejects the combination of Network= with another network, an address or an alias.',
  explanation:
    'Several networks, `IP=`, `IP6=` and `NetworkAlias=` are only possible with bridge networks: not with `host`, ' +
    '`none`, `pasta`, `slirp4netns`, `private`, `ns:` or the network of another container. With several networks ' +
    'each address belongs to one of them: `Network=lan.network:ip=10.1.0.9` instead of `IP=`. The generator does ' +
    'not check this, and the service fails (`can only be set when the network mode is bridge`, `can only be set ' +
    'for a single network`, `cannot set multiple networks without bridge network mode`).',
  sources: [
    'cmd/podman/common/netflags.go, NetFlagsToNetOptions',
    'pkg/specgen/namespaces.go, ParseNetworkFlag',
    'podman-run(1), --network',
  ],
  checkUnit: checkModes,
};

function checkModes(context: Context, member: Member): void {
  const { unit, kind } = member;
  const { section } = kind;
  // PQ112 reports networks of members of a pod.
  if (!/^(?:Container|Pod|Kube)$/.test(section) || unit.value(section, 'Pod')) return;
  const keys = unit.list(section, 'Network').filter(({ value }) => value !== '');
  const networks: [value: string, span: Span][] = keys.map((entry) => [entry.value.trim(), valueSpan(entry)]);
  for (const option of optionsIn(member)) {
    if (option.option === '--network') networks.push([option.value, spanOf(option)]);
  }
  const [first] = networks;
  if (first === undefined) return;
  const mode = networks.find(([value], index) => isMode(value) || (index > 0 && nameOf(value) === 'bridge'));
  if (mode === undefined) checkAddresses(context, member, new Set(networks.map(([value]) => nameOf(value))));
  else if (networks.length > 1) {
    context.report(
      'PQ180',
      mode[1],
      `podman rejects ${mode[0]} together with other networks; remove one of them`,
    );
  } else {
    for (const entry of settings(member, ['IP', 'IP6', 'NetworkAlias'])) {
      const message = `podman rejects ${entry.key}= with Network=${mode[0]}; remove one of them`;
      context.report('PQ180', keySpan(entry), message);
    }
  }
}

const MODES = /^(?:host|none|pasta|slirp4netns|private|default|ns|container)$|\.container$/;

function nameOf(network: string): string {
  return network.split(':', 1)[0] ?? '';
}

/** Whether a network is not a bridge. */
function isMode(network: string): boolean {
  return MODES.test(nameOf(network));
}

/** One entry of each key that is set. */
function settings({ unit, kind }: Member, keys: readonly string[]): Entry[] {
  return keys.flatMap((key) => unit.list(kind.section, key).find(({ value }) => value !== '') ?? []);
}

function checkAddresses(context: Context, member: Member, networks: ReadonlySet<string>): void {
  if (networks.size < 2) return;
  const [name] = networks;
  for (const entry of settings(member, ['IP', 'IP6'])) {
    const option = entry.key.toLowerCase();
    const message = `podman rejects ${entry.key}= with ${networks.size} networks; add the address to one of them, Network=${name}:${option}=${entry.value.trim()}`;
    context.report('PQ180', keySpan(entry), message);
  }
}
