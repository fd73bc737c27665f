/**
 * `error`: the generator of a targeted Podman rejects the file, or ends without finishing; or the file cannot be checked.
 * `warning`: it accepts the file, which is wrong at run time or ignored in silence. `note`: style.
 */
export type Severity = 'error' | 'warning' | 'note';

/** A piece of a file: 1-based lines and columns in UTF-16 units, as editors and SARIF count. The end is exclusive. */
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

/** Edits that fix a finding. They belong together: all are applied, or none. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** What the linter has to say about one place. */
export interface Finding extends Location {
  /** `PQ001` and so on; see {@link RULES}. It never changes its meaning. */
  readonly code: string;
  readonly severity: Severity;
  /** What is wrong and what to do about it, as sentences for the person reading the log. */
  readonly message: string;
  /** The targeted Podman versions that it holds for, oldest first. */
  readonly targets: readonly string[];
  readonly fix?: Fix;
  /** It stands for so many findings of its rule in the file, which were not kept; its place is that of the first one. */
  readonly more?: number;
}

/** How many findings one stands for. */
export function weightOf({ more }: Pick<Finding, 'more'>): number {
  return more ?? 1;
}

/** Whose manager runs the units: one user's, or the machine's. */
export type Mode = 'user' | 'system';

/** A unit that the generator would write. */
export interface GeneratedUnit {
  readonly file: string;
  /** The name of the systemd unit, `app.service`. */
  readonly service: string;
}

/** The outcome of one lint. */
export interface LintResult {
  /** The Podman versions asked for, oldest first. */
  readonly targets: readonly string[];
  readonly mode: Mode;
  /** How many files were checked: units and drop-ins. */
  readonly files: number;
  /** What the generator of the first target would write. */
  readonly units: readonly GeneratedUnit[];
  /** Ordered by file, line and column. */
  readonly findings: readonly Finding[];
  /** How many findings comments silence. */
  readonly silenced: number;
  /** Errors of all files that were checked, before comments, levels and limits take any away. */
  readonly errors: number;
  /** The text of a file that was checked, for excerpts. */
  readonly textOf: (file: string) => string | undefined;
}

/** Orders findings by file, line, column and code. */
export function byLocation(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
