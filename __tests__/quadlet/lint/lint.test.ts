import { describe, expect, test } from '@jest/globals';
import { byLocation, type Finding, joinResults, type Severity } from '../../../src/quadlet/finding.js';
import { lint, type Policy } from '../../../src/quadlet/lint/lint.js';
import { limitFindings } from '../../../src/quadlet/rules/PQ094-more-findings.js';
import { treeOf } from '../../../src/quadlet/set/source-tree.js';
import { CLEAN, WRONG } from './files.js';

const policy: Policy = {
  targets: ['5.0.0', '6.0.0'],
  mode: 'user',
  templates: 'skip',
  levels: new Map(),
  isTemplated: () => false,
};

function lintFiles(files: Record<string, string>, own: Partial<Policy> = {}, asked?: string[]) {
  const set = { tree: treeOf(new Map(Object.entries(files))), asked: asked && new Set(asked) };
  const result = lint([set], { ...policy, ...own });
  const found = result.findings.map(({ file, code, severity }) => `${file} ${code} ${severity}`);
  return { ...result, found };
}

describe('lint', () => {
  test('says what is found, and what was checked', () => {
    const { found, errors, silenced, ...result } = lintFiles({ 'a.volume': WRONG, 'b.volume': CLEAN });
    expect(found).toEqual(['a.volume PQ010 error']);
    expect({ errors, silenced, files: result.files }).toEqual({ errors: 1, silenced: 0, files: 2 });
    expect(result.units).toEqual([{ file: 'b.volume', service: 'b-volume.service' }]);
    expect(result.textOf('b.volume')).toBe(CLEAN);
  });

  test('keeps to the files that were asked for, and counts the errors of all', () => {
    const files = {
      'a.volume': WRONG,
      'b.volume': WRONG,
      'b.volume.d/1.conf': '[Volume]\nXyzzy=2\n',
    };
    const { found, errors, ...result } = lintFiles(files, {}, ['b.volume', 'b.volume.d/1.conf']);
    expect(new Set(found.map((one) => one.split(' ')[0]))).toEqual(
      new Set(['b.volume', 'b.volume.d/1.conf']),
    );
    expect({ errors, files: result.files }).toEqual({ errors: 3, files: 2 });
    expect(lintFiles({ 'a.volume': CLEAN, 'b.volume': CLEAN }, {}, ['b.volume']).units).toHaveLength(1);
  });

  describe('with more findings than are reported', () => {
    const count = 1500;
    const files = { 'a.volume': `[Volume]\n${'Xyzzy=1\n'.repeat(count)}` };
    const last = (report: ReturnType<typeof lintFiles>) => report.findings.at(-1);

    test('the last one says how many there are, and is an error as they are', () => {
      const report = lintFiles(files);
      expect(report.found).toHaveLength(1001);
      expect(report.found.at(-1)).toBe('a.volume PQ094 error');
      expect(last(report)?.message).toContain(`and 500 more findings in this file (500 errors)`);
      expect(report.errors).toBe(count);
    });

    test('it has the level of what is left out, and none of its own', () => {
      const levels = new Map([
        ['PQ010', 'note'],
        ['PQ094', 'off'],
      ] as const);
      expect(lintFiles(files, { levels }).found.at(-1)).toBe('a.volume PQ094 note');
      expect(lintFiles(files, { levels: new Map([['PQ010', 'off']]) }).found).toEqual([]);
    });

    test('a comment for the file silences all, and one for a line only what is in it', () => {
      const silenced = (comment: string, line: number) => {
        const lines = (files['a.volume'] as string).split('\n');
        lines.splice(line, 0, `# pq-lint: ${comment} it is a test`);
        return lintFiles({ 'a.volume': lines.join('\n') });
      };
      expect(silenced('disable-file=PQ010', 0)).toMatchObject({ found: [], silenced: count });
      const one = silenced('disable=PQ010', 1001);
      expect(one.found.at(-1)).toBe('a.volume PQ094 error');
    });
  });

  test.each([
    ['off', []],
    ['note', ['a.volume PQ010 note']],
    ['error', ['a.volume PQ010 error']],
  ] as const)('gives a rule the level %s', (level, expected) => {
    expect(lintFiles({ 'a.volume': WRONG }, { levels: new Map([['PQ010', level]]) }).found).toEqual(expected);
  });

  test('lets comments silence, in units and drop-ins', () => {
    const silent = (line: string) => `[Volume]\n# pq-lint: disable=PQ010 so it is\n${line}\n`;
    const files = { 'a.volume': CLEAN + silent('Xyzzy=1'), 'a.volume.d/1.conf': silent('Plugh=1') };
    const { found, silenced } = lintFiles(files);
    expect({ found, silenced }).toEqual({ found: [], silenced: 2 });
  });

  test('a comment that silences nothing is a finding, also where the rule is switched off', () => {
    const files = { 'a.volume': `# pq-lint: disable-file=PQ010 so it is\n${CLEAN}` };
    expect(lintFiles(files).found).toEqual(['a.volume PQ090 warning']);
    expect(lintFiles(files, {}, ['b.volume']).found).toEqual([]);
    const used = { 'a.volume': `# pq-lint: disable-file=PQ010 so it is\n${WRONG}` };
    expect(lintFiles(used, { levels: new Map([['PQ010', 'off']]) }).found).toEqual([]);
  });

  test('says nothing of files that are templates by the word of the user', () => {
    expect(lintFiles({ 'a.volume': WRONG }, { isTemplated: (file) => file === 'a.volume' }).found).toEqual(
      [],
    );
  });
});

