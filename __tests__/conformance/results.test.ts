import { describe, expect, test } from '@jest/globals';
import { readResults } from '../../conformance/results.js';

const CASE = (name: string, status: string) =>
  `    <testcase name="${name}" classname="" time="0.001" status="${status}">\n      <system-err>&lt;testcase name=&#34;x&#34;</system-err>\n    </testcase>\n`;
const SUITE = (attributes: string, cases: string) =>
  `<testsuites time="2.1" tests="99" failures="98">\n  <testsuite name="OCI Conformance Test" ${attributes} time="2.1">\n    <properties>\n      <property name="Config" value="tests: 5"></property>\n    </properties>\n${cases}  </testsuite>\n</testsuites>\n`;
const SUMMARY = 'config:\n  registry: r\napis:\n  Ping: Pass\n  Blob get: FAIL\ndata:\n  Image: Skip\n';

describe('readResults', () => {
  test('counts as the suite does, and tells repeated checks apart by how they ended', () => {
    const cases = [
      CASE('a/b &amp; c', 'passed'),
      CASE('a/b &amp; c', 'failure'),
      CASE('d', 'skipped'),
      CASE('a/b &amp; c', 'passed'),
      CASE('e', 'error'),
    ];
    const junit = SUITE('tests="12" failures="2" errors="1" disabled="3" skipped="1"', cases.join(''));
    const { counts, checks, areas } = readResults(junit, SUMMARY);
    expect(counts).toEqual({ pass: 5, fail: 3, skip: 1, disabled: 3 });
    expect([...checks]).toEqual([
      ['a/b &amp; c', { passed: 2, failure: 1, skipped: 0, error: 0 }],
      ['d', { passed: 0, failure: 0, skipped: 1, error: 0 }],
      ['e', { passed: 0, failure: 0, skipped: 0, error: 1 }],
    ]);
    expect([...areas]).toEqual([
      ['apis: Ping', 'Pass'],
      ['apis: Blob get', 'FAIL'],
      ['data: Image', 'Skip'],
    ]);
  });

  test('what is left out is none', () => {
    const junit = SUITE('tests="1" failures="0" errors="0"', CASE('a', 'passed'));
    expect(readResults(junit, SUMMARY).counts).toEqual({ pass: 1, fail: 0, skip: 0, disabled: 0 });
  });

  test.each<[what: string, junit: string, summary: string, said: RegExp]>([
    ['no check', SUITE('tests="0" failures="0" errors="0"', ''), SUMMARY, /0 checks, of which 0/],
    [
      'a check of an unknown end',
      SUITE('tests="2" failures="0" errors="0"', CASE('a', 'passed') + CASE('b', 'perhaps')),
      SUMMARY,
      /2 checks, of which 1 can be read/,
    ],
    ['no counts', SUITE('tests="1"', CASE('a', 'passed')), SUMMARY, /does not say "failures"/],
    [
      'no areas',
      SUITE('tests="1" failures="0" errors="0"', CASE('a', 'passed')),
      'config: {}\n',
      /neither apis nor data/,
    ],
  ])('%s is no result', (_, junit, summary, said) => {
    expect(() => readResults(junit, summary)).toThrow(said);
  });
});
