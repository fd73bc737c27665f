import { numberWords } from '../../platform/amounts.js';
import { byLocation, type Finding, type Severity, weightOf } from '../finding.js';

/** The rule of what is reported in place of the findings that are left out. */
export const MORE_FINDINGS = 'PQ094';

/** Findings in one file: nobody reads more of them. */
const FINDINGS = 1000;

const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/**
 * Keeps so many findings of each file, the most severe ones. One more says how many are left out. It is as severe as the
 * worst of these, so that no check becomes green because something is left out.
 * @param findings ordered by place
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
      code: MORE_FINDINGS,
      severity: worst.severity,
      message: `and ${counted(total, 'more finding')} in this file (${words}): fix those that are shown, and lint again`,
      targets: [],
      more: total,
    },
  ];
}

function counted(count: number, noun: string): string {
  return `${numberWords(count)} ${noun}${count === 1 ? '' : 's'}`;
}
