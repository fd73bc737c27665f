import { describe, expect, test } from '@jest/globals';
import { compareSets } from '../../../../src/quadlet/generate/compare/compare-sets.js';
import { mermaidGraph } from '../../../../src/quadlet/generate/draw/graph.js';
import type { GeneratedSet, ServiceChange } from '../../../../src/quadlet/generate/generated-set.js';
import { cpuTime } from '../../../cpu-time.js';
import { expectGolden } from '../../../registry/golden.js';
import { readChart } from './graph-grammar.js';
import { changeOf, containers, enabled, recordedSet, service } from './graph-sets.js';

const without = (set: GeneratedSet, name: string): GeneratedSet => ({
  services: set.services.filter((one) => one.name !== name),
  links: set.links.filter(({ target }) => !target.endsWith(`/${name}`)),
});
const replaced = (set: GeneratedSet, from: string, to: string): GeneratedSet => ({
  ...set,
  services: set.services.map((one) => ({ ...one, unit: one.unit.replaced(from, to) })),
});

describe('recorded sets', () => {
  test.each<[golden: string, set: string, changes: (set: GeneratedSet) => readonly ServiceChange[]]>([
    ['pod', 'pod', () => []],
    ['pod-changed', 'pod', (set) => compareSets(replaced(set, 'nginx:1.27', 'nginx:1.26'), set)],
    ['build', 'build', (set) => compareSets(without(set, 'search.service'), set)],
    ['kube', 'kube', (set) => compareSets(replaced(set, '--publish 5000', '--publish 5001'), set)],
  ])('%s', async (golden, name, changesOf) => {
    const set = await recordedSet(name);
    const { text, left } = mermaidGraph(set, changesOf(set));
    expect(left).toBe(0);
    readChart(text);
    await expectGolden(import.meta.url, `graph-${golden}.mmd`, text);
  });

  test('a removed container is drawn with what it hung on, in its pod', async () => {
    const base = await recordedSet('pod');
    const set = without(base, 'web.service');
    const { text } = mermaidGraph(set, compareSets(base, set));
    readChart(text);
    await expectGolden(import.meta.url, 'graph-pod-removed.mmd', text);
  });

  test('the order in which a set is given changes nothing', async () => {
    const { services, links } = await recordedSet('pod');
    const turned = { services: services.toReversed(), links: links.toReversed() };
    expect(mermaidGraph(turned, [])).toEqual(mermaidGraph({ services, links }, []));
  });
});

test('where there is nothing to draw, there is no text', () => {
  expect(mermaidGraph({ services: [], links: [] }, [])).toEqual({ text: '', left: 0 });
});

describe('labels', () => {
  const published = (...ports: string[]) => ({
    services: [
      service(
        'a.service',
        'a.container',
        `[Service]\nExecStart=/usr/bin/podman run ${ports.map((port) => `--publish ${port}`).join(' ')} image\n`,
      ),
    ],
    links: [],
  });

  test.each<[ports: string[], label: string]>([
    [['8080:80'], 'a\n:8080'],
    [['8080:80', '[::1]:53:53/udp'], 'a\n:8080 · #91;#58;#58;1#93;#58;53/udp'],
    [['1:1', '2:2', '3:3', '4:4', '5:5'], 'a\n:1 · :2 · :3 · 2 more'],
    [['$' + '{PORT}:80'], 'a\n#58;#36;#123;PORT#125;'],
  ])('of a service that publishes %j', (ports, label) => {
    expect(mermaidGraph(published(...ports), []).text).toContain(`n1["${label}"]`);
  });

  test.each<[kind: ServiceChange['kind'], word: string]>([
    ['added', '#43; added'],
    ['changed', '± changed'],
    ['removed', '− removed'],
  ])('of one that was %s', (kind, word) => {
    const set = kind === 'removed' ? { services: [], links: [] } : containers({ a: '' });
    const { text } = mermaidGraph(set, [changeOf('a', kind)]);
    expect(text).toContain(`n1["a\n${word}"]`);
    expect(text).toContain(`  class n1 ${kind}\n`);
  });
});

describe('sets too large to read', () => {
  const hostile = (index: number) => `${'|"#'.repeat(40)}${index}`;
  const many = (count: number, unit: (index: number) => string): GeneratedSet => ({
    services: Array.from({ length: count }, (_, index) =>
      service(
        `${hostile(index)}.service`,
        'a.container',
        `[Unit]\n${unit(index)}\n[Service]\nExecStart=/usr/bin/podman run ${Array.from(
          { length: 9 },
          (_, port) => `-p $$$$$$$$$$$$$$$$$$$$$$$$$$$$${port}:1`,
        ).join(' ')} image\n`,
      ),
    ),
    links: [],
  });

  test('stay below the limits of mermaid', () => {
    const services = many(400, (index) => `After=t@${'|'.repeat(90)}${index}.service`);
    const set = { ...services, services: [...services.services, service('t@.service', 't@.container')] };
    const changes = services.services.map(({ name }) => changeOf(name.replace('.service', ''), 'changed'));
    const { text, left } = mermaidGraph(set, [changeOf('t@', 'changed'), ...changes]);
    const { nodes, edges } = readChart(text);
    expect(nodes).toHaveLength(60);
    expect(edges).toHaveLength(59);
    expect(left).toBe(341);
    expect(text.length).toBeLessThan(50_000);
  });

  test('are drawn within the time that nobody notices', () => {
    const names = Array.from({ length: 2000 }, (_, index) => `s${index}`);
    const set = containers(
      Object.fromEntries(names.map((name, index) => [name, `Requires=s${(index * 7) % 2000}.service`])),
      names.map((name) => enabled(name)),
    );
    const started = cpuTime();
    expect(
      mermaidGraph(
        set,
        names.map((name) => changeOf(name, 'changed')),
      ).left,
    ).toBe(1941);
    expect(cpuTime() - started).toBeLessThan(2000);
  });
});
