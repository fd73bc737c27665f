import type { ServiceChange } from '../generated-set.js';
import type { Graph, GraphEdge, GraphNode } from './graph-model.js';

/** Limits for a readable diagram; mermaid itself draws up to 500 edges. */
const READABLE = { nodes: 60, edges: 100 };
/** Services up to which all are drawn; of more only the changes and their neighbours, so that a change is easy to find. */
const WHOLE = 20;

/**
 * Reduces a graph to a readable size: the services that change, in the order of the changes, then their neighbours; without
 * changes the first ones by name. All edges between the remaining services are kept, so that no service looks independent;
 * a service with too many edges is left out.
 * @returns the reduced graph, and the number of services that it does not contain
 */
export function readablePart(
  graph: Graph,
  changes: readonly ServiceChange[],
): { readonly graph: Graph; readonly left: number } {
  const edgesOf = edgesByEnd(graph);
  const starts = new Set(graph.nodes.flatMap(({ name, kind }) => (kind === 'start' ? [name] : [])));
  const kept = new Set<string>();
  let edges = 0;
  for (const { name } of candidates(graph, changes, edgesOf)) {
    const ends = (edgesOf.get(name) ?? []).map((edge) => otherEnd(edge, name));
    const more = new Set([name, ...ends.filter((end) => starts.has(end) && !kept.has(end))]);
    const links = ends.filter((end) => kept.has(end) || starts.has(end)).length;
    if (kept.size + more.size > READABLE.nodes || edges + links > READABLE.edges) continue;
    for (const one of more) kept.add(one);
    edges += links;
  }
  return {
    graph: {
      nodes: graph.nodes.filter(({ name }) => kept.has(name)),
      edges: graph.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)),
    },
    left: graph.nodes.filter(({ name }) => !starts.has(name) && !kept.has(name)).length,
  };
}

type EdgesByEnd = ReadonlyMap<string, readonly GraphEdge[]>;

function edgesByEnd({ nodes, edges }: Graph): EdgesByEnd {
  const ends = new Map<string, GraphEdge[]>(nodes.map(({ name }) => [name, []]));
  for (const edge of edges) for (const end of [edge.from, edge.to]) ends.get(end)?.push(edge);
  return ends;
}

function otherEnd({ from, to }: GraphEdge, name: string): string {
  return from === name ? to : from;
}

/** The services to draw, the most important first. */
function candidates(
  { nodes }: Graph,
  changes: readonly ServiceChange[],
  edgesOf: EdgesByEnd,
): readonly GraphNode[] {
  const services = nodes.filter(({ kind }) => kind !== 'start');
  const places = new Map(changes.map(({ name }, index) => [name, index]));
  const near = new Set([
    ...[...places.keys()].flatMap((name) => (edgesOf.get(name) ?? []).map((edge) => otherEnd(edge, name))),
    ...services.flatMap(({ name, pod }) => (pod !== undefined && places.has(name) ? [pod] : [])),
  ]);
  const weight = ({ name }: GraphNode) => places.get(name) ?? places.size + (near.has(name) ? 0 : 1);
  const ordered = services.toSorted((a, b) => weight(a) - weight(b));
  if (places.size === 0 || services.length <= WHOLE) return ordered;
  return ordered.filter(({ name }) => places.has(name) || near.has(name));
}
