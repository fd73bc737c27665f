import { expect, test } from '@jest/globals';
import { podDiagram } from '../../../src/registry/summary/pod-diagram.js';
import { podFor } from '../fakes.js';

const user = { name: 'runner', uid: 1001, gid: 1001 };
const whole = [{ inside: 0, outside: 1001, count: 1 }];
const namespace = (outside: number) => ({ uids: whole, gids: whole, uid: { inside: 0, outside } });

test('clients, TLS port, nginx, registry and storage, with who it runs as', () => {
  expect(podDiagram(podFor(), namespace(1001), user).split('\n')).toEqual([
    'flowchart LR',
    '  clients(["clients of the job"]) -->|"TLS registry.example#58;9443"| nginx',
    '  subgraph pod ["pod#58; uid 0 is runner"]',
    '    nginx["nginx :8443"] --> registry["registry :5000"]',
    '  end',
    '  registry --> data[("directory of the job")]',
  ]);
});

test.each([
  ['another user', namespace(165_536), 'pod#58; uid 0 is 165536'],
  ['nobody knows whom', undefined, 'pod'],
])('run as %s', (_, seen, title) => {
  expect(podDiagram(podFor(), seen, user)).toContain(`subgraph pod ["${title}"]`);
});

test('each cache has its upstream', () => {
  const mirrors = ['docker.io', 'ghcr.io'].map((upstream) => ({
    upstream,
    authenticated: false,
    path: undefined,
  }));
  const chart = podDiagram(podFor({ mirrors }), undefined, user);
  expect(chart).toContain('    nginx --> mirror1["cache"]\n  end');
  expect(chart).toContain('  mirror1 -.->|"cache miss"| upstream1(["ghcr.io"])');
});

test.each(['/a"]; b --> c', '/x\nend\nclick nginx "https://evil"', '/`**_%%{init}%%'])(
  'a path of anybody rules nothing: %j',
  (path) => {
    const chart = podDiagram(podFor({ storage: { kind: 'directory', path } }), undefined, user);
    expect(chart.split('\n')).toHaveLength(6);
    const label = /\[\("([^"]*)"\)\]$/.exec(chart)?.[1];
    expect(label).toBeDefined();
    expect(label).not.toMatch(/[[\]{}<>`%*]/);
  },
);
