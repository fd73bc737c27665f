import { describeNumber } from '../../platform/amounts.js';
import { byLocation, type Finding, SEVERITIES, weightOf } from '../finding.js';
import type { Rule } from './rule.js';

export const moreFindings: Rule = {
  code: 'PQ094',
  name: 'more-findings',
  severity: 'warning',
  summary: 'The file has more findings than are reported.',
  explanation:
    'At most 1,000 findings are reported per file, errors first, and 25,000 of each severity for all files. This ' +
    'finding gives the number of the others and has the severity of the worst of them; no configuration or ' +
    'comment changes it. Fix the reported findings and lint again. If all are of one rule, the file probably has ' +
    'another format.',
  sources: [],
};

/** Limit for the findings of one file. */
const FINDINGS = 1000;

/**
 * Keeps the most severe findings of each file. One more finding gives the number of those left out, with the highest
 * severity among them, so that a check still fails.
 * @param findings ordered by location
 */
export function limitFindings(findings: readonly Finding[], limit = FINDINGS): Finding[] {
  const limited: Finding[] = [];
  for (let from = 0; from < findings.length; ) {
    const file = findings[from]?.file;
    let to = from + 1;
    while (findings[to]?.file === file) to++;
    for (const finding of limitFile(findings.slice(from, to), limit)) limited.push(finding);
    from = to;
  }
  return limited;
}

function limitFile(findings: readonly Finding[], limit: number): readonly Finding[] {
  const single = findings.filter(({ more }) => more === undefined);
  if (single.length <= limit && single.length === findings.length) return findings;
  const worstFirst = SEVERITIES.flatMap((severity) => single.filter((one) => one.severity === severity));
  const kept = new Set(worstFirst.slice(0, limit));
  const leftOut = findings.filter((finding) => !kept.has(finding));
  return [...kept, ...moreOf(leftOut)].sort(byLocation);
}

function moreOf(findings: readonly Finding[]): Finding[] {
  const [first] = findings;
  const counts = SEVERITIES.map((severity) => {
    const own = findings.filter((finding) => finding.severity === severity);
    return { severity, count: own.reduce((sum, finding) => sum + weightOf(finding), 0) };
  }).filter(({ count }) => count > 0);
  const [worst] = counts;
  if (first === undefined || worst === undefined) return [];
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  const words = counts.map(({ severity, count }) => counted(count, severity)).join(', ');
  const { fix: _, ...place } = first;
  return [
    {
      ...place,
      code: moreFindings.code,
      severity: worst.severity,
      message: `and ${counted(total, 'more finding')} in this file (${words}); fix those that are shown, and lint again`,
      targets: [],
      more: total,
    },
  ];
}

function counted(count: number, noun: string): string {
  return `${describeNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}
