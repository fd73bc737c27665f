import type { Member } from '../set/unit-set.js';
import { partSpan, type Span, valueSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { networkOf } from './network-modes.js';
import type { Rule, SetFiles } from './rule.js';
import { type NamedManifest, playedBy } from './set-manifests.js';
import { conflicts, directoryOf, isNamedLike, startedAtBoot } from './started-units.js';
import { someOptions } from './unit-options.js';
import { type HostPorts, hostPorts } from './values/published-port.js';

export const samePort: Rule = {
  code: 'PQ176',
  name: 'same-port',
  severity: 'warning',
  summary: 'Two units that start together, or one unit, publish the same port of the host.',
  explanation:
    'Only one of them can bind the port: the service that starts later fails with `address already in use`. An ' +
    'address is included in `0.0.0.0`, and in a port without an address. Publish another port, or different ' +
    'addresses. The same applies to two `PublishPort=` of one unit, and to a `hostPort:` in the manifest of a ' +
    '`.kube` file. The rule compares units of one directory that are started at boot; units with `Conflicts=`, and ' +
    'those that only start by hand, may use the same port.',
  sources: ['podman-run(1), --publish', 'bind(2)'],
  checkUnit: checkOwnPorts,
  units: ['--publish'],
  checkSet: checkPorts,
  members: ['--publish', 'Yaml='],
};

/** Ports that one unit publishes. */
interface Published extends HostPorts {
  readonly member: Member;
  readonly span: Span;
}

/** Limits for the ports in manifests, which many units can play, and for comparisons. */
const IN_MANIFESTS = 10_000;
const COMPARED = 100_000;

function checkPorts(context: Context, files: SetFiles): void {
  const reported = new Set<Member>();
  let left = IN_MANIFESTS;
  const played = new Map(playedBy(context, files).map(({ member, yaml }) => [member, yaml]));
  const published = [...startedAtBoot(context)].flatMap((member) => {
    const own = publishedBy(context, member);
    const manifests = played.get(member);
    if (manifests === undefined || left <= 0) return own;
    const more = inManifests(context, member, manifests);
    left -= more.length;
    return [...own, ...more];
  });
  for (const [port, other] of collisions(published, (a, b) => collide(context, a, b))) {
    if (reported.has(port.member)) continue;
    reported.add(port.member);
    const message = `${other.member.unit.path} also publishes port ${commonPort(port, other)} of the host, so the service that starts later fails; use another port`;
    context.report('PQ176', port.span, message);
  }
}

/** Ports that one unit publishes twice, in different words: podman reads the same words once. */
function checkOwnPorts(context: Context, member: Member): void {
  const { unit, kind } = member;
  const isOne = unit.all(kind.section, 'PublishPort').length < 2 && !unit.last(kind.section, 'PodmanArgs');
  if (isOne || kind.section === 'Kube') return;
  const published = publishedBy(context, member);
  const isTwice = (a: Published, b: Published) => a.text !== b.text && overlap(a, b, context.mode === 'user');
  for (const [port, other] of collisions(published, isTwice)) {
    const message = `${other.text} already publishes port ${commonPort(port, other)} of the host, so podman cannot start the ${member.kind.section === 'Pod' ? 'pod' : 'container'}; remove one, or use another port`;
    context.report('PQ176', port.span, message);
    return;
  }
}

function commonPort(a: Published, b: Published): string {
  return `${Math.max(a.first, b.first)}/${a.protocol}`;
}

/** Pairs of ports that collide, the later one first. */
function* collisions(
  inOrder: readonly Published[],
  collide: (a: Published, b: Published) => boolean,
): Iterable<readonly [later: Published, earlier: Published]> {
  const orders = new Map(inOrder.map((port, order) => [port, order]));
  const sorted = [...inOrder].sort((a, b) => a.first - b.first);
  let left = COMPARED;
  let before: Published[] = [];
  for (const port of sorted) {
    before = before.filter(({ last }) => last >= port.first);
    left -= before.length;
    if (left < 0) return;
    const other = before.find((one) => collide(one, port));
    before.push(port);
    if (other === undefined) continue;
    yield (orders.get(port) ?? 0) > (orders.get(other) ?? 0) ? [port, other] : [other, port];
  }
}

/** The ports of the host that a unit publishes. A member of a pod, and one without a separate network, publishes none. */
function publishedBy(context: Context, member: Member): Published[] {
  const { unit, kind } = member;
  if (!unit.last(kind.section, 'PublishPort') && !unit.last(kind.section, 'PodmanArgs')) return [];
  const options = someOptions(context, member, OPTIONS);
  if (options.has('--pod') || NOT_PUBLISHED.test(networkOf(context, options)?.mode ?? '')) return [];
  return (options.get('--publish') ?? []).flatMap(({ value, written, span, entry }) => {
    const at = written.startsWith('PodmanArgs=') ? span : valueSpan(entry);
    return hostPorts(value).map((ports) => ({ ...ports, member, span: at }));
  });
}

/** The ports in the manifests of a `.kube` unit, without those that it publishes itself (`mergePublishPorts` in `play.go`). */
function inManifests(context: Context, member: Member, manifests: readonly NamedManifest[]): Published[] {
  const options = someOptions(context, member, OPTIONS);
  if (NOT_PUBLISHED.test(networkOf(context, options)?.mode ?? '')) return [];
  const own = (options.get('--publish') ?? []).map(
    ({ value }) => /([\d-]+)(?:\/\w+)?$/.exec(value)?.[1] ?? '-',
  );
  // A range or a variable can be any of the ports.
  if (own.some((port) => port.includes('-'))) return [];
  return manifests.flatMap(({ word, manifest }) =>
    (manifest?.ports ?? [])
      .filter(({ containerPort }) => !own.includes(String(containerPort)))
      .map((port) => ({ ...port, member, span: partSpan(word.entry, word.start, word.end) })),
  );
}

const OPTIONS = new Set(['--publish', '--network', '--pod']);

/** Modes of the network. */
const NOT_PUBLISHED = /^(?:container|host|none|ns)$/;

function collide({ mode }: Context, a: Published, b: Published): boolean {
  return (
    a.member !== b.member &&
    !isNamedLike(a.member, b.member) &&
    overlap(a, b, mode === 'user') &&
    directoryOf(a.member) === directoryOf(b.member) &&
    !conflicts(a.member, b.member)
  );
}

/** Whether one address includes the other. Without an address, rootless podman also listens on IPv6. */
function overlap(a: HostPorts, b: HostPorts, rootless: boolean): boolean {
  const includes = (all: string, one: string) =>
    all === one ||
    (all === '' && (rootless || !one.includes(':'))) ||
    (all === '0.0.0.0' && one !== '' && !one.includes(':')) ||
    (all === '::' && one.includes(':'));
  return a.protocol === b.protocol && (includes(a.address, b.address) || includes(b.address, a.address));
}
