import { normalize } from 'node:path/posix';
import type { Finding, LintResult } from '../../finding.js';
import { appliesTo, isDropIn } from './set-paths.js';
import type { Outcome, Verdict } from './verdict.js';

/** What the engine says of a set, as far as it can be compared; paths as in the generator's verdict. */
export type EngineVerdict = Pick<LintResult, 'units' | 'findings'>;

/** One file of which the generator and the engine think differently. */
export interface Disagreement {
  readonly file: string;
  /** What the generator did, in its own words where it has some. */
  readonly generator: string;
  /** What the engine said: its unit, or its first error. */
  readonly engine: string;
}

/**
 * Compares file by file: is it accepted, and under which service name? Only errors of the engine count, for warnings
 * and notes are about files that the generator accepts.
 * @param silentIsLost since Podman 5.0 a silent file was lost with a neighbour, before it was itself at fault
 */
export function compare(verdict: Verdict, engine: EngineVerdict, silentIsLost: boolean): Disagreement[] {
  const engineUnits = new Map(engine.units.map(({ file, service }) => [file, service]));
  const errors = new Map<string, Finding>();
  for (const finding of engine.findings) {
    if (finding.severity === 'error' && !errors.has(finding.file)) errors.set(finding.file, finding);
  }
  const view: View = { verdict, engineUnits, errors, silentIsLost };
  const files = new Set([
    ...verdict.units.keys(),
    ...verdict.dropIns.keys(),
    ...engineUnits.keys(),
    ...errors.keys(),
  ]);
  return [...files].sort().flatMap((file) => (agree(view, file) ? [] : [describe(view, file)]));
}

interface View {
  readonly verdict: Verdict;
  readonly engineUnits: ReadonlyMap<string, string>;
  readonly errors: ReadonlyMap<string, Finding>;
  readonly silentIsLost: boolean;
}

function agree(view: View, file: string): boolean {
  const { verdict, engineUnits, errors } = view;
  const outcome = verdict.units.get(file);
  const service = engineUnits.get(file);
  const failed = errors.has(file);
  switch (outcome?.kind) {
    case 'accepted':
      return service !== undefined && fileName(service) === outcome.service && !failed;
    case 'rejected':
      return service === undefined && (failed || dropInFailed(view, file));
    case 'silent':
      return service === undefined && (view.silentIsLost || failed);
    case undefined:
      if (service !== undefined) return false;
      if (verdict.dropIns.has(file)) return failed;
      return !failed || unitNotMade(verdict, file);
  }
}

// As the verdict has it: cleaned, and without what leads to another directory.
function fileName(service: string): string {
  return normalize(service).replace(/^\/?(?:\.\.\/)*/, '');
}

// A unit can be rejected for what a drop-in adds, and the engine points to the place.
function dropInFailed({ errors }: View, unit: string): boolean {
  return [...errors.keys()].some((file) => isDropIn(file) && appliesTo(file, unit));
}

// The drop-ins of a unit that was lost are not read either, and will be once its neighbour is fixed.
function unitNotMade({ units }: Verdict, file: string): boolean {
  const dropIn = file.endsWith('.d') ? `${file}/a.conf` : file;
  if (!isDropIn(dropIn)) return false;
  return [...units].some(([unit, { kind }]) => kind !== 'accepted' && appliesTo(dropIn, unit));
}

function describe({ verdict, engineUnits, errors }: View, file: string): Disagreement {
  const service = engineUnits.get(file);
  const finding = errors.get(file);
  const words = [
    service === undefined ? 'no unit' : `makes ${service}`,
    finding === undefined ? 'no error' : `${finding.code} in line ${finding.line}: ${finding.message}`,
  ];
  return { file, generator: describeOutcome(verdict, file), engine: words.join(', ') };
}

function describeOutcome({ units, dropIns }: Verdict, file: string): string {
  const outcome: Outcome | undefined = units.get(file);
  switch (outcome?.kind) {
    case 'accepted':
      return `makes ${outcome.service}`;
    case 'rejected':
      return `rejects it: ${outcome.message}`;
    case 'silent':
      return 'makes nothing of it and says nothing';
    case undefined: {
      const message = dropIns.get(file);
      if (message !== undefined) return `cannot read it: ${message}`;
      return isDropIn(file) ? 'has nothing against it' : 'does not read it';
    }
  }
}