describe('joinResults', () => {
  test('joins what several sets brought', () => {
    const [b, a] = [
      lintFiles({ 'b.volume': WRONG }),
      lintFiles({ 'a.volume': WRONG, 'a.pod': '[Pod]\n' }, {}, ['a.volume']),
    ];
    const { errors, ...result } = joinResults([b, a], policy);
    expect(result.findings.map(({ file }) => file)).toEqual(['a.volume', 'b.volume']);
    expect({ errors, files: result.files, targets: result.targets }).toEqual({
      errors: 2,
      files: 2,
      targets: policy.targets,
    });
    expect([result.textOf('a.volume'), result.textOf('b.volume')]).toEqual([WRONG, WRONG]);
    expect(result.textOf('c.volume')).toBeUndefined();
  });

  test('nothing is nothing', () => {
    const { errors, ...result } = joinResults([], policy);
    expect({ ...result, errors }).toMatchObject({
      files: 0,
      findings: [],
      units: [],
      errors: 0,
      mode: 'user',
    });
  });
});

test('lint counts what all sets have together', () => {
  const set = (name: string) => ({ tree: treeOf(new Map([[name, CLEAN]])), asked: undefined });
  const large = {
    tree: treeOf(new Map([['a.volume', `[Volume]\n${'a=b\n'.repeat(200_000)}`]])),
    asked: undefined,
  };
  expect(lint([set('a.volume'), set('b.volume')], policy).files).toBe(2);
  expect(() =>
    lint(
      Array.from({ length: 4 }, () => large),
      policy,
    ),
  ).toThrow('the Quadlet files have more than 600,000 lines; lint smaller directories separately');
});

test('drop-ins count for each unit', () => {
  const files: Record<string, string> = { 'volume.d/1.conf': `[Volume]\n${'Label=b\n'.repeat(10_000)}` };
  for (let index = 0; index < 500; index++) files[`${index}.volume`] = CLEAN;
  expect(() => lintFiles(files)).toThrow('counting drop-ins for each unit');
});

describe('limitFindings', () => {
  function finding(file: string, line: number, severity: Severity, more?: number): Finding {
    const place = { file, line, column: 1, endLine: line, endColumn: 2 };
    return { ...place, code: 'PQ010', severity, message: 'm', targets: [], ...(more && { more }) };
  }

  const draw = (findings: readonly Finding[]) =>
    findings.map(({ file, line, code, severity }) => `${file}:${line} ${code} ${severity}`);

  test('findings up to the limit stay as they are', () => {
    const findings = [finding('a', 1, 'note'), finding('a', 2, 'error'), finding('b', 1, 'note')];
    expect(limitFindings(findings, 2)).toEqual(findings);
  });

  test('errors are kept first, and what is left out is counted, as severe as the worst of it', () => {
    const findings = [
      finding('a', 1, 'note'),
      finding('a', 2, 'warning'),
      finding('a', 3, 'error'),
      finding('a', 4, 'warning'),
      finding('b', 1, 'note'),
    ];
    const limited = limitFindings(findings, 2);
    expect(draw(limited)).toEqual([
      'a:1 PQ094 warning',
      'a:2 PQ010 warning',
      'a:3 PQ010 error',
      'b:1 PQ010 note',
    ]);
    expect(limited[0]?.message).toBe(
      'and 2 more findings in this file (1 warning, 1 note); fix those that are shown, and lint again',
    );
  });

  test('findings that were only counted make the file fail as they would', () => {
    const limited = limitFindings([finding('a', 1, 'note'), finding('a', 2, 'error', 12344)], 5);
    expect(draw(limited)).toEqual(['a:1 PQ010 note', 'a:2 PQ094 error']);
    expect(limited[1]?.message).toContain('and 12,344 more findings in this file (12,344 errors);');
  });

  test('what was limited can be joined with more, and limited again', () => {
    const once = limitFindings(
      [1, 2, 3, 4].map((line) => finding('a', line, 'error')),
      2,
    );
    const again = limitFindings([...once, finding('a', 9, 'note')].sort(byLocation), 2);
    expect(draw(again)).toEqual(['a:1 PQ010 error', 'a:2 PQ010 error', 'a:3 PQ094 error']);
    expect(again[2]).toMatchObject({ more: 3 });
  });
});
