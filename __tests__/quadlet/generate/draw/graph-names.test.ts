import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { mermaidGraph } from '../../../../src/quadlet/generate/draw/graph.js';
import { mermaidText } from '../../../../src/report/mermaid.js';
import { readChart } from './graph-grammar.js';
import { changeOf, enabled, service } from './graph-sets.js';

/** `shown` only where it is not the name; a browser tells what it shows in `scripts/render-graph.mjs`. */
interface Name {
  readonly name: string;
  readonly shown?: string;
  readonly text: string;
}

const names: Name[] = JSON.parse(readFileSync(new URL('graph-names.json', import.meta.url), 'utf8'));

describe.each(names)('the name $name', ({ name, shown = name, text }) => {
  test('is written in a way that shows it', () => {
    expect(mermaidText(name, 40)).toBe(text);
    const read = text.replace(/#(\d+);/g, (_, code) => String.fromCharCode(code)).replaceAll('\u200b', '');
    expect(read).toBe(shown);
    expect([...read].length).toBeLessThanOrEqual(40);
  });

  test.each(['added', 'changed', 'removed'] as const)('makes a chart wherever it stands, %s', (kind) => {
    const named = `${name}.service`;
    const set = {
      services: [
        service('pod.service', 'p.pod'),
        service(named, 'a.container', `[Unit]\nWants=t@${name}.service\n[X-Container]\nPod=p.pod\n`),
        service('t@.service', 't@.container'),
      ],
      links: [enabled(`t@${name.replaceAll('/', '-')}`, name.replaceAll('/', '-'))],
    };
    const { nodes, edges } = readChart(mermaidGraph(set, [changeOf(name, kind)]).text);
    expect(nodes).toHaveLength(4);
    expect(edges.length).toBeGreaterThanOrEqual(1);
  });
});

test.each<[name: string, limit: number, text: string]>([
  ['abcdefghij', 10, 'abcdefghij'],
  ['abcdefghijk', 10, 'abcdef…ijk'],
  ['😀😁😂🤣', 3, '😀😁…'],
])('%j cut to %i characters', (name, limit, text) => expect(mermaidText(name, limit)).toBe(text));
