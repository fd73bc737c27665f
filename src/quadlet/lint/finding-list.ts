import { byLocation, type Finding, type Fix, type Severity } from '../finding.js';
import { LintBudget } from '../lint-budget.js';
import type { Description, Report, ReportLazily } from '../rules/context.js';
import { RULES } from '../rules/index.js';
import { TOO_LARGE } from '../rules/PQ092-file-too-large.js';
import { TEMPLATE } from '../rules/PQ201-template.js';
import type { Span } from '../syntax/unit-file.js';
import { withoutYielding } from './yielding.js';

interface RawFinding {
  readonly code: string;
  readonly span: Span;
  readonly message: string;
  readonly fix: Fix | undefined;
  targets: readonly string[];
  /** Another finding of the rule for the same span. */
  next?: RawFinding;
}

/** Findings of one rule in one file. */
interface RuleFindings {
  /** By the span, the first finding for it. */
  readonly places: Map<number, RawFinding>;
  kept: number;
  /** Those beyond the limit. */
  more?: LeftOut;
}

interface LeftOut {
  readonly code: string;
  readonly span: Span;
  /** A bit for each offset with such a finding, because several versions find the same ones. */
  readonly places: Uint8Array;
  targets: readonly string[];
  count: number;
}

/** More than the length of any file, for a number that stands for a span. */
const LENGTHS = 2 ** 24;

/**
 * The findings of a lint over several versions. A finding of several versions is kept once. Findings beyond the limits are
 * only counted.
 */
