import { byLocation, type Finding, type Fix, type Severity } from '../finding.js';
import { LintBudget } from '../lint-budget.js';
import type { Report, ReportLazily } from '../rules/context.js';
import { RULES } from '../rules/index.js';
import { TOO_LARGE } from '../rules/PQ092-file-too-large.js';
import { TEMPLATE } from '../rules/PQ201-template.js';
import type { Span } from '../syntax/unit-file.js';

interface RawFinding {
  readonly code: string;
  readonly span: Span;
  readonly message: string;
  readonly fix?: Fix | undefined;
  readonly targets: Set<string>;
}

/** Findings of one rule in one file. */
interface RuleCount {
  kept: number;
  /** Those beyond the limit. */
  more?: LeftOut;
}

interface LeftOut {
  readonly span: Span;
  /** A bit for each offset with such a finding, because several versions find the same ones. */
  readonly places: Uint8Array;
  readonly targets: Set<string>;
  count: number;
}

/**
 * The findings of a lint over several versions. A finding of several versions is kept once. Findings beyond the limits are
 * only counted.
 */
export class FindingList {
  /** By rule and location, then by message. */
  readonly #kept = new Map<string, Map<string, RawFinding>>();
  readonly #severities: ReadonlyMap<string, Severity> = new Map(
    RULES.map(({ code, severity }) => [code, severity]),
  );
  readonly #counts = new Map<string, RuleCount>();
  readonly #ignored = new Set<string>();
  #quiet: string | undefined;

  /** The versions of the findings that are added now. */
  versions: readonly string[] = [];

  /** Number of errors that were added, including duplicates and those that were only counted. */
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
    if (path === this.#quiet || (this.#ignored.has(path) && !WHY_IGNORED.has(code))) return;
    const count = this.#countOf(code, path);
    const place = `${code}\0${path}\0${span.start}\0${span.end}`;
    const here = this.#kept.get(place);
    // Beyond the limit no message is needed.
    if (here === undefined && count.more !== undefined) return this.#countLeftOut(count.more, span.start);
    const { message: whole, fix } = describe();
    const message = shorten(whole);
    const known = here?.get(message);
    if (known !== undefined) for (const version of this.versions) known.targets.add(version);
    else if (this.#keeps(count, severity, span)) {
      const raw = { code, span, message, fix, targets: new Set(this.versions) };
      if (here === undefined) this.#kept.set(place, new Map([[message, raw]]));
      else here.set(message, raw);
    }
  };

  #countOf(code: string, path: string): RuleCount {
    const key = `${code}\0${path}`;
    const known = this.#counts.get(key);
    if (known !== undefined) return known;
    const count = { kept: 0 };
    this.#counts.set(key, count);
    return count;
  }

  /** Counts a finding of its rule and file, and returns whether it can be kept. */
  #keeps(count: RuleCount, severity: Severity, span: Span): boolean {
    if (count.more === undefined) {
      if (count.kept < this.budget.limits.findingsOfRule && this.budget.countFinding(severity)) {
        count.kept++;
        return true;
      }
      const places = new Uint8Array((span.source.text.length >> 3) + 1);
      count.more = { span, places, targets: new Set(), count: 0 };
    }
    this.#countLeftOut(count.more, span.start);
    return false;
  }

  #countLeftOut(more: LeftOut, start: number): void {
    for (const version of this.versions) more.targets.add(version);
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
    const all = [...this.#kept.values()].flatMap((here) => [...here.values()]);
    const kept = withoutYielding(all).map((raw) => this.#finding(raw));
    const more = [...this.#counts].flatMap(([key, { more }]) =>
      more === undefined ? [] : [this.#leftOutFinding(key, more)],
    );
    return [...kept, ...more].sort(byLocation);
  }

  #leftOutFinding(key: string, { span, targets, count }: LeftOut): Finding {
    const code = key.slice(0, key.indexOf('\0'));
    const message = `${count} more of this rule in this file`;
    return { ...this.#finding({ code, span, message, fix: undefined, targets }), more: count };
  }

  #finding({ code, span, message, fix, targets }: RawFinding): Finding {
    return {
      code,
      severity: this.#severities.get(code) as Severity,
      ...span.source.location(span.start, span.end),
      message,
      targets: this.targets.filter((target) => targets.has(target)),
      ...(fix === undefined ? {} : { fix }),
    };
  }
}

const YIELDING: ReadonlySet<string> = new Set(RULES.filter((rule) => rule.yields).map(({ code }) => code));

/** Leaves out the findings of rules that yield to others about the same option. */
function withoutYielding(all: readonly RawFinding[]): readonly RawFinding[] {
  const files = new Set(all.filter(({ code }) => YIELDING.has(code)).map(({ span }) => span.source));
  if (files.size === 0) return all;
  const others = new Map([...files].map((source) => [source, [] as number[]]));
  for (const { code, span } of all) if (!YIELDING.has(code)) others.get(span.source)?.push(span.start);
  for (const starts of others.values()) starts.sort((a, b) => a - b);
  return all.filter(({ code, span: { source, start, end } }) => {
    if (!YIELDING.has(code)) return true;
    const value = /^(?:=|[ \t]*)\S{0,1000}/.exec(source.text.slice(end, end + 1100))?.[0] ?? '';
    return !hasBetween(others.get(source) ?? [], start, end + value.length);
  });
}

function hasBetween(sorted: readonly number[], start: number, end: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) < start) low = middle + 1;
    else high = middle;
  }
  return (sorted[low] ?? end) < end;
}

const WHY_IGNORED: ReadonlySet<string> = new Set([TOO_LARGE, TEMPLATE]);

/** Limit for a message in UTF-16 units; it can quote a name from a file. */
const MESSAGE = 2000;

function shorten(message: string): string {
  return message.length > MESSAGE ? `${message.slice(0, MESSAGE - 1)}…` : message;
}
