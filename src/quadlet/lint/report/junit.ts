import { groupBy } from '../../../platform/group-by.js';
import { singleLine } from '../../../platform/text.js';
import type { Finding, LintResult } from '../../finding.js';
import { type FailOn, isFailure } from '../../finding.js';
import { withVersions } from './wording.js';
import { element, xmlDocument } from './xml.js';

/**
 * The findings as JUnit XML: a suite for each file, and a test case for each finding. Findings that make the check fail are
 * failures; the others are skipped test cases. A unit without findings is one test case that passed.
 */
export function lintJunit({ findings, targets, units }: LintResult, failOn: FailOn): string {
  const byFile = groupBy(findings, ({ file }) => file);
  for (const { file } of units) if (!byFile.has(file)) byFile.set(file, []);
  const fails = ({ severity }: Finding) => isFailure([severity], failOn);
  const suites = [...byFile].map(([file, own]) => {
    const cases =
      own.length === 0
        ? [element('testcase', { name: 'no findings', classname: file })]
        : own.map((finding) => testCase(finding, targets, fails(finding)));
    return element('testsuite', { name: file, ...countsOf(own, fails), tests: cases.length }, cases);
  });
  const clean = [...byFile.values()].filter((own) => own.length === 0).length;
  const counts = { tests: findings.length + clean, ...countsOf(findings, fails) };
  return xmlDocument(element('testsuites', { name: 'Quadlet Lint', ...counts }, suites));
}

function countsOf(
  findings: readonly Finding[],
  fails: (finding: Finding) => boolean,
): Record<string, number> {
  const failures = findings.filter(fails).length;
  return { failures, errors: 0, skipped: findings.length - failures };
}

function testCase(finding: Finding, targets: readonly string[], failed: boolean): string {
  const { file, line, column, severity, code } = finding;
  const message = singleLine(withVersions(finding, targets));
  const outcome = failed
    ? element('failure', { type: severity, message: `${file}:${line}:${column}: ${message}` })
    : element('skipped', { message: `${severity}: ${message}` });
  return element(
    'testcase',
    { name: `${code}, line ${line}, column ${column}`, classname: file, file, line },
    [outcome],
  );
}
