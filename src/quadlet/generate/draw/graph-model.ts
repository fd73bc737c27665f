import { posix } from 'node:path';
import { valuesOf } from '../../syntax/unit-text.js';
import type { EnablingLink, GeneratedService, GeneratedSet, ServiceChange } from '../generated-set.js';
import { compareText } from '../normalise/stable-order.js';
import { UnitView } from '../unit/unit-view.js';
import { publishedPorts, unitsNamed } from './graph-unit.js';

export type ServiceKind =
  | 'container'
  | 'pod'
  | 'network'
  | 'volume'
  | 'image'
  | 'build'
  | 'kube'
  | 'artifact';

/** A service, or a unit outside the set that starts some of them, such as `backup.timer`. */
export interface GraphNode {
  readonly name: string;
  readonly kind: ServiceKind | 'start';
  readonly change?: ServiceChange['kind'];
  /** Its published ports: `:8080`, `127.0.0.1:8443`. */
  readonly ports: readonly string[];
  /** The name of the pod's service, if it is in the set. */
  readonly pod?: string;
}

/**
 * The relation of `from` to `to`. `starts`: enabling links, and pods with their containers. `needs`: Requires, Requisite
 * and BindsTo. `after`: only the order.
 */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly relation: 'starts' | 'needs' | 'wants' | 'after';
  /** The instance of a template. */
  readonly instance?: string;
}

export interface Graph {
  /** Ordered by name. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

const KINDS: ReadonlySet<string> = new Set<ServiceKind>([
  'pod',
  'network',
  'volume',
  'image',
  'build',
  'kube',
  'artifact',
]);

/**
 * The dependencies in a set, from the `[Unit]` sections and the enabling links. Removed services are reconstructed from
 * their diffs.
 */
export function graphOf(set: GeneratedSet, changes: readonly ServiceChange[]): Graph {
  const kindOfChange = new Map(changes.map(({ name, kind }) => [name, kind]));
  const sources = [...set.services, ...removed(set, changes)].sort(byName);
  // The generator finds a pod's file by its name in all directories.
  const pods = new Map(
    sources.flatMap(({ name, source }) => (kindOf(source) === 'pod' ? [[posix.basename(source), name]] : [])),
  );
  const services = sources.map(({ name, source, unit }): GraphNode => {
    const change = kindOfChange.get(name);
    const pod = podOf(unit, pods);
    return {
      name,
      kind: kindOf(source),
      ports: publishedPorts(unit),
      ...(change === undefined ? {} : { change }),
      ...(pod === undefined || pod === name ? {} : { pod }),
    };
  });
  const nodes = new Map(services.map((node) => [node.name, node]));
  const edges = [...startEdges(set.links, nodes), ...sources.flatMap((one) => dependencyEdges(one, nodes))];
  const starts = new Set(edges.map(({ from }) => from).filter((name) => !nodes.has(name)));
  return {
    nodes: [...[...starts].map((name): GraphNode => ({ name, kind: 'start', ports: [] })), ...services].sort(
      byName,
    ),
    edges: withoutRepeats(edges, nodes),
  };
}

function removed(set: GeneratedSet, changes: readonly ServiceChange[]): GeneratedService[] {
  const present = new Set(set.services.map(({ name }) => name));
  return changes
    .filter(({ name, kind }) => kind === 'removed' && !present.has(name))
    .map(({ name, source, diff }) => ({
      name,
      source,
      unit: UnitView.read(diff.replaceAll(/^(?:-|[^-].*)/gm, '')),
    }));
}

function kindOf(source: string): ServiceKind {
  const extension = posix.extname(source).slice(1);
  return KINDS.has(extension) ? (extension as ServiceKind) : 'container';
}

/**
 * The name of the pod's service. The diff of a removed service does not contain Quadlet's sections.
 * @param pods the services of pods by the names of their files
 */
function podOf(unit: UnitView, pods: ReadonlyMap<string, string>): string | undefined {
  if (unit.lines.some(({ section }) => section.startsWith('X-'))) {
    return pods.get(valuesOf(unit.lines, 'X-Container', 'Pod').at(-1) ?? '');
  }
  const services = new Set(pods.values());
  return unitsNamed(unit, ['BindsTo']).find((name) => services.has(name));
}

type Services = ReadonlyMap<string, GraphNode>;

/** Targets of every boot, which would be connected with most services (systemd.special(7)). */
const BOOT_TARGETS =
  /^(?:basic|default|graphical|local-fs|multi-user|network|network-online|paths|remote-fs|rescue|sockets|sysinit|timers)\.target$/;

/**
 * Reads links such as `backup.target.wants/app@1.service` to `../app@.service`; aliases and the targets of every boot are
 * ignored.
 */
function startEdges(links: readonly EnablingLink[], services: Services): GraphEdge[] {
  return links.flatMap(({ path, target }) => {
    const [directory = '', link = ''] = path.split('/').slice(-2);
    const from = /^(.+)\.(?:wants|requires|upholds)$/s.exec(directory)?.[1];
    const to = posix.basename(target);
    if (from === undefined || BOOT_TARGETS.test(from) || !services.has(to)) return [];
    return [{ from, to, relation: 'starts', ...instanceOf(link, to) }];
  });
}

function dependencyEdges({ name, unit }: GeneratedService, services: Services): GraphEdge[] {
  const named = (relation: GraphEdge['relation'], ...keys: string[]) =>
    unitsNamed(unit, keys).flatMap((word) => edgeTo(word, name, relation, services));
  const before = named('after', 'Before').map((edge) => ({ ...edge, from: edge.to, to: name }));
  return [
    ...named('needs', 'Requires', 'Requisite', 'BindsTo'),
    ...named('wants', 'Wants', 'Upholds'),
    ...named('after', 'After'),
    ...before,
  ];
}

/** The service of the set or, for an instance, its template. */
function edgeTo(
  word: string,
  from: string,
  relation: GraphEdge['relation'],
  services: Services,
): GraphEdge[] {
  const at = word.endsWith('.service') ? word.indexOf('@') : -1;
  const to = services.has(word) || at < 0 ? word : `${word.slice(0, at)}@.service`;
  return services.has(to) ? [{ from, to, relation, ...instanceOf(word, to) }] : [];
}

function instanceOf(word: string, template: string): { instance?: string } {
  if (!template.endsWith('@.service') || !word.endsWith('.service')) return {};
  const instance = word.slice(word.indexOf('@') + 1, -'.service'.length);
  return !word.includes('@') || instance === '' ? {} : { instance };
}

/**
 * Keeps one edge for each pair, the first and strongest. The edges from containers to their pod are left out, because
 * containers are drawn within the pod.
 */
function withoutRepeats(edges: readonly GraphEdge[], services: Services): GraphEdge[] {
  const strengths: readonly GraphEdge['relation'][] = ['starts', 'needs', 'wants', 'after'];
  const isPodOf = (pod: string, container: string) => services.get(container)?.pod === pod;
  const kept = new Map<string, GraphEdge>();
  for (const strength of strengths) {
    for (const edge of edges) {
      const { from, to, relation, instance = '' } = edge;
      const key = JSON.stringify([from, to, instance]);
      if (relation !== strength || from === to || isPodOf(to, from) || kept.has(key)) continue;
      kept.set(key, isPodOf(from, to) && relation !== 'after' ? { from, to, relation: 'starts' } : edge);
    }
  }
  return [...kept.values()].sort((a, b) => compareText(a.from, b.from) || compareText(a.to, b.to));
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return compareText(a.name, b.name);
}
