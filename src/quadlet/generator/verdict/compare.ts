import { basename, dirname, normalize } from 'node:path/posix';
import { extensionOf } from '../../catalogue/keys.js';
import type { Finding, LintResult } from '../../finding.js';
import type { Outcome, Verdict } from './verdict.js';

/** The linter's result for a set, with the paths of the generator's verdict. */
export type EngineVerdict = Pick<LintResult, 'units' | 'findings'>;

/** A file for which the generator and the linter disagree. */
export interface Disagreement {
  readonly file: string;
  /** What the generator did, with its message if there is one. */
  readonly generator: string;
  /** What the linter reported: its unit and its first error. */
  readonly engine: string;
}

/**
 * Compares file by file: is it accepted, and under which service name? Only errors of the linter count; warnings and
 * notes are about files that the generator accepts.
 * @param silentIsLost since Podman 5.0 a file without a message was dropped because of another file; before that it was
 * itself unreadable
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

// As in the verdict: normalized, and without a path to another directory.
function fileName(service: string): string {
  return normalize(service).replace(/^\/?(?:\.\.\/)*/, '');
}

// A unit can be rejected because of a drop-in, and the linter reports the drop-in.
function dropInFailed({ errors }: View, unit: string): boolean {
  return [...errors.keys()].some((file) => isDropIn(file) && appliesTo(file, unit));
}

// The drop-ins of a dropped unit are not read either.
function unitNotMade({ units }: Verdict, file: string): boolean {
  const dropIn = file.endsWith('.d') ? `${file}/a.conf` : file;
  if (!isDropIn(dropIn)) return false;
  return [...units].some(([unit, { kind }]) => kind !== 'accepted' && appliesTo(dropIn, unit));
}

function describe({ verdict, engineUnits, errors }: View, file: string): Disagreement {
  const service = engineUnits.get(file);
  const finding = errors.get(file);
  const words = [
    service === undefined ? 'no unit' : `generates ${service}`,
    finding === undefined ? 'no error' : `${finding.code} on line ${finding.line}: ${finding.message}`,
  ];
  return { file, generator: describeOutcome(verdict, file), engine: words.join(', ') };
}

function describeOutcome({ units, dropIns }: Verdict, file: string): string {
  const outcome: Outcome | undefined = units.get(file);
  switch (outcome?.kind) {
    case 'accepted':
      return `generates ${outcome.service}`;
    case 'rejected':
      return `rejects it: ${outcome.message}`;
    case 'silent':
      return 'generates no unit and prints no error';
    case undefined: {
      const message = dropIns.get(file);
      if (message !== undefined) return `cannot read it: ${message}`;
      return isDropIn(file) ? 'reports no error' : 'does not read it';
    }
  }
}

/** Whether a generator would merge the file into units. */
export function isDropIn(path: string): boolean {
  return path.endsWith('.conf') && basename(dirname(path)).endsWith('.d');
}

/** Whether a generator could merge the drop-in into the unit. True for a few more than any version merges. */
export function appliesTo(dropIn: string, unit: string): boolean {
  const directory = basename(dirname(dropIn)).slice(0, -2);
  const extension = extensionOf(unit);
  if (directory === extension.slice(1)) return true;
  if (!directory.endsWith(extension)) return false;
  const stem = directory.slice(0, -extension.length).replace(/-?@?$/, '');
  return basename(unit).startsWith(stem);
}
