import { byLocation, type Finding, type LintResult } from '../../finding.js';
import type { GenerateResult, Made } from '../generate.js';
import type { Security, ServiceChange } from '../generated-set.js';
import type { StartedService } from '../start/await-services.js';
import { generatedFinding, type Tracer } from '../verify/trace.js';

/** The complete result, for people and programs. */
export interface GenerateReport {
  readonly result: GenerateResult;
  /** The findings of the linter, of systemd and of the start. */
  readonly findings: LintResult;
  /** Undefined without a start. */
  readonly started: readonly StartedService[] | undefined;
}

/** Combines the findings of the linter, of systemd and of the start. */
export function reportOf(result: GenerateResult, started?: readonly StartedService[]): GenerateReport {
  const { lint, made, generator } = result;
  const own = made === undefined ? [] : findingsOf(made, lint.findings, started ?? [], generator.version);
  const findings = {
    ...lint,
    findings: own.length === 0 ? lint.findings : [...lint.findings, ...own].sort(byLocation),
    textOf: (file: string) => lint.textOf(file) ?? made?.tracer.textOf(file),
  };
  return { result, findings, started };
}

/** Leaves out warnings of systemd about lines that already have a finding of the linter. */
function findingsOf(
  { verification, tracer }: Made,
  known: readonly Finding[],
  started: readonly StartedService[],
  version: string,
): Finding[] {
  const lineOf = ({ file, line }: Finding) => `${line} ${file}`;
  const reported = new Set(known.filter(({ severity }) => severity !== 'note').map(lineOf));
  const verified = (verification?.findings ?? []).filter(
    (finding) => finding.severity === 'error' || finding.line === 1 || !reported.has(lineOf(finding)),
  );
  return [...verified, ...startFindings(started, tracer, version)];
}

/** The services that did not start, each at its file. */
export function startFindings(
  started: readonly StartedService[],
  tracer: Tracer,
  version: string,
): Finding[] {
  return started
    .filter(({ outcome }) => outcome !== 'up')
    .flatMap(({ name, outcome, words, journal }) => {
      const location = tracer.locate(name, undefined);
      const last = journal.findLast((line) => /\berror\b/i.test(line)) ?? journal.at(-1);
      const why = outcome === 'late' ? 'did not start in time' : 'did not start';
      const message = `${name} ${why}: ${words}${last === undefined ? '' : `; last journal line: ${last}`}`;
      return location === undefined ? [] : [generatedFinding(location, 'PQ301', 'error', message, version)];
    });
}

/** Whether units were generated from all files, in which the linter finds no errors. */
export function isComplete({ made, lint }: GenerateResult): boolean {
  return made !== undefined && made.rejected.length === 0 && lint.errors === 0;
}

/** The changes since the base; empty without a base. */
export function changesOf({ result: { made } }: GenerateReport): readonly ServiceChange[] {
  return made?.comparison.kind === 'compared' ? made.comparison.changes : [];
}

/** Number of changes that weaken or strengthen security. */
export function securityCount(changes: readonly ServiceChange[], security: Security = 'weaker'): number {
  return changes.reduce((sum, { notes }) => sum + notes.filter((one) => one.security === security).length, 0);
}

/** The numbers of changes for security, with their marks: `! 1 weakens security`, `+ 2 strengthen security`. */
export function securityCounts(
  changes: readonly ServiceChange[],
  marks: Readonly<Record<Exclude<Security, 'neutral'>, string>>,
): string[] {
  return (['weaker', 'stronger'] as const).flatMap((security) => {
    const count = securityCount(changes, security);
    const verb = `${security === 'weaker' ? 'weaken' : 'strengthen'}${count === 1 ? 's' : ''}`;
    return count === 0 ? [] : [`${marks[security]} ${count} ${verb} security`];
  });
}
