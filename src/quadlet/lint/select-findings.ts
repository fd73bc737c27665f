import type { Boundary } from '../../platform/boundary.js';
import { counted, isOrAre } from '../../platform/text.js';
import type { Finding, LintResult, Severity } from '../finding.js';
import { RULES } from '../rules/index.js';
import type { Fresh } from './baseline.js';

/** What a report contains. */
export interface Selection {
  /** The least severity. */
  readonly level: Severity;
  /** The findings that the baseline does not contain. */
  readonly fresh?: Fresh | undefined;
  /** Whether the pull request changes a file; undefined: all files are reported. */
  readonly isChanged?: ((file: string) => boolean) | undefined;
}

/** A result with the findings that are reported, and what the report says about the others. */
export interface Selected {
  readonly result: LintResult;
  /** A sentence for each reason to leave findings out. */
  readonly remarks: readonly string[];
}

export const LEVELS = ['note', 'warning', 'error'] as const satisfies readonly Severity[];

/** A baseline, if the user wants one. */
interface BaselineRequest {
  /** The option or input. */
  readonly what: string;
  readonly path: string | undefined;
  /** Whether to write all findings first. */
  readonly update?: boolean;
}

/**
 * Compares a result with the baseline.
 * @returns undefined without a baseline
 * @throws UserError if it cannot be read or written
 */
export async function compareWithBaseline(
  { what, path, update = false }: BaselineRequest,
  result: LintResult,
  boundary: Boundary,
): Promise<Fresh | undefined> {
  if (path === undefined) return undefined;
  // Loaded on demand, because hashing takes a while to load.
  const { freshFindings, writeBaseline } = await import('./baseline.js');
  if (update) writeBaseline(path, result, boundary);
  return freshFindings(what, path, result, boundary);
}

const ONCE: ReadonlySet<string> = new Set(RULES.filter(({ once }) => once).map(({ code }) => code));

/** Leaves out the findings of the baseline and those below the level, and reports some rules only once. */
export function selectFindings(whole: LintResult, { level, fresh, isChanged }: Selection): Selected {
  const least = LEVELS.indexOf(level);
  const reported = (fresh?.findings ?? whole.findings).filter(
    ({ severity }) => LEVELS.indexOf(severity) >= least,
  );
  const findings = isChanged === undefined ? reported : reported.filter(oncePerFile(isChanged));
  const elsewhere = reported.length - findings.length;
  const { silenced } = whole;
  return {
    result: { ...whole, findings: reportOnce(findings) },
    remarks: [
      ...(silenced === 0
        ? []
        : [`${counted(silenced, 'finding')} ${isOrAre(silenced)} disabled by comments`]),
      ...(fresh?.remarks ?? []),
      ...(elsewhere === 0
        ? []
        : [`${counted(elsewhere, 'more finding')} in files that the pull request does not change`]),
    ],
  };
}

/** Asks about each file once, because the answer can need the file system. */
function oncePerFile(isChanged: (file: string) => boolean): (finding: Finding) => boolean {
  const known = new Map<string, boolean>();
  return ({ file }) => {
    const changed = known.get(file) ?? isChanged(file);
    known.set(file, changed);
    return changed;
  };
}

/** Keeps the first finding of each rule that is reported once in a run, and adds the number of the others to it. */
function reportOnce(findings: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  for (const { code } of findings) if (ONCE.has(code)) counts.set(code, (counts.get(code) ?? 0) + 1);
  return findings.flatMap((finding) => {
    const count = counts.get(finding.code);
    if (count === undefined) return [finding];
    // The first finding takes the number; the others are left out.
    counts.set(finding.code, 0);
    if (count === 0) return [];
    return count === 1
      ? [finding]
      : [{ ...finding, message: `${finding.message} (also in ${counted(count - 1, 'other place')})` }];
  });
}
