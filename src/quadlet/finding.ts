/**
 * `error`: the generator of a targeted Podman rejects the file, crashes or hangs; or the file cannot be checked.
 * `warning`: the generator accepts what fails or is silently ignored at run time. `note`: advice.
 */
export type Severity = 'error' | 'warning' | 'note';

/** The worst first. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'note'];

/** The least severity that makes a check fail, the default first. */
export const FAIL_ON = ['error', 'warning', 'never'] as const;
export type FailOn = (typeof FAIL_ON)[number];

/** Whether findings of these severities make a check fail. */
export function isFailure(severities: Iterable<Severity>, failOn: FailOn): boolean {
  if (failOn === 'never') return false;
  for (const severity of severities) {
    if (severity === 'error' || (failOn === 'warning' && severity === 'warning')) return true;
  }
  return false;
}

/** A range of a file: 1-based lines and columns in UTF-16 units, as in editors and SARIF. The end is exclusive. */
export interface Location {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A change to one file: the text from `start` to `end` (UTF-16 offsets from its beginning) becomes `text`. */
export interface Edit {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Edits that fix a finding: all are applied, or none. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
  /** It changes what the unit does, so it is only applied on request. */
  readonly needsDecision?: true;
}

/** A finding of the linter. */
export interface Finding extends Location {
  /** `PQ001` and so on; see {@link RULES}. It never changes its meaning. */
  readonly code: string;
  readonly severity: Severity;
  /** The problem and the fix, as a sentence. */
  readonly message: string;
  /** The targets that it applies to, oldest first. */
  readonly targets: readonly string[];
  readonly fix?: Fix;
  /** Number of further findings of its rule in the file that it represents; its location is that of the first one. */
  readonly more?: number;
}

/** Number of findings that one represents. */
export function weightOf({ more }: Pick<Finding, 'more'>): number {
  return more ?? 1;
}

/** The systemd manager that runs the units: a user's, or the system's. */
export type Mode = 'user' | 'system';

/** A unit that the generator would create. */
export interface GeneratedUnit {
  readonly file: string;
  /** The name of the systemd unit, `app.service`. */
  readonly service: string;
}

/** The outcome of one lint. */
export interface LintResult {
  /** The targeted Podman versions, oldest first. */
  readonly targets: readonly string[];
  readonly mode: Mode;
  /** Number of checked files: units and drop-ins. */
  readonly files: number;
  /** The units that the generator of the first target would create. */
  readonly units: readonly GeneratedUnit[];
  /** Ordered by file, line and column. */
  readonly findings: readonly Finding[];
  /** Number of findings that comments disable. */
  readonly silenced: number;
  /** Errors of all checked files, before comments, levels and limits are applied. */
  readonly errors: number;
  /** The text of a file that was checked, for excerpts. */
  readonly textOf: (file: string) => string | undefined;
}

/** Orders findings by file, line, column and code. */
export function byLocation(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}

/** Combines the results of several sets. */
export function joinResults(
  results: readonly LintResult[],
  { targets, mode }: Pick<LintResult, 'targets' | 'mode'>,
): LintResult {
  const [first, ...others] = results;
  if (first !== undefined && others.length === 0) return first;
  const sum = (numberOf: (result: LintResult) => number) =>
    results.reduce((total, result) => total + numberOf(result), 0);
  return {
    targets,
    mode,
    files: sum(({ files }) => files),
    units: results.flatMap(({ units }) => units),
    findings: results.flatMap(({ findings }) => findings).sort(byFile),
    silenced: sum(({ silenced }) => silenced),
    errors: sum(({ errors }) => errors),
    textOf: (file) => {
      for (const { textOf } of results) {
        const text = textOf(file);
        if (text !== undefined) return text;
      }
      return undefined;
    },
  };
}

// All findings of one file come from one set, already sorted.
function byFile(a: Finding, b: Finding): number {
  return a.file < b.file ? -1 : a.file > b.file ? 1 : 0;
}
