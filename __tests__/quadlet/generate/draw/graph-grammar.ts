import { expect } from '@jest/globals';

// All that mermaid's own lexer could take for the end of a label, a comment or an entity is outside of this.
const LABEL = String.raw`(?:[^"#;\x60<>&%{}|\\$*~[\]]|#\d{2,3};)+`;
const SHAPES = [
  ['[', ']'],
  ['[[', ']]'],
  ['([', '])'],
  ['{{', '}}'],
  ['[(', ')]'],
  ['[/', '/]'],
  ['[/', '\\]'],
]
  .map(([open = '', close = '']) => `${literal(open)}"${LABEL}"${literal(close)}`)
  .join('|');
const STATEMENTS = [
  String.raw`%%\{init: \{"flowchart": \{[\w", :]+\}\}\}%%`,
  'flowchart LR',
  String.raw`  acc(?:Title|Descr): [\w ,.]+`,
  String.raw`  subgraph p(?<frame>n\d+)\["pod ${LABEL}"\]`,
  '  end',
  String.raw` {2,4}(?<node>n\d+)(?:${SHAPES})`,
  String.raw`  (?<from>n\d+) (?:-->|-\.->)(?:\|"${LABEL}"\|)? (?<to>n\d+)`,
  String.raw`  classDef \w+ [\w:#,. -]+`,
  String.raw`  class (?<members>[pn\d,]+) \w+`,
];
const STATEMENT = new RegExp(`^(?:${STATEMENTS.join('|')})\\n`);

export interface Chart {
  readonly nodes: readonly string[];
  readonly edges: readonly string[];
}

/**
 * Reads a chart by the few forms of mermaid's that are drawn by all of its versions (`scripts/render-graph.mjs` shows
 * it), and fails where there is anything else, or a name that was not declared.
 */
export function readChart(text: string): Chart {
  const nodes: string[] = [];
  const edges: string[] = [];
  let rest = text;
  let depth = 0;
  while (rest !== '') {
    const found = STATEMENT.exec(rest);
    if (found === null) throw new Error(`no statement of ours: ${rest.slice(0, 200)}`);
    const { frame, node, from, to, members } = found.groups ?? {};
    if (frame !== undefined) depth += 1;
    if (found[0] === '  end\n') depth -= 1;
    if (node !== undefined) nodes.push(node);
    if (from !== undefined && to !== undefined) {
      expect(nodes).toEqual(expect.arrayContaining([from, to]));
      edges.push(`${from} ${to}`);
    }
    for (const member of members?.split(',') ?? []) expect(nodes).toContain(member.replace('p', ''));
    expect([0, 1]).toContain(depth);
    rest = rest.slice(found[0].length);
  }
  expect(depth).toBe(0);
  expect(new Set(nodes).size).toBe(nodes.length);
  return { nodes, edges };
}

function literal(text: string): string {
  return text.replace(/[[\](){}/\\]/g, '\\$&');
}