export class FindingList {
  /** The first finding of each rule for each span. */
  readonly #kept: RawFinding[] = [];
  readonly #more: LeftOut[] = [];
  readonly #severities: ReadonlyMap<string, Severity> = new Map(
    RULES.map(({ code, severity }) => [code, severity]),
  );
  /** By file, then by rule. */
  readonly #files = new Map<string, Map<string, RuleFindings>>();
  readonly #ignored = new Set<string>();
  /** Most findings of a version are those of the version before. */
  #lastJoined:
    | { readonly targets: readonly string[]; readonly versions: readonly string[]; readonly all: string[] }
    | undefined;
  /** Versions in the order of the targets, by the list that findings share. */
  readonly #sorted = new Map<readonly string[], readonly string[]>();
  #quiet: string | undefined;

  /** The versions of the findings that are added now. */
  versions: readonly string[] = [];

  /** Number of errors that were added, including duplicates and those that were only counted. */
  errors = 0;

  constructor(
    private readonly targets: readonly string[],
    private readonly budget = new LintBudget(),
  ) {}

  readonly add: Report = (code, span, message, fix) => this.#add(code, span, message, fix);

  readonly addLazily: ReportLazily = (code, span, describe) => this.#add(code, span, describe);

  #add(code: string, span: Span, message: string | (() => Description), fix?: Fix): void {
    const severity = this.#severities.get(code);
    if (severity === undefined) throw new Error(`there is no rule ${code}`);
    if (severity === 'error') this.errors++;
    const { path } = span.source;
    if (path === this.#quiet || (this.#ignored.has(path) && !WHY_IGNORED.has(code))) return;
    const found = this.#findingsOf(code, path);
    const place = span.start * LENGTHS + span.end;
    const first = found.places.get(place);
    // Beyond the limit no message is needed.
    if (first === undefined && found.more !== undefined) {
      this.#countLeftOut(found.more, span.start);
      return;
    }
    const described = typeof message === 'string' ? { message, fix } : message();
    const text = shorten(described.message);
    let last: RawFinding | undefined;
    for (let one = first; one !== undefined; one = one.next) {
      if (one.message === text) {
        one.targets = this.#joined(one.targets);
        return;
      }
      last = one;
    }
    if (!this.#keeps(found, code, severity, span)) return;
    const raw = { code, span, message: text, fix: described.fix, targets: this.versions };
    if (last !== undefined) last.next = raw;
    else {
      found.places.set(place, raw);
      this.#kept.push(raw);
    }
  }

  /** With the versions of the findings that are added now. */
  #joined(targets: readonly string[]): readonly string[] {
    if (targets.includes(this.versions[0] ?? '')) return targets;
    const last = this.#lastJoined;
    if (last?.targets === targets && last.versions === this.versions) return last.all;
    const all = [...targets, ...this.versions];
    this.#lastJoined = { targets, versions: this.versions, all };
    return all;
  }

  #findingsOf(code: string, path: string): RuleFindings {
    let file = this.#files.get(path);
    if (file === undefined) {
      file = new Map();
      this.#files.set(path, file);
    }
    let found = file.get(code);
    if (found === undefined) {
      found = { places: new Map(), kept: 0 };
      file.set(code, found);
    }
    return found;
  }

  /** Counts a finding of its rule and file, and returns whether it can be kept. */
  #keeps(found: RuleFindings, code: string, severity: Severity, span: Span): boolean {
    if (found.more === undefined) {
      if (found.kept < this.budget.limits.findingsOfRule && this.budget.countFinding(severity)) {
        found.kept++;
        return true;
      }
      const places = new Uint8Array((span.source.text.length >> 3) + 1);
      found.more = { code, span, places, targets: [], count: 0 };
      this.#more.push(found.more);
    }
    this.#countLeftOut(found.more, span.start);
    return false;
  }

  #countLeftOut(more: LeftOut, start: number): void {
    more.targets = this.#joined(more.targets);
    const [index, bit] = [start >> 3, 1 << (start & 7)];
    const bits = more.places[index] ?? 0;
    if ((bits & bit) !== 0) return;
    more.places[index] = bits | bit;
    more.count++;
  }

  /** From now on keeps only the finding that says why a file is not checked. */
  ignore(file: string): void {
    this.#ignored.add(file);
  }

  /** Runs work whose findings in a file are counted, but not kept. */
  countOnly(file: string, work: () => void): void {
    this.#quiet = file;
    try {
      work();
    } finally {
      this.#quiet = undefined;
    }
  }

  /** All findings, by file, location and code. */
  sorted(): Finding[] {
    const all: RawFinding[] = [];
    for (const first of this.#kept) {
      for (let one: RawFinding | undefined = first; one !== undefined; one = one.next) all.push(one);
    }
    const kept = withoutYielding(all).map((raw) => this.#finding(raw));
    const more = this.#more.map((one) => this.#leftOutFinding(one));
    return [...kept, ...more].sort(byLocation);
  }

  #leftOutFinding({ code, span, targets, count }: LeftOut): Finding {
    const message = `${count} more of this rule in this file`;
    return { ...this.#finding({ code, span, message, fix: undefined, targets }), more: count };
  }

  #finding({ code, span, message, fix, targets }: RawFinding): Finding {
    const { file, line, column, endLine, endColumn } = span.source.location(span.start, span.end);
    const severity = this.#severities.get(code) as Severity;
    const found = { code, severity, file, line, column, endLine, endColumn, message };
    const sorted = this.#sortedTargets(targets);
    return fix === undefined ? { ...found, targets: sorted } : { ...found, targets: sorted, fix };
  }

  /** Findings of the same versions share the list. */
  #sortedTargets(targets: readonly string[]): readonly string[] {
    let sorted = this.#sorted.get(targets);
    if (sorted === undefined) {
      sorted = this.targets.filter((target) => targets.includes(target));
      this.#sorted.set(targets, sorted);
    }
    return sorted;
  }
}

const WHY_IGNORED: ReadonlySet<string> = new Set([TOO_LARGE, TEMPLATE]);

/** Limit for a message in UTF-16 units; it can quote a name from a file. */
const MESSAGE = 2000;

function shorten(message: string): string {
  return message.length > MESSAGE ? `${message.slice(0, MESSAGE - 1)}…` : message;
}
