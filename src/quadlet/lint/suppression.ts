import { nearest } from '../catalogue/nearest.js';
import { byLocation, type Finding, type LintResult, weightOf } from '../finding.js';
import { MORE_FINDINGS } from './limit-findings.js';
import { readSuppressions, type SuppressionComment } from './suppression-comments.js';

/** The code of what is wrong with a comment that silences findings. */
export const SUPPRESSION = 'PQ090';

/**
 * Silences findings by comments: `# pq-lint: disable=PQ012,PQ013 reason` for the next entry or section header,
 * `disable-file=` for the whole file. A comment that gives no reason, names no rule or silences nothing is a finding of
 * its own, {@link SUPPRESSION}, which no comment silences.
 * @param files the paths in which comments count
 * @param codes of all rules
 */
export function applySuppressions(
  { findings, targets, textOf }: Pick<LintResult, 'findings' | 'targets' | 'textOf'>,
  files: Iterable<string>,
  codes: ReadonlySet<string>,
): Pick<LintResult, 'findings' | 'silenced'> {
  const comments = new Map<string, readonly SuppressionComment[]>();
  for (const file of files) {
    const own = readSuppressions(file, textOf(file) ?? '');
    if (own.length > 0) comments.set(file, own);
  }
  if (comments.size === 0) return { findings, silenced: 0 };
  const used = new Map<SuppressionComment, Set<string>>();
  const kept = findings.filter((finding) => {
    const silencing = (comments.get(finding.file) ?? []).filter((comment) => silences(comment, finding));
    for (const comment of silencing) used.set(comment, (used.get(comment) ?? new Set()).add(finding.code));
    return silencing.length === 0;
  });
  const own = [...comments.values()].flat().flatMap((comment) => {
    const messages = faultsOf(comment, used.get(comment) ?? new Set(), codes);
    return messages.map((message): Finding => {
      return { ...comment.location, code: SUPPRESSION, severity: 'warning', message, targets };
    });
  });
  return {
    findings: own.length === 0 ? kept : [...kept, ...own].sort(byLocation),
    silenced: weights(findings) - weights(kept),
  };
}

function silences(
  { codes, wholeFile, from, to }: SuppressionComment,
  { code, line, more }: Finding,
): boolean {
  // What stands for others may lie in a line that is silenced, and the others elsewhere.
  if (code === SUPPRESSION || code === MORE_FINDINGS || (more !== undefined && !wholeFile)) return false;
  return line >= from && line <= to && codes.includes(code);
}

function faultsOf(
  comment: SuppressionComment,
  used: ReadonlySet<string>,
  codes: ReadonlySet<string>,
): string[] {
  if (comment.fault !== undefined) return [comment.fault];
  const unknown = comment.codes.filter((code) => !codes.has(code));
  const idle = comment.codes.filter((code) => codes.has(code) && !used.has(code));
  const where = comment.wholeFile ? 'in this file' : 'in the next entry';
  return [
    ...unknown.map((code) => {
      const near = nearest(code, codes, 1);
      return `There is no rule ${code}${near === undefined ? '.' : `; did you mean ${near}?`}`;
    }),
    ...(comment.reason === '' ? ['Say why: a reason belongs behind the codes that are silenced.'] : []),
    ...(idle.length === 0
      ? []
      : [`This silences nothing: there is no ${idle.join(' and no ')} ${where}. Take it out.`]),
  ];
}

function weights(findings: readonly Finding[]): number {
  return findings.reduce((sum, finding) => sum + weightOf(finding), 0);
}
