import { PODS_SINCE } from '../catalogue/keys.js';
import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { optionsIn, spanOf } from './PQ120-podman-args.js';
import type { Rule } from './rule.js';

export const podMember: Rule = {
  code: 'PQ112',
  name: 'pod-member',
  severity: 'warning',
  summary: 'A container in a pod sets a key that belongs to the pod.',
  explanation:
    'The containers of a pod share its network and its host name. Podman rejects a container that publishes ' +
    'ports, sets an address or a host name, adds hosts or maps users (`Validate` in ' +
    '`pkg/specgen/container_validate.go`), and ignores its name servers. With `Network=` the container starts, ' +
    'but leaves the network of the pod (`podman-run(1)`). Move the key to the `.pod` file.',
  sources: ['pkg/specgen/container_validate.go, Validate', 'podman-run(1), --pod'],
  checkUnit: checkPodMember,
  units: ['Pod='],
};

// From this version on podman allows shared user namespaces.
const SHARED_NAMESPACES_SINCE = versionNumber('5.8.0');

const MAPPINGS = ['UIDMap', 'GIDMap', 'SubUIDMap', 'SubGIDMap', 'RemapUsers'];

/**
 * Settings that a container in a pod cannot have (`SpecGenerator.Validate` in `pkg/specgen/container_validate.go`,
 * `namespaceOptions`, and `CreateInit` of `podman run`). Nothing is reported if `PodmanArgs=` changes what is shared.
 */
function checkPodMember(context: Context, member: Member): void {
  const { unit, kind } = member;
  const name = kind.extension === '.container' ? unit.value('Container', 'Pod') : undefined;
  if (!name?.endsWith('.pod') || context.behaviour.version < PODS_SINCE) return;
  const pod = context.set.byName.get(name);
  const { changesSharing, hasHost } = networkOf(pod);
  if (changesSharing) return;
  const own = unit.args('Container', 'PodmanArgs').map(({ text }) => text);
  checkHostName(context, member, pod, own);
  checkNamespace(context, member, name);
  checkNetwork(context, member, name, hasHost, own);
  if (unit.list('Container', 'Network').every(({ value }) => value === '')) {
    checkOptions(context, member, name, hasHost, own);
  }
}

/** The options of the same settings in `PodmanArgs=`. */
function checkOptions(
  context: Context,
  member: Member,
  pod: string,
  podHasHost: boolean,
  own: readonly string[],
): void {
  if (own.some((word) => /^--(?:net(?:work)?|uts)\b/.test(word))) return;
  const refused = podHasHost ? REFUSED : [...REFUSED, '--publish', '--publish-all', '-P', '--add-host'];
  for (const option of optionsIn(member)) {
    if (!refused.includes(option.option)) continue;
    const message = `podman rejects ${option.written} for a container in a pod; move it to ${pod}`;
    context.report('PQ112', spanOf(option), message);
  }
}

const REFUSED = ['--ip', '--ip6', '--mac-address', '--network-alias', '--hostname'];

interface PodNetwork {
  /** `PodmanArgs=` changes what its containers share. */
  readonly changesSharing: boolean;
  /** Its network is, or may be, the host network. */
  readonly hasHost: boolean;
}

/** A cache, because thousands of containers can be in one pod. */
const NETWORKS = new WeakMap<Member, PodNetwork>();

function networkOf(pod: Member | undefined): PodNetwork {
  const known = pod && NETWORKS.get(pod);
  if (known !== undefined) return known;
  const args = pod?.unit.args('Pod', 'PodmanArgs') ?? [];
  const networks = pod?.unit.list('Pod', 'Network') ?? [];
  const network = {
    changesSharing: args.some(({ text }) => /^--(?:share|infra)\b(?!-)/.test(text)),
    hasHost:
      args.some(({ text }) => /^--net(?:work)?\b/.test(text)) ||
      networks.some(({ value }) => value.trim() === 'host'),
  };
  if (pod !== undefined) NETWORKS.set(pod, network);
  return network;
}

function checkNetwork(
  context: Context,
  { unit }: Member,
  pod: string,
  podHasHost: boolean,
  own: readonly string[],
): void {
  const first = (key: string): Entry | undefined =>
    unit.list('Container', key).find(({ value }) => value !== '');
  const network = first('Network');
  if (network !== undefined) {
    context.report(
      'PQ112',
      keySpan(network),
      `Network= removes this container from the network of ${pod}: it gets no ports of the pod and cannot reach the other containers on localhost; move Network= to ${pod}`,
    );
  }
  if (network !== undefined || own.some((word) => /^--net(?:work)?\b/.test(word))) return;
  const refused = ['IP', 'IP6', 'NetworkAlias', ...(podHasHost ? [] : ['PublishPort', 'AddHost'])];
  for (const key of refused) {
    const entry = first(key);
    if (entry !== undefined) reportRefused(context, entry, pod);
  }
  if (podHasHost) {
    const port = first('PublishPort');
    if (port === undefined) return;
    const message = `PublishPort= has no effect, because ${pod} uses the host network, where every port is already reachable; remove it`;
    context.report('PQ112', keySpan(port), message);
    return;
  }
  for (const key of ['DNS', 'DNSOption', 'DNSSearch']) {
    const entry = first(key);
    if (entry === undefined || entry.value.trim() === 'none') continue;
    context.report(
      'PQ112',
      keySpan(entry),
      `${key}= has no effect, because the containers of a pod share one resolv.conf; move it to ${pod}`,
    );
  }
}

function checkHostName(
  context: Context,
  { unit }: Member,
  pod: Member | undefined,
  own: readonly string[],
): void {
  const entry = unit.last('Container', 'HostName');
  const value = entry === undefined ? '' : unit.unquoted(entry);
  // podman itself passes the name of the pod to its containers, and removes it again.
  if (entry === undefined || value === '' || value === pod?.resource) return;
  if (own.some((word) => word.startsWith('--uts'))) return;
  context.report(
    'PQ112',
    keySpan(entry),
    `podman rejects HostName= for a container in a pod; move it to ${unit.value('Container', 'Pod')} (requires Podman 5.5)`,
  );
}

function checkNamespace(context: Context, { unit }: Member, pod: string): void {
  const entry = unit.last('Container', 'UserNS');
  const mode = entry === undefined ? '' : unit.unquoted(entry);
  const isShared =
    context.behaviour.version >= SHARED_NAMESPACES_SINCE && /^(?:host$|pod$|container:|[^a-z])/.test(mode);
  if (entry !== undefined && mode !== '' && !isShared) reportRefused(context, entry, pod);
  for (const key of MAPPINGS) {
    const mapping = unit.last('Container', key);
    if (mapping !== undefined && mapping.value !== '') reportRefused(context, mapping, pod);
  }
}

function reportRefused(context: Context, entry: Entry, pod: string): void {
  context.report(
    'PQ112',
    keySpan(entry),
    `podman rejects ${entry.key}= for a container in a pod; move it to ${pod}`,
  );
}
