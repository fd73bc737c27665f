import type { Finding, LintResult } from '../../finding.js';

/** The findings for programs; docs/lint-json.md describes the format. */
export function lintJson({ targets, files, units, findings }: LintResult): string {
  const head = JSON.stringify({
    version: 1,
    targets,
    files,
    units: units.map(({ file, service }) => ({ file, service })),
  });
  return `${head.slice(0, -1)},"findings":[${findings.map(finding).join(',')}]}\n`;
}

// Each property by name: their order is part of the format, and what the linter adds for itself is not.
function finding(found: Finding): string {
  const { file, line, column, endLine, endColumn, severity, code, message, targets, fix } = found;
  const written = fix && {
    title: fix.title,
    needsDecision: fix.needsDecision,
    edits: fix.edits.map(({ file, start, end, text }) => ({ file, start, end, text })),
  };
  const place = { file, line, column, endLine, endColumn, severity, code, message, targets };
  return JSON.stringify(written === undefined ? place : { ...place, fix: written });
}
