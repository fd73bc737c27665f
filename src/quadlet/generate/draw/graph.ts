import { mermaidText } from '../../../report/mermaid.js';
import type { GeneratedSet, ServiceChange } from '../generated-set.js';
import { readablePart } from './graph-limit.js';
import { type Graph, type GraphEdge, type GraphNode, graphOf } from './graph-model.js';

/** Long enough for almost every name, and short enough for mermaid's limit of 50,000 characters. */
const NAME_LENGTH = 40;
const PORT_LENGTH = 24;
const PORTS_SHOWN = 3;
const INSTANCE_LENGTH = 16;

/** Only old shapes, which every mermaid since 9 supports. */
const SHAPES: Readonly<Record<GraphNode['kind'], readonly [open: string, close: string]>> = {
  start: ['([', '])'],
  container: ['[', ']'],
  pod: ['[[', ']]'],
  kube: ['[[', ']]'],
  network: ['{{', '}}'],
  volume: ['[(', ')]'],
  image: ['[/', '/]'],
  build: ['[/', '\\]'],
  artifact: ['[/', '/]'],
};

/** Prevents line breaks within names, with small gaps. */
const SETTINGS = '%%{init: {"flowchart": {"wrappingWidth": 480, "nodeSpacing": 30, "rankSpacing": 40}}}%%';

/** Colours for light and dark pages, with the text colour of the theme. */
const CLASSES: Readonly<Record<string, string>> = {
  same: 'fill:transparent,stroke:#818b98',
  frame: 'fill:#818b981a,stroke:#818b98',
  start: 'fill:#818b984d,stroke:#818b984d',
  added: 'fill:#2da44e40,stroke:#2da44e,stroke-width:3px',
  changed: 'fill:#d4a72c4d,stroke:#bf8700,stroke-width:3px',
  removed: 'fill:#fa454940,stroke:#e5534b,stroke-width:3px,stroke-dasharray:7 4',
};

const MARKS: Readonly<Record<ServiceChange['kind'], string>> = {
  // A plain plus would begin a list.
  added: '#43; added',
  changed: '± changed',
  removed: '− removed',
};

/**
 * The services of a set and their dependencies as a mermaid flowchart for Markdown: an arrow leads from a service to one
 * that it requires or wants, a dotted arrow to one that it only starts after. Pure: the same input results in the same
 * text, which is valid mermaid for all names, and below mermaid's limits.
 * @returns the text without its fence, empty if there is nothing to draw, and the number of services left out
 */
export function mermaidGraph(
  set: GeneratedSet,
  changes: readonly ServiceChange[],
): { readonly text: string; readonly left: number } {
  const { graph, left } = readablePart(graphOf(set, changes), changes);
  if (graph.nodes.length === 0) return { text: '', left };
  const drawn = inDrawingOrder(graph);
  const ids = new Map(drawn.flatMap(({ nodes }) => nodes).map(({ name }, index) => [name, `n${index + 1}`]));
  const id = (name: string) => ids.get(name) ?? '';
  const edgesFrom = (name: string) =>
    graph.edges
      .filter(({ from }) => from === name)
      .map((edge) => `  ${id(name)} ${arrow(edge)} ${id(edge.to)}`);
  return {
    text: [
      SETTINGS,
      'flowchart LR',
      '  accTitle: Services and dependencies',
      '  accDescr: An arrow leads from a service to a service that it requires, a dotted arrow to one that it starts after.',
      ...drawn.flatMap(({ frame, nodes }) => {
        const boxes = nodes.map((node) => `  ${id(node.name)}${box(node)}`);
        if (!frame) return boxes;
        return [
          `  subgraph p${id(nodes[0]?.name ?? '')}["pod ${mermaidText(podName(nodes[0]?.name ?? ''), NAME_LENGTH)}"]`,
          ...boxes.map((line) => `  ${line}`),
          '  end',
        ];
      }),
      ...drawn.flatMap(({ nodes }) => nodes.flatMap(({ name }) => edgesFrom(name))),
      ...classLines(drawn, id),
      '',
    ].join('\n'),
    left,
  };
}

interface Group {
  /** A pod (first) and its containers. */
  readonly frame: boolean;
  readonly nodes: readonly GraphNode[];
}

/** Units that start others first, then pods: mermaid keeps the order in its layout. */
function inDrawingOrder({ nodes }: Graph): Group[] {
  const pods = nodes
    .map((pod) => [pod, ...nodes.filter((node) => node.pod === pod.name)])
    .filter((group) => group.length > 1);
  const framed = new Set(pods.flat());
  const rest = nodes.filter((node) => !framed.has(node));
  return [
    { frame: false, nodes: rest.filter(({ kind }) => kind === 'start') },
    ...pods.map((group) => ({ frame: true, nodes: group })),
    { frame: false, nodes: rest.filter(({ kind }) => kind !== 'start') },
  ];
}

/** `wiki` for `wiki-pod.service`. */
function podName(service: string): string {
  return service.replace(/(?:-pod)?\.service$/, '');
}

function box(node: GraphNode): string {
  const [open, close] = SHAPES[node.kind];
  return `${open}"${label(node)}"${close}`;
}

/**
 * The name, the change and the ports on separate lines, because horizontal space is limited. With `<br/>` the label would
 * be read as HTML, including entities.
 */
function label({ name, kind, change, ports }: GraphNode): string {
  const shown = ports.slice(0, PORTS_SHOWN).map(portText);
  const more = ports.length > PORTS_SHOWN ? [`${ports.length - PORTS_SHOWN} more`] : [];
  return [
    mermaidText(kind === 'start' ? name : name.replace(/\.service$/, ''), NAME_LENGTH),
    ...(change === undefined ? [] : [MARKS[change]]),
    ...(ports.length === 0 ? [] : [[...shown, ...more].join(' · ')]),
  ].join('\n');
}

// `:` is special in mermaid only before other special characters, so most ports are not escaped and stay readable.
function portText(port: string): string {
  return /^[\d.]*:[\d-]+(?:\/[a-z]+)?$/.test(port) ? port : mermaidText(port, PORT_LENGTH);
}

function arrow({ relation, instance }: GraphEdge): string {
  const words = [
    ...(relation === 'wants' || relation === 'after' ? [relation] : []),
    ...(instance === undefined ? [] : [mermaidText(instance, INSTANCE_LENGTH)]),
  ];
  const line = relation === 'after' ? '-.->' : '-->';
  return words.length === 0 ? line : `${line}|"${words.join(' ')}"|`;
}

function classLines(drawn: readonly Group[], id: (name: string) => string): string[] {
  const members = new Map(Object.keys(CLASSES).map((name): [string, string[]] => [name, []]));
  for (const { frame, nodes } of drawn) {
    if (frame) members.get('frame')?.push(`p${id(nodes[0]?.name ?? '')}`);
    for (const { name, kind, change } of nodes) {
      members.get(change ?? (kind === 'start' ? 'start' : 'same'))?.push(id(name));
    }
  }
  return [...members].flatMap(([name, ids]) =>
    ids.length === 0 ? [] : [`  classDef ${name} ${CLASSES[name]}`, `  class ${ids.join(',')} ${name}`],
  );
}
