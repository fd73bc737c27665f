import { singleLine } from '../../../platform/text.js';
import { lineFinder } from '../../../report/excerpt-lines.js';
import type { LintResult, Severity } from '../../finding.js';
import { fingerprinter } from '../fingerprint.js';
import { withVersions } from './wording.js';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'major', warning: 'minor', note: 'info' };

/** The findings as a GitLab Code Quality report (GitLab's page "Code Quality", "Code Quality report format"). */
export function lintGitlab(result: LintResult): string {
  const fingerprintOf = fingerprinter(lineFinder(result));
  const issues = result.findings.map((finding) => ({
    description: `${finding.code}: ${singleLine(withVersions(finding, result.targets))}`,
    check_name: finding.code,
    fingerprint: fingerprintOf(finding),
    severity: SEVERITY[finding.severity],
    location: {
      path: finding.file.replace(/^(?:\.\/+)+/, ''),
      lines: { begin: finding.line, end: finding.endLine },
    },
  }));
  return `${JSON.stringify(issues)}\n`;
}
