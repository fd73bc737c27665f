import { byLocation, type Finding, type LintResult } from '../../finding.js';
import type { GenerateResult, Made } from '../generate.js';
import type { ServiceChange } from '../generated-set.js';
import type { StartedService } from '../start/await-services.js';
import { generatedFinding, type Tracer } from '../verify/trace.js';

/** Everything that is known at the end, for people and programs. */
export interface GenerateReport {
  readonly result: GenerateResult;
  /** The findings of the linter, of systemd and of the start. */
  readonly findings: LintResult;
  /** Nothing where nothing was started. */
  readonly started: readonly StartedService[] | undefined;
}

/** Joins what was found. */
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

/** systemd's words about a line of which the linter has said more already are left out. */
function findingsOf(
  { verification, tracer }: Made,
  known: readonly Finding[],
  started: readonly StartedService[],
  version: string,
): Finding[] {
  const lineOf = ({ file, line }: Finding) => `${line} ${file}`;
  const told = new Set(known.filter(({ severity }) => severity !== 'note').map(lineOf));
  const verified = (verification?.findings ?? []).filter(
    (finding) => finding.line === 1 || !told.has(lineOf(finding)),
  );
  return [...verified, ...startFindings(started, tracer, version)];
}

/** The services that did not come up, each at its file. */
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
      const why = outcome === 'late' ? 'did not come up in time' : 'did not come up';
      const message = `${name} ${why}: ${words}${last === undefined ? '' : `; its journal: ${last}`}`;
      return location === undefined ? [] : [generatedFinding(location, 'PQ301', 'error', message, version)];
    });
}

/** The differences to the base; none where there is no base. */
export function changesOf({ result: { made } }: GenerateReport): readonly ServiceChange[] {
  return made?.comparison.kind === 'compared' ? made.comparison.changes : [];
}

/** How many sentences touch security. */
export function securityCount(changes: readonly ServiceChange[]): number {
  return changes.reduce((sum, { notes }) => sum + notes.filter(({ security }) => security).length, 0);
}
