import { describe, expect, test } from '@jest/globals';
import type { LintResult } from '../../../../src/quadlet/finding.js';
import { lintSarif } from '../../../../src/quadlet/lint/report/sarif.js';
import type { Rule } from '../../../../src/quadlet/rules/rule.js';
import { expectGolden } from '../../../registry/golden.js';
import { finding, manyFindings, ordinary, resultOf, rules } from '../../../report/lint-fixture.js';
import { sarifFaults } from '../../../report/sarif-shape.js';

const about = {
  version: '1.2.3',
  informationUri: 'https://example.org/lint',
  helpUri: (code: string) => `https://example.org/lint/rules.md#${code.toLowerCase()}`,
};

interface Result {
  readonly ruleId: string;
  readonly ruleIndex?: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [
    { readonly physicalLocation: { readonly artifactLocation: object; readonly region: object } },
  ];
  readonly fixes?: readonly object[];
}

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
  readonly invocations: readonly [
    { readonly toolExecutionNotifications?: readonly [{ readonly level: string; readonly message: object }] },
  ];
  readonly results: readonly Result[];
  readonly properties: { readonly resultsLeftOut: number };
}

function runOf(result: LintResult, known = rules): Run {
  const log: { readonly runs: readonly [Run] } = JSON.parse(lintSarif(result, known, about));
  expect(sarifFaults(log)).toEqual([]);
  return log.runs[0];
}

const firstOf = (result: LintResult) => runOf(result).results[0] as Result;

test('an ordinary day', () => {
  const log = JSON.parse(lintSarif(ordinary, rules, about));
  expect(sarifFaults(log)).toEqual([]);
  return expectGolden(import.meta.url, 'lint-sarif', `${JSON.stringify(log, undefined, 2)}\n`);
});

test('one line, ending in a break', () => {
  expect(lintSarif(ordinary, rules, about)).toMatch(/^[^\n]+\n$/);
});

test('errors come first, each in its order, and each knows its rule', () => {
  const { results, tool } = runOf(
    resultOf({
      findings: [
        finding({ line: 1, severity: 'note', code: 'PQ900' }),
        finding({ line: 2, severity: 'error', code: 'PQ010' }),
        finding({ line: 3, severity: 'warning', code: 'PQ030' }),
        finding({ line: 4, severity: 'error', code: 'PQ010' }),
      ],
    }),
  );
  expect(results.map(({ level, ruleId }) => [level, ruleId])).toEqual([
    ['error', 'PQ010'],
    ['error', 'PQ010'],
    ['warning', 'PQ030'],
    ['note', 'PQ900'],
  ]);
  expect(tool.driver.rules.map(({ id }) => id)).toEqual(['PQ010', 'PQ030', 'PQ900']);
  for (const { ruleId, ruleIndex } of results) expect(tool.driver.rules[ruleIndex ?? -1]?.id).toBe(ruleId);
});

test('a rule that nobody knows has no index', () => {
  expect(firstOf(resultOf({ findings: [finding({ code: 'PQ999' })] }))).not.toHaveProperty('ruleIndex');
});

test("a rule's descriptions are no longer than GitHub takes", () => {
  const long: Rule = { ...(rules[1] as Rule), summary: 's'.repeat(3000), explanation: 'e'.repeat(3000) };
  const [listed] = runOf(resultOf({ findings: [finding()] }), [long]).tool.driver.rules;
  expect(listed).toMatchObject({
    shortDescription: { text: `${'s'.repeat(1023)}…` },
    fullDescription: { text: `${'s'.repeat(1023)}…` },
  });
});

test.each<[file: string, location: object]>([
  ['quadlet/app.container', { uri: 'quadlet/app.container', uriBaseId: '%SRCROOT%' }],
  ['./quadlet//./app.container', { uri: 'quadlet/app.container', uriBaseId: '%SRCROOT%' }],
  ['a b/ü#?%.pod', { uri: 'a%20b/%C3%BC%23%3F%25.pod', uriBaseId: '%SRCROOT%' }],
  ['file:x.pod', { uri: 'file%3Ax.pod', uriBaseId: '%SRCROOT%' }],
  ['\ud83d.pod', { uri: '%EF%BF%BD.pod', uriBaseId: '%SRCROOT%' }],
  ['/etc/containers/systemd/a b.pod', { uri: 'file:///etc/containers/systemd/a%20b.pod' }],
])('the file %j', (file, location) => {
  const [{ physicalLocation }] = firstOf(resultOf({ findings: [finding({ file })] })).locations;
  expect(physicalLocation.artifactLocation).toEqual(location);
});

