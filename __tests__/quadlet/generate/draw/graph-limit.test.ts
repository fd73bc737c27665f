import { describe, expect, test } from '@jest/globals';
import { readablePart } from '../../../../src/quadlet/generate/draw/graph-limit.js';
import { graphOf } from '../../../../src/quadlet/generate/draw/graph-model.js';
import type { ServiceChange } from '../../../../src/quadlet/generate/generated-set.js';
import { changeOf, containers, enabled } from './graph-sets.js';

const names = (count: number, prefix = 's') =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(index).padStart(3, '0')}`);
const cut = (
  units: Record<string, string>,
  changes: readonly ServiceChange[] = [],
  links = Object.keys(units).map((name) => enabled(name)),
) => {
  const { graph, left } = readablePart(graphOf(containers(units, links), changes), changes);
  return { names: graph.nodes.map(({ name }) => name.replace('.service', '')), edges: graph.edges, left };
};
const plain = (count: number) => Object.fromEntries(names(count).map((name) => [name, '']));

test('a small set is whole, with changes and without', () => {
  expect(cut(plain(20), [changeOf('s003', 'changed')])).toMatchObject({ left: 0 });
  expect(cut(plain(21), [changeOf('s003', 'changed')])).toMatchObject({
    names: ['s003', 'site.target'],
    left: 20,
  });
  expect(cut(plain(59))).toMatchObject({ left: 0 });
});

test('where nothing changes, the first by name are kept', () => {
  const { names: kept, left } = cut(plain(70));
  expect(kept).toEqual([...names(59), 'site.target']);
  expect(left).toBe(11);
});

describe('a larger set with changes', () => {
  const units = {
    ...plain(40),
    s020: 'Requires=s030.service',
    s010: 'After=s020.service',
    s030: 'Wants=s031.service',
  };

  test('is cut to what changes and what hangs on it', () => {
    const { names: kept, edges, left } = cut(units, [changeOf('s020', 'changed')]);
    expect(kept).toEqual(['s010', 's020', 's030', 'site.target']);
    expect(edges).toHaveLength(5);
    expect(left).toBe(37);
  });

  test('shows as many changes as can be read, in their order', () => {
    const changes = names(100).map((name) => changeOf(name, 'changed'));
    const { names: kept, left } = cut(plain(100), changes.toReversed());
    expect(kept).toEqual([...names(100).slice(41), 'site.target']);
    expect(left).toBe(41);
  });
});

test('what would bring too many edges is left out, and none between two that are kept', () => {
  const all = names(40).map((name) => `${name}.service`);
  const {
    edges,
    names: kept,
    left,
  } = cut(Object.fromEntries(names(40).map((name) => [name, `Requires=${all.join(' ')}`])), [], []);
  expect(kept.length).toBe(10);
  expect(edges).toHaveLength(90);
  expect(left).toBe(30);
});
