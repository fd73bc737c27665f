import { describe, expect, test } from '@jest/globals';
import type { Edit, LintResult } from '../../../../src/quadlet/finding.js';
import { type FixKind, fixSet } from '../../../../src/quadlet/lint/fix/fix-set.js';
import type { Policy, SourceSet } from '../../../../src/quadlet/lint/lint.js';
import { treeOf } from '../../../../src/quadlet/set/source-tree.js';
import { CLEAN, WRONG } from '../files.js';

const policy: Policy = {
  targets: ['6.0.0'],
  mode: 'user',
  templates: 'skip',
  levels: new Map(),
  isTemplated: () => false,
};

function fix(files: Record<string, string | Uint8Array>, asked?: string[], kind: FixKind = 'safe') {
  const set = { tree: treeOf(new Map(Object.entries(files))), asked: asked && new Set(asked) };
  const { result, texts, fixed, refused } = fixSet(set, policy, kind);
  return {
    texts: Object.fromEntries(texts),
    fixed: fixed.map(({ file, code }) => `${file} ${code}`),
    refused: Object.fromEntries(refused),
    left: result.findings.map(({ file, code }) => `${file} ${code}`),
    errors: result.errors,
  };
}

describe('fixSet', () => {
  test('fixes what it can, and says what is left', () => {
    const outcome = fix({ 'a.volume': WRONG, 'b.volume': CLEAN, 'c.volume': `${WRONG}Xyzzy\n` });
    expect(outcome.texts['a.volume']).toBe(CLEAN);
    expect(outcome.fixed).toContain('a.volume PQ010');
    expect(outcome.left).toContain('c.volume PQ001');
    expect(Object.keys(outcome.texts)).not.toContain('b.volume');
  });

  test('goes on until nothing is left, where one fix uncovers another', () => {
    const outcome = fix({ 'a.volume': '\ufeff[Volume]\nLable=a=b\n' });
    expect(outcome.fixed[0]).toBe('a.volume PQ005');
    expect(outcome.fixed).toContain('a.volume PQ010');
    expect(outcome.texts['a.volume']).toContain('[Volume]\nLabel=a=b\n');
    expect(outcome.errors).toBe(0);
  });

  test('keeps to the files that were asked for', () => {
    const outcome = fix({ 'a.volume': WRONG, 'b.volume': WRONG }, ['b.volume']);
    expect(Object.keys(outcome.texts)).toEqual(['b.volume']);
    expect(outcome.left).toEqual([]);
  });

  test('leaves a file that is not UTF-8, and says so', () => {
    const latin = Buffer.concat([Buffer.from(WRONG), Buffer.from([0x23, 0xe9, 0x0a])]);
    const outcome = fix({ 'a.volume': latin, 'b.volume': WRONG });
    expect(Object.keys(outcome.texts)).toEqual(['b.volume']);
    expect(outcome.refused).toEqual({ 'a.volume': 'it is not UTF-8' });
  });

  test('keeps every other byte', () => {
    const text = `${WRONG}# é😀 \\\t\n;\u2028\nLabel=c=d\n`.replaceAll('\n', '\r\n');
    const outcome = fix({ 'a.volume': Buffer.from(text) });
    expect(outcome.texts['a.volume']).toBe(text.replace('Lable', 'Label'));
  });

  test('does not fix what a comment silences', () => {
    const text = WRONG.replace('Lable', '# pq-lint: disable=PQ010 it is so\nLable');
    expect(fix({ 'a.volume': text }).texts).toEqual({});
  });

  test('undoes what brings new errors, and keeps the rest', () => {
    // A linter that replaces every A by B or C, and finds B wrong in one file and fine in others.
    const lint = ([set]: readonly SourceSet[]): LintResult => {
      const { tree } = set as SourceSet;
      const files = new Map(
        tree.directories.flatMap(({ entries }) =>
          entries.map(({ name, content }) => [name, String(content)]),
        ),
      );
      const findings = [...files].flatMap(([file, text]) => {
        const fix = (edits: Edit[]) => ({ fix: { title: 'write B', edits } });
        const place = { file, line: 1, column: 1, endLine: 1, endColumn: 1, code: 'PQ999', targets: [] };
        const finding = { ...place, severity: 'warning' as const, message: '' };
        const edit = (name: string): Edit => ({ file: name, start: 0, end: 1, text: 'B' });
        if (text === 'A') return [{ ...finding, ...fix([edit(file)]) }];
        // One fix for two files.
        if (text === 'AA') return [{ ...finding, ...fix([edit(file), edit('other.pod')]) }];
        return [];
      });
      const errors = [...files].filter(
        ([file, text]) => /^(?:bad|other)/.test(file) && text.includes('B'),
      ).length;
      const textOf = (file: string) => files.get(file);
      return { targets: [], mode: 'user', files: 0, units: [], findings, silenced: 0, errors, textOf };
    };
    const files = { 'a.pod': 'A', 'b.pod': 'A', 'bad.pod': 'A', 'two.pod': 'AA', 'other.pod': 'x' };
    const set = { tree: treeOf(new Map(Object.entries(files))), asked: undefined };
    const { texts, fixed, refused, result } = fixSet(set, policy, 'safe', lint);
    expect(Object.fromEntries(texts)).toEqual({ 'a.pod': 'B', 'b.pod': 'B' });
    expect(fixed.map(({ file }) => file)).toEqual(['a.pod', 'b.pod']);
    expect([...refused.keys()].sort()).toEqual(['bad.pod', 'other.pod', 'two.pod']);
    expect(new Set(refused.values())).toEqual(new Set(['the fixes would cause new errors']));
    expect(result.errors).toBe(0);
  });

  test('leaves a fix that would change a file that was not asked for', () => {
    const edits = ['a.pod', 'b.pod'].map((file): Edit => ({ file, start: 0, end: 1, text: 'B' }));
    const place = { file: 'a.pod', line: 1, column: 1, endLine: 1, endColumn: 1, code: 'PQ999', targets: [] };
    const finding = { ...place, severity: 'error' as const, message: '', fix: { title: '', edits } };
    const result = { targets: [], mode: 'user' as const, files: 1, units: [], findings: [finding] };
    const lint = (): LintResult => ({ ...result, silenced: 0, errors: 1, textOf: () => 'A' });
    const tree = treeOf(
      new Map([
        ['a.pod', 'A'],
        ['b.pod', 'A'],
      ]),
    );
    expect(fixSet({ tree, asked: new Set(['a.pod']) }, policy, 'safe', lint).fixed).toEqual([]);
    expect(fixSet({ tree, asked: new Set(['a.pod', 'b.pod']) }, policy, 'safe', lint).fixed).not.toEqual([]);
  });

  test('ends where two fixes undo each other', () => {
    const lint = ([set]: readonly SourceSet[]): LintResult => {
      const { tree } = set as SourceSet;
      const text = String(tree.directories[0]?.entries[0]?.content);
      const edit = { file: 'a.pod', start: 0, end: 1, text: text === 'A' ? 'B' : 'A' };
      const place = {
        file: 'a.pod',
        line: 1,
        column: 1,
        endLine: 1,
        endColumn: 1,
        code: 'PQ999',
        targets: [],
      };
      const finding = {
        ...place,
        severity: 'error' as const,
        message: '',
        fix: { title: '', edits: [edit] },
      };
      const result = { targets: [], mode: 'user' as const, files: 1, units: [], findings: [finding] };
      return { ...result, silenced: 0, errors: 1, textOf: () => text };
    };
    const set = { tree: treeOf(new Map([['a.pod', 'A']])), asked: undefined };
    expect(fixSet(set, policy, 'safe', lint).fixed).toHaveLength(10);
  });
});

test.each([
  ['safe', {}],
  [
    'all',
    { 'a.container': '[Container]\nImage=docker.io/library/a:1\n\n[Install]\nWantedBy=default.target\n' },
  ],
] as const)('what changes how a unit starts is fixed only on request: %s', (kind, texts) => {
  const files = { 'a.container': '[Container]\nImage=docker.io/library/a:1\n' };
  expect(fix(files, undefined, kind).texts).toEqual(texts);
});
