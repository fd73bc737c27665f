import type { Report, ReportLazily } from '../convert/context.js';
import { TOO_LARGE } from '../convert/too-large.js';
import { byLocation, type Finding, type Fix, type Severity } from '../finding.js';
import { LintBudget } from '../lint-budget.js';
import { RULES } from '../rules/index.js';
import type { Span } from '../syntax/unit-file.js';

interface Sighting {
  readonly code: string;
  readonly span: Span;
  readonly message: string;
  readonly fix?: Fix | undefined;
  readonly targets: Set<string>;
}

/** Findings of one rule in one file. */
interface OfRule {
  kept: number;
  /** Those that are not kept. */
  more?: More;
}

interface More {
  readonly span: Span;
  /** A bit for each offset in the file at which there is one: several versions find the same ones. */
  readonly places: Uint8Array;
  readonly targets: Set<string>;
  count: number;
}

/**
 * The findings of a lint over several versions: one that several versions share is kept once. Beyond the limits of the
 * budget, findings are only counted.
 */
export class FindingList {
  /** By rule and place, then by message. */
  readonly #sightings = new Map<string, Map<string, Sighting>>();
  readonly #severities: ReadonlyMap<string, Severity> = new Map(
    RULES.map(({ code, severity }) => [code, severity]),
  );
  readonly #ofRules = new Map<string, OfRule>();
  readonly #ignored = new Set<string>();
  #quiet: string | undefined;

  /** The versions that what is added now holds for. */
  versions: readonly string[] = [];

  /** How many errors were added so far, those that were known already and those that were kept quiet included. */
  errors = 0;

  constructor(
    private readonly targets: readonly string[],
    private readonly budget = new LintBudget(),
  ) {}

  readonly add: Report = (code, span, message, fix) => {
    this.addLazily(code, span, () => ({ message, fix }));
  };

  readonly addLazily: ReportLazily = (code, span, describe) => {
    const severity = this.#severities.get(code);
    if (severity === undefined) throw new Error(`there is no rule ${code}`);
    if (severity === 'error') this.errors++;
    const { path } = span.source;
    if (path === this.#quiet || (this.#ignored.has(path) && code !== TOO_LARGE)) return;
    const ofRule = this.#ofRule(code, path);
    const place = `${code}\0${path}\0${span.start}\0${span.end}`;
    const here = this.#sightings.get(place);
    // Where nothing more is kept, no words are needed.
    if (here === undefined && ofRule.more !== undefined) return this.#countMore(ofRule.more, span.start);
    const { message: whole, fix } = describe();
    const message = shorten(whole);
    const known = here?.get(message);
    if (known !== undefined) for (const version of this.versions) known.targets.add(version);
    else if (this.#keeps(ofRule, severity, span)) {
      const sighting = { code, span, message, fix, targets: new Set(this.versions) };
      if (here === undefined) this.#sightings.set(place, new Map([[message, sighting]]));
      else here.set(message, sighting);
    }
  };

  #ofRule(code: string, path: string): OfRule {
    const key = `${code}\0${path}`;
    const known = this.#ofRules.get(key);
    if (known !== undefined) return known;
    const ofRule = { kept: 0 };
    this.#ofRules.set(key, ofRule);
    return ofRule;
  }

  /** Counts one more finding of its rule and file, and says whether it can be kept. */
  #keeps(ofRule: OfRule, severity: Severity, span: Span): boolean {
    if (ofRule.more === undefined) {
      if (ofRule.kept < this.budget.limits.findingsOfRule && this.budget.countFinding(severity)) {
        ofRule.kept++;
        return true;
      }
      const places = new Uint8Array((span.source.text.length >> 3) + 1);
      ofRule.more = { span, places, targets: new Set(), count: 0 };
    }
    this.#countMore(ofRule.more, span.start);
    return false;
  }

  #countMore(more: More, start: number): void {
    for (const version of this.versions) more.targets.add(version);
    const [index, bit] = [start >> 3, 1 << (start & 7)];
    const bits = more.places[index] ?? 0;
    if ((bits & bit) !== 0) return;
    more.places[index] = bits | bit;
    more.count++;
  }

  /** Keeps nothing from now on about a file but that it is too large. */
  ignore(file: string): void {
    this.#ignored.add(file);
  }

  /** Does work whose findings in a file count, but are not kept. */
  countOnly(file: string, work: () => void): void {
    this.#quiet = file;
    try {
      work();
    } finally {
      this.#quiet = undefined;
    }
  }

  /** All findings, by file, place and code. */
  sorted(): Finding[] {
    const kept = [...this.#sightings.values()].flatMap((here) =>
      [...here.values()].map((sighting) => this.#finding(sighting)),
    );
    const more = [...this.#ofRules].flatMap(([key, { more }]) =>
      more === undefined ? [] : [this.#more(key, more)],
    );
    return [...kept, ...more].sort(byLocation);
  }

  #more(key: string, { span, targets, count }: More): Finding {
    const code = key.slice(0, key.indexOf('\0'));
    const message = `${count} more of this rule in this file`;
    return { ...this.#finding({ code, span, message, fix: undefined, targets }), more: count };
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

/** UTF-16 units in one message, which can quote a name from a file. */
const MESSAGE = 2000;

function shorten(message: string): string {
  return message.length > MESSAGE ? `${message.slice(0, MESSAGE - 1)}…` : message;
}
