import { expect, test } from '@jest/globals';
import { byLocation, type Finding, type Severity } from '../../../src/quadlet/finding.js';
import { limitFindings } from '../../../src/quadlet/lint/limit-findings.js';

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
    'and 2 more findings in this file (1 warning, 1 note): fix those that are shown, and lint again',
  );
});

test('findings that were only counted make the file fail as they would', () => {
  const limited = limitFindings([finding('a', 1, 'note'), finding('a', 2, 'error', 12344)], 5);
  expect(draw(limited)).toEqual(['a:1 PQ010 note', 'a:2 PQ094 error']);
  expect(limited[1]?.message).toContain('and 12,344 more findings in this file (12,344 errors):');
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