test.each<[message: string, targets: readonly string[], text: string]>([
  ['Bad.', ['4.9.3', '5.0.3', '5.4.2'], 'Bad.'],
  ['Bad.', ['4.9.3'], 'Bad. (for Podman 4.9.3)'],
  ['a\nb \x1b[2J', ['4.9.3', '5.0.3', '5.4.2'], 'a b ␛[2J'],
  ['see [this](https://example.org)', ['4.9.3', '5.0.3', '5.4.2'], 'see [this] (https://example.org)'],
])('the message %j for %j', (message, targets, text) => {
  expect(firstOf(resultOf({ findings: [finding({ message, targets })] })).message.text).toBe(text);
});

test('the region counts as the finding does', () => {
  const place = { line: 3, column: 4, endLine: 5, endColumn: 6 };
  const [{ physicalLocation }] = firstOf(resultOf({ findings: [finding(place)] })).locations;
  expect(physicalLocation.region).toEqual({ startLine: 3, startColumn: 4, endLine: 5, endColumn: 6 });
});

test('fingerprints are left to upload-sarif, also where the text is known', () => {
  const result = resultOf({ texts: { 'app.container': 'A=1\n' }, findings: [finding({ line: 1 })] });
  expect(firstOf(result)).not.toHaveProperty('partialFingerprints');
});

describe('fixes', () => {
  test('the edits of a fix, by file', () => {
    const edits = [
      { file: 'a.pod', start: 3, end: 5, text: 'x' },
      { file: 'b.pod', start: 0, end: 4, text: '' },
      { file: 'a.pod', start: 9, end: 9, text: 'y' },
    ];
    const change = (file: string, replacements: readonly object[]) => ({
      artifactLocation: { uri: file, uriBaseId: '%SRCROOT%' },
      replacements,
    });
    const replacement = (charOffset: number, charLength: number, text: string) => ({
      deletedRegion: { charOffset, charLength },
      insertedContent: { text },
    });
    expect(firstOf(resultOf({ findings: [finding({ fix: { title: 'fix it', edits } })] })).fixes).toEqual([
      {
        description: { text: 'fix it' },
        artifactChanges: [
          change('a.pod', [replacement(3, 2, 'x'), replacement(9, 0, 'y')]),
          change('b.pod', [replacement(0, 4, '')]),
        ],
      },
    ]);
  });

  test.each([
    ['no fix', {}],
    ['a fix without edits', { fix: { title: 'nothing', edits: [] } }],
  ])('%s is none', (_, change) => {
    expect(firstOf(resultOf({ findings: [finding(change)] }))).not.toHaveProperty('fixes');
  });
});

describe('what GitHub takes', () => {
  const kinds = (errors: number, notes: number) => [
    ...manyFindings(notes, { severity: 'note', code: 'PQ900' }),
    ...manyFindings(errors),
  ];

  test.each<[errors: number, notes: number, notification: object | undefined]>([
    [2, 4_998, undefined],
    [2, 4_999, { level: 'note', message: { text: '5001 findings, of which GitHub shows 5000.' } }],
    [2, 24_998, { level: 'note', message: { text: '25000 findings, of which GitHub shows 5000.' } }],
    [
      25_001,
      9,
      {
        level: 'warning',
        message: {
          text: '25010 findings, of which the 10 least severe are left out: GitHub accepts 25000 and shows 5000.',
        },
      },
    ],
  ])('%d errors and %d notes', (errors, notes, notification) => {
    const run = runOf(resultOf({ findings: kinds(errors, notes) }));
    const kept = Math.min(errors + notes, 25_000);
    expect(run.results).toHaveLength(kept);
    expect(run.results.filter(({ level }) => level === 'error')).toHaveLength(Math.min(errors, 25_000));
    expect(run.invocations[0].toolExecutionNotifications?.[0]).toEqual(notification);
    expect(run.properties.resultsLeftOut).toBe(errors + notes - kept);
  });

  test('a rule whose findings are all left out is not listed', () => {
    expect(runOf(resultOf({ findings: kinds(25_000, 1) })).tool.driver.rules.map(({ id }) => id)).toEqual([
      'PQ010',
    ]);
  });
});

test('the texts of a rule that came without them are those of its page', () => {
  const { summary: _, explanation: __, ...bundled } = rules[1] as Rule;
  const result = resultOf({ findings: [finding()] });
  const described = (more: object) => {
    const log = JSON.parse(lintSarif(result, [bundled as Rule], { ...about, ...more }));
    return log.runs[0].tool.driver.rules[0];
  };
  expect(described({ textsOf: () => ({ summary: 'Short.', explanation: 'Long.' }) })).toMatchObject({
    shortDescription: { text: 'Short.' },
    fullDescription: { text: 'Short. Long.' },
  });
  expect(described({}).shortDescription.text).toBe(bundled.name);
});
