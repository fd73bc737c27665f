import type { Report } from '../convert/context.js';
import { byLocation, type Finding, type Fix, type Severity } from '../finding.js';
import { RULES } from '../rules/index.js';
import type { Span } from '../syntax/unit-file.js';

interface Sighting {
  readonly code: string;
  readonly span: Span;
  readonly message: string;
  readonly fix: Fix | undefined;
  readonly targets: Set<string>;
}

/** The findings of a lint over several versions: one that several versions share is kept once. */
export class FindingList {
  readonly #sightings = new Map<string, Sighting>();
  readonly #severities: ReadonlyMap<string, Severity> = new Map(
    RULES.map(({ code, severity }) => [code, severity]),
  );
  #quiet: string | undefined;

  /** The versions that what is added now holds for. */
  versions: readonly string[] = [];

  /** How many errors were added so far, those that were known already and those that were kept quiet included. */
  errors = 0;

  constructor(private readonly targets: readonly string[]) {}

  readonly add: Report = (code, span, message, fix) => {
    const severity = this.#severities.get(code);
    if (severity === undefined) throw new Error(`there is no rule ${code}`);
    if (severity === 'error') this.errors++;
    const { path } = span.source;
    if (path === this.#quiet) return;
    const key = `${code}\0${path}\0${span.start}\0${span.end}\0${message}`;
    const known = this.#sightings.get(key);
    if (known === undefined) {
      this.#sightings.set(key, { code, span, message, fix, targets: new Set(this.versions) });
    } else for (const version of this.versions) known.targets.add(version);
  };

  /** Does work whose findings in a file count, but are not kept. */
  quietly(file: string, work: () => void): void {
    this.#quiet = file;
    try {
      work();
    } finally {
      this.#quiet = undefined;
    }
  }

  /** All findings, by file, place and code. */
  sorted(): Finding[] {
    return [...this.#sightings.values()].map((sighting) => this.#finding(sighting)).sort(byLocation);
  }

  #finding({ code, span, message, fix, targets }: Sighting): Finding {
    const start = span.source.position(span.start);
    const end = span.source.position(span.end);
    return {
      code,
      severity: this.#severities.get(code) as Severity,
      file: span.source.path,
      line: start.line,
      column: start.column,
      endLine: end.line,
      endColumn: end.column,
      message,
      targets: this.targets.filter((target) => targets.has(target)),
      ...(fix === undefined ? {} : { fix }),
    };
  }
}
