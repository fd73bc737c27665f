import { versionNumber } from '../catalogue/versions.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, keySpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const podMember: Rule = {
  code: 'PQ112',
  name: 'pod-member',
  severity: 'warning',
  summary: 'A container of a pod sets what belongs to the pod.',
  explanation:
    'The containers of a pod share its network and its host name. Podman refuses to start one that publishes ' +
    'ports, sets an address or a host name, adds hosts or maps users (`Validate` in ' +
    '`pkg/specgen/container_validate.go`), and passes over its name servers. With `Network=` it starts, but ' +
    'leaves the network of the pod (`podman-run(1)`). Put the key into the `.pod` file.',
  sources: ['pkg/specgen/container_validate.go, Validate', 'podman-run(1), --pod'],
  checkUnit: checkPodMember,
};

const PODS_SINCE = versionNumber('5.0.0');
// From here on podman allows user namespaces that are not the container's own.
const SHARED_NAMESPACES_SINCE = versionNumber('5.8.0');

const MAPPINGS = ['UIDMap', 'GIDMap', 'SubUIDMap', 'SubGIDMap', 'RemapUsers'];

/**
 * What a container cannot have of its own in a pod (`SpecGenerator.Validate` in `pkg/specgen/container_validate.go`,
 * `namespaceOptions`, and `CreateInit` of `podman run`). Nothing is said where `PodmanArgs=` change what is shared.
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
}

interface PodNetwork {
  /** `PodmanArgs=` change what its containers share. */
  readonly changesSharing: boolean;
  /** Its network is, or may be, that of the host. */
  readonly hasHost: boolean;
}

/** What is known of pods: thousands of containers can be in one. */
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
      `with a network of its own the container leaves that of ${pod}: the pod's ports do not reach it, and it does not see the other containers on localhost; put Network= into ${pod}`,
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
    const message = `PublishPort= has no effect, because ${pod} is in the host's network, where every port is reachable as it is: take it away`;
    context.report('PQ112', keySpan(port), message);
    return;
  }
  for (const key of ['DNS', 'DNSOption', 'DNSSearch']) {
    const entry = first(key);
    if (entry === undefined || entry.value.trim() === 'none') continue;
    context.report(
      'PQ112',
      keySpan(entry),
      `${key}= has no effect in a pod, whose containers share one resolv.conf: put it into ${pod}`,
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
  // podman itself gives the containers of a pod its name, and takes it back.
  if (entry === undefined || value === '' || value === pod?.resource) return;
  if (own.some((word) => word.startsWith('--uts'))) return;
  context.report(
    'PQ112',
    keySpan(entry),
    `podman refuses HostName= for a container of a pod, which has one name for all: put it into ${unit.value('Container', 'Pod')} (from Podman 5.5 on)`,
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
    `podman refuses ${entry.key}= for a container of a pod: put it into ${pod}`,
  );
}
