import { isOrAre, shorten, singleLine } from '../../../platform/text.js';
import { type Finding, type LintResult, SEVERITIES, type Severity } from '../../finding.js';
import type { Rule } from '../../rules/rule.js';
import { type Counts, countsOf, describeCounts, withVersions } from './wording.js';

/** An annotation of a line; the properties are those of `@actions/core`. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
  readonly properties: AnnotationPlace & { readonly title: string };
}

interface AnnotationPlace {
  readonly file?: string;
  readonly startLine?: number;
  readonly endLine?: number;
  readonly startColumn?: number;
  readonly endColumn?: number;
}

/** GitHub drops further annotations of a level in a step (actions/toolkit, docs/problem-matchers.md). */
const SHOWN = 10;
/** The runner cuts longer messages (actions/runner, ExecutionContext.cs). */
const MESSAGE = 4096;

const LEVELS: Readonly<Record<Severity, Annotation['level']>> = {
  error: 'error',
  warning: 'warning',
  note: 'notice',
};

/**
 * The findings as annotations, errors first, no more than GitHub shows. The last annotation of a level gives the number of
 * further findings, and `more` the numbers of all levels.
 * @param rules for the titles; the title of other rules is their code
 */
export function lintAnnotations(
  result: LintResult,
  rules: readonly Rule[] = [],
): { readonly shown: readonly Annotation[]; readonly more: string | undefined } {
  const names = new Map(rules.map(({ code, name }) => [code, name]));
  const left: Record<Severity, number> = { error: 0, warning: 0, note: 0 };
  const counts = countsOf(result.findings);
  const shown = SEVERITIES.flatMap((severity) => {
    const fits = counts[severity] <= SHOWN ? SHOWN : SHOWN - 1;
    left[severity] = Math.max(0, counts[severity] - fits);
    const own = firstOf(result.findings, severity, fits);
    return [...own.map((finding) => annotation(finding, result.targets, names)), ...rest(severity, left)];
  });
  const any = SEVERITIES.some((severity) => left[severity] > 0);
  return { shown, more: any ? describeMore(left) : undefined };
}

function firstOf(findings: readonly Finding[], severity: Severity, count: number): Finding[] {
  return findings.filter((finding) => finding.severity === severity).slice(0, count);
}

function annotation(
  finding: Finding,
  targets: readonly string[],
  names: ReadonlyMap<string, string>,
): Annotation {
  const { code, severity } = finding;
  const name = names.get(code);
  return {
    level: LEVELS[severity],
    message: singleLine(shorten(withVersions(finding, targets), MESSAGE)),
    properties: { title: name === undefined ? code : `${code} ${name}`, ...place(finding) },
  };
}

// GitHub's ends are inclusive, and columns are not allowed across lines. A range that ends before the first column of a
// line does not include that line.
function place({ file, line, column, endLine, endColumn }: Finding): AnnotationPlace {
  const lastLine = endLine > line && endColumn <= 1 ? endLine - 1 : endLine;
  if (lastLine > line) return { file, startLine: line, endLine: lastLine };
  const columns = endLine > line ? {} : { endColumn: Math.max(column, endColumn - 1) };
  return { file, startLine: line, endLine: line, startColumn: column, ...columns };
}

function rest(severity: Severity, left: Counts): Annotation[] {
  if (left[severity] === 0) return [];
  const only = { error: 0, warning: 0, note: 0, [severity]: left[severity] };
  return [{ level: LEVELS[severity], message: describeMore(only), properties: { title: 'Quadlet Lint' } }];
}

function describeMore(left: Counts): string {
  const total = left.error + left.warning + left.note;
  return `${describeCounts(left, 'more ')} ${isOrAre(total)} in the job summary`;
}
