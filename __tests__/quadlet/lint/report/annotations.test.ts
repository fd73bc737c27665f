import { describe, expect, test } from '@jest/globals';
import type { Finding, Location } from '../../../../src/quadlet/finding.js';
import { lintAnnotations } from '../../../../src/quadlet/lint/report/annotations.js';
import { finding, manyFindings, resultOf, rules } from '../../../report/lint-fixture.js';

const of = (findings: readonly Finding[]) => lintAnnotations(resultOf({ findings }), rules);

test('a finding', () => {
  expect(of([finding({ line: 7, column: 3, endLine: 7, endColumn: 9 })])).toEqual({
    shown: [
      {
        level: 'error',
        message: 'There is no such key.',
        properties: {
          title: 'PQ010 unknown-key',
          file: 'app.container',
          ...{ startLine: 7, endLine: 7, startColumn: 3, endColumn: 8 },
        },
      },
    ],
    more: undefined,
  });
});

describe('the place', () => {
  test.each<[what: string, place: Omit<Location, 'file'>, shown: object]>([
    [
      'nothing',
      { line: 2, column: 5, endLine: 2, endColumn: 5 },
      { startLine: 2, endLine: 2, startColumn: 5, endColumn: 5 },
    ],
    [
      'one character',
      { line: 2, column: 5, endLine: 2, endColumn: 6 },
      { startLine: 2, endLine: 2, startColumn: 5, endColumn: 5 },
    ],
    ['several lines', { line: 2, column: 5, endLine: 4, endColumn: 6 }, { startLine: 2, endLine: 4 }],
    ['whole lines', { line: 2, column: 1, endLine: 4, endColumn: 1 }, { startLine: 2, endLine: 3 }],
    [
      'one line with its break',
      { line: 2, column: 3, endLine: 3, endColumn: 1 },
      { startLine: 2, endLine: 2, startColumn: 3 },
    ],
  ])('%s', (_, place, shown) => {
    const { title, file, ...rest } = of([finding(place)]).shown[0]?.properties ?? { title: '' };
    expect(rest).toEqual(shown);
  });
});

test.each([
  ['error', 'error'],
  ['warning', 'warning'],
  ['note', 'notice'],
] as const)('%s is shown as %s', (severity, level) => {
  expect(of([finding({ severity })]).shown[0]?.level).toBe(level);
});

test('a rule that nobody knows is named by its code', () => {
  expect(of([finding({ code: 'PQ999' })]).shown[0]?.properties.title).toBe('PQ999');
  expect(lintAnnotations(resultOf({ findings: [finding()] })).shown[0]?.properties.title).toBe('PQ010');
});

test.each<[message: string, targets: readonly string[], shown: string]>([
  ['bad', ['4.9.3', '5.0.3'], 'bad (for Podman 4.9.3 and 5.0.3)'],
  ['two\n \r\n  lines\x1b[2J\n', ['4.9.3', '5.0.3', '5.4.2'], 'two lines␛[2J'],
  [`${'x'.repeat(4094)}🚀🚀`, ['4.9.3', '5.0.3', '5.4.2'], `${'x'.repeat(4094)}…`],
  ['x'.repeat(5000), ['4.9.3', '5.0.3', '5.4.2'], `${'x'.repeat(4095)}…`],
])('the message %.20j', (message, targets, shown) => {
  expect(of([finding({ message, targets })]).shown[0]?.message).toBe(shown);
});

describe('no more than GitHub shows', () => {
  const last = 'in the job summary';
  test.each<
    [errors: number, warnings: number, notes: number, shown: readonly number[], more: string | undefined]
  >([
    [0, 0, 0, [0, 0, 0], undefined],
    [10, 10, 10, [10, 10, 10], undefined],
    [11, 1, 0, [10, 1, 0], `2 more errors are ${last}`],
    [1, 11, 12, [1, 10, 10], `2 more warnings and 3 more notes are ${last}`],
    [1000, 1000, 1000, [10, 10, 10], `991 more errors, 991 more warnings and 991 more notes are ${last}`],
  ])('%d errors, %d warnings, %d notes', (errors, warnings, notes, expected, more) => {
    const result = of([
      ...manyFindings(notes, { severity: 'note' }),
      ...manyFindings(warnings, { severity: 'warning' }),
      ...manyFindings(errors, { severity: 'error' }),
    ]);
    const levels = result.shown.map(({ level }) => level);
    const order = ['error', 'warning', 'notice'] as const;
    expect(order.map((one) => levels.filter((level) => level === one).length)).toEqual(expected);
    expect(levels).toEqual(order.flatMap((level, index) => Array(expected[index]).fill(level)));
    expect(result.more).toBe(more);
  });

  test('the last one of a level says how many are left out', () => {
    const { shown } = of([...manyFindings(25, { severity: 'warning' }), ...manyFindings(3)]);
    expect(shown.at(-1)).toEqual({
      level: 'warning',
      message: '16 more warnings are in the job summary',
      properties: { title: 'Quadlet Lint' },
    });
    expect(shown.map(({ properties }) => properties.startLine)).toEqual([
      ...[1, 2, 3],
      ...[1, 2, 3, 4, 5, 6, 7, 8, 9, undefined],
    ]);
  });
});
