import { describe, expect, test } from '@jest/globals';
import { selectFindings } from '../../../src/quadlet/lint/select-findings.js';
import { finding, resultOf } from '../../report/lint-fixture.js';

const all = (['error', 'warning', 'note'] as const).map((severity, index) =>
  finding({ severity, line: index + 1 }),
);
const messages = (
  findings: Parameters<typeof resultOf>[0]['findings'],
  level: 'note' | 'warning' | 'error' = 'note',
) =>
  selectFindings(resultOf({ findings: findings ?? [] }), { level }).result.findings.map(
    ({ message }) => message,
  );

test.each([
  ['note', [1, 2, 3]],
  ['warning', [1, 2]],
  ['error', [1]],
] as const)('level %s', (level, lines) => {
  const { result, remarks } = selectFindings(resultOf({ findings: all }), { level });
  expect(result.findings.map(({ line }) => line)).toEqual(lines);
  expect(remarks).toEqual([]);
});

describe('a rule that is reported once', () => {
  const slow = (file: string) => finding({ file, code: 'PQ110', severity: 'note', message: 'slow' });

  test.each([
    [0, []],
    [1, ['slow']],
    [2, ['slow (also in 1 other place)']],
    [3, ['slow (also in 2 other places)']],
  ])('%d times', (count, expected) => {
    expect(messages(Array.from({ length: count }, (_, index) => slow(`${index}.container`)))).toEqual(
      expected,
    );
  });

  test('keeps a place that the pull request changes', () => {
    const whole = resultOf({ findings: [slow('a.container'), slow('b.container'), slow('c.container')] });
    const { result, remarks } = selectFindings(whole, {
      level: 'note',
      isChanged: (file) => file === 'b.container',
    });
    expect(result.findings).toEqual([slow('b.container')]);
    expect(remarks).toEqual(['2 more findings in files that the pull request does not change']);
  });
});

test('other rules are reported at each place', () => {
  expect(messages([finding({ message: 'a' }), finding({ message: 'a' })])).toEqual(['a', 'a']);
});

test('asks about each file once', () => {
  const asked: string[] = [];
  const isChanged = (file: string) => asked.push(file) > 0;
  selectFindings(resultOf({ findings: [...all, finding({ file: 'b.pod' })] }), { level: 'note', isChanged });
  expect(asked).toEqual(['app.container', 'b.pod']);
});

test('says how much comments disable, and passes on what the baseline says', () => {
  const whole = { ...resultOf({ findings: all }), silenced: 1 };
  const { result, remarks } = selectFindings(whole, {
    level: 'note',
    fresh: { findings: [], remarks: ['so'] },
  });
  expect(result.findings).toEqual([]);
  expect(remarks).toEqual(['1 finding is disabled by comments', 'so']);
});
