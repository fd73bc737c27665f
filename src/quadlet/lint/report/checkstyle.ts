import { groupBy } from '../../../platform/group-by.js';
import { singleLine } from '../../../platform/text.js';
import type { Finding, LintResult, Severity } from '../../finding.js';
import { withVersions } from './wording.js';
import { element, xmlDocument } from './xml.js';

const SEVERITY: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', note: 'info' };

/** The findings as Checkstyle XML, which most CI systems and review tools can read. */
export function lintCheckstyle({ findings, targets }: LintResult): string {
  const files = [...groupBy(findings, ({ file }) => file)];
  const children = files.map(([name, own]) =>
    element(
      'file',
      { name },
      own.map((one) => error(one, targets)),
    ),
  );
  return xmlDocument(element('checkstyle', { version: '4.3' }, children));
}

function error(finding: Finding, targets: readonly string[]): string {
  const { line, column, severity, code } = finding;
  const message = singleLine(withVersions(finding, targets));
  return element('error', {
    line,
    column,
    severity: SEVERITY[severity],
    message,
    source: `quadlet-lint.${code}`,
  });
}
