import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { describe, expect, test } from '@jest/globals';

/**
 * The map of the code base: which folder of src may import from which others, types included. Imports point down this list
 * only. A folder that is not named here, and main.ts, are an error until somebody decides where they belong.
 */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  platform: [],
  report: ['platform'],
  podman: ['platform'],
  oci: ['platform'],
  undo: ['platform', 'podman'],
  host: ['platform', 'report', 'podman', 'oci', 'undo'],
  quadlet: ['platform', 'report', 'podman', 'undo', 'host'],
  trust: ['platform', 'report', 'podman', 'oci', 'undo', 'host'],
  seed: ['platform', 'report', 'podman', 'oci'],
  export: ['platform', 'report', 'oci'],
  'storage-cache': ['platform', 'podman', 'oci', 'undo'],
  registry: ['platform', 'report', 'podman', 'oci', 'undo', 'host', 'quadlet', 'trust', 'seed'],
  machine: ['platform'],
  local: ['platform', 'undo', 'host', 'machine'],
  actions: [
    ...[
      'platform',
      'report',
      'podman',
      'oci',
      'undo',
      'host',
      'quadlet',
      'trust',
      'seed',
      'export',
      'storage-cache',
      'registry',
    ],
  ],
  cli: ['platform', 'podman', 'oci', 'undo', 'host', 'quadlet', 'export', 'registry', 'local', 'actions'],
  // Pieces of the bundle: each holds what several entries share, and main.ts loads them.
  chunks: ['actions', 'cli', 'local'],
  'main.ts': ['platform', 'actions', 'cli', 'chunks'],
};

const SRC = 'src';
const IMPORT = /(?:\bfrom|\bimport\()\s*['"](\.[^'"]+)['"]/g;

interface Import {
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
const imports: readonly Import[] = files.flatMap((from) =>
  [...readFileSync(join(SRC, from), 'utf8').matchAll(IMPORT)].map(([, name = '']) => ({
    from,
    to: relative(SRC, join(SRC, dirname(from), name)).replace(/\.js$/, '.ts'),
  })),
);

const folderOf = (file: string): string => file.split(sep)[0] as string;

/** Those that are reached again from themselves, each with one way round. */
function cycles(edges: readonly (readonly [from: string, to: string])[]): string[] {
  const next = new Map<string, Set<string>>();
  for (const [from, to] of edges) next.set(from, (next.get(from) ?? new Set()).add(to));
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (node: string, way: readonly string[]): void => {
    const at = way.indexOf(node);
    if (at >= 0) found.push([...way.slice(at), node].join(' -> '));
    if (at >= 0 || done.has(node)) return;
    for (const one of next.get(node) ?? []) visit(one, [...way, node]);
    done.add(node);
  };
  for (const node of next.keys()) visit(node, []);
  return found;
}

describe('the imports of src', () => {
  test('every folder is on the map', () => {
    expect([...new Set(files.map(folderOf))].toSorted()).toEqual(Object.keys(MAY_IMPORT).toSorted());
  });

  test.each(Object.entries(MAY_IMPORT))('%s imports from what lies below it alone', (folder, allowed) => {
    const wrong = imports
      .filter(({ from, to }) => folderOf(from) === folder && folderOf(to) !== folder)
      .filter(({ to }) => !allowed.includes(folderOf(to)))
      .map(({ from, to }) => `src/${from} imports src/${to}`);
    expect(wrong).toEqual([]);
  });

  test('go in no circle between files', () => {
    expect(cycles(imports.map(({ from, to }) => [from, to]))).toEqual([]);
  });

  test('go in no circle between folders', () => {
    const between = imports
      .map(({ from, to }) => [folderOf(from), folderOf(to)] as const)
      .filter(([from, to]) => from !== to);
    expect(cycles(between)).toEqual([]);
  });
});

test('only actions/github.ts writes commands to the runner', () => {
  const isComment = (line: string) => /^\s*(?:\/?\*|\/\/)/.test(line);
  const speaks = (file: string) =>
    readFileSync(join(SRC, file), 'utf8')
      .split('\n')
      .some((line) => !isComment(line) && /['"`]::[a-z$]|['"]@actions\/core['"]/.test(line));
  expect(files.filter(speaks)).toEqual([join('actions', 'github.ts')]);
});
