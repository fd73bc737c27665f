import { inert, inertPath } from '../platform/inert.js';
import type { LintResult } from '../quadlet/finding.js';
import { lintAnnotations } from '../quadlet/lint/report/annotations.js';
import type { Rule } from '../quadlet/rules/rule.js';

/** The findings as commands to GitHub's runner, a line each, for jobs that run the command by themselves. */
export function annotationCommands(result: LintResult, rules: readonly Rule[]): string {
  const { shown } = lintAnnotations(result, rules);
  const lines = shown
    // What has no place speaks of a summary, which only the action writes.
    .filter(({ properties }) => properties.file !== undefined)
    .map(({ level, message, properties }) => {
      const { title, file, startLine, endLine, startColumn, endColumn } = properties;
      const path = file && inertPath(file);
      const words = Object.entries({
        title,
        file: path,
        line: startLine,
        endLine,
        col: startColumn,
        endColumn,
      })
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
      return `::${level} ${words.join(',')}::${escapeData(inert(message))}\n`;
    });
  return lines.join('');
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
