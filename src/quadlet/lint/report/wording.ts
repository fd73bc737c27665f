import { counted, enumerate, isOrAre } from '../../../platform/text.js';
import type { LineFinder, SourceLine } from '../../../report/excerpt-lines.js';
import { type Finding, type Fix, type LintResult, SEVERITIES, type Severity } from '../../finding.js';

export type Counts = Readonly<Record<Severity, number>>;

export function countsOf(findings: readonly Finding[]): Counts {
  const counts = { error: 0, warning: 0, note: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}

/** `2 errors, 1 warning and 3 notes`, without zeros; `more` comes before each noun. */
export function describeCounts(counts: Counts, more = ''): string {
  const kinds = SEVERITIES.filter((severity) => counts[severity] > 0);
  return enumerate(kinds.map((severity) => counted(counts[severity], `${more}${severity}`)));
}

/** The whole result in one line. */
export function verdict({ findings, files, targets }: LintResult): string {
  const among = counted(files, 'file');
  const what =
    findings.length === 0 ? `${among}, no findings` : `${describeCounts(countsOf(findings))} in ${among}`;
  return `${what}, for ${describePodman(targets, targets)}`;
}

/** `for Podman 4.9.3 and 5.0.3`, or empty if a finding applies to all targets. */
export function onlyFor(finding: Finding, all: readonly string[]): string {
  return isForSome(finding, all) ? `for ${describePodman(finding.targets, all)}` : '';
}

function isForSome({ targets }: Finding, all: readonly string[]): boolean {
  return targets.length > 0 && targets.length < all.length;
}

/** The message, with the versions to which it applies if these are not all targets. */
export function withVersions(finding: Finding, all: readonly string[]): string {
  const only = onlyFor(finding, all);
  return only === '' ? finding.message : `${finding.message} (${only})`;
}

/** The number of errors that only some of the targets have, as a sentence; nothing if every target has some of them. */
export function versionsRemark({ findings, targets }: LintResult): string[] {
  const limited = findings.filter((one) => one.severity === 'error' && isForSome(one, targets));
  const named = new Set(limited.flatMap((finding) => finding.targets));
  const affected = targets.filter((target) => named.has(target));
  if (affected.length === 0 || affected.length === targets.length) return [];
  return [
    `${counted(limited.length, 'error')} ${isOrAre(limited.length)} only for ${describePodman(affected, targets)}; remove versions that you do not use from the targets`,
  ];
}

/** More than three consecutive versions become a range. */
function describePodman(targets: readonly string[], all: readonly string[]): string {
  const [first, last] = [targets.at(0), targets.at(-1)];
  const start = all.indexOf(first ?? '');
  const inRow = start >= 0 && targets.every((target, index) => all[start + index] === target);
  return targets.length > 3 && inRow
    ? `Podman ${first} to ${last} (${targets.length} versions)`
    : `Podman ${enumerate(targets)}`;
}

/** The findings with errors first, otherwise in their order. */
export function errorsFirst(findings: readonly Finding[]): Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** The option that applies a fix. */
export function fixOption({ needsDecision }: Fix): string {
  return needsDecision ? '--fix=all' : '--fix';
}

/** The line of an excerpt; none for PQ152, because it contains a secret. */
export function excerptLine(lineOf: LineFinder, finding: Finding): SourceLine | undefined {
  return finding.code === 'PQ152' ? undefined : lineOf(finding);
}
