import { parse } from 'yaml';

/** As the suite's junit.xml has it. What its configuration leaves out counts as skipped there. */
export type Status = 'passed' | 'failure' | 'skipped' | 'error';

/** How often a check of one name ended in which way: the suite repeats some, for each blob of an image for instance. */
export type Tally = Readonly<Record<Status, number>>;

/** As the suite itself counts them; a check of it may have several that it counts. */
export interface Counts {
  readonly pass: number;
  readonly fail: number;
  readonly skip: number;
  readonly disabled: number;
}

export interface SuiteResults {
  readonly counts: Counts;
  /** By the name of the check. */
  readonly checks: ReadonlyMap<string, Tally>;
  /** What it says of whole areas, `apis: Blob chunked`: `Pass`, `FAIL`, `Skip`, `Disabled`. */
  readonly areas: ReadonlyMap<string, string>;
}

const NONE: Tally = { passed: 0, failure: 0, skipped: 0, error: 0 };

// Go's encoding/xml escapes <, > and quotation marks, so an attribute ends at the first of them.
const TESTCASE = /<testcase name="([^"]*)" [^>]*\bstatus="(passed|failure|skipped|error)"/g;
const SUITE = /<testsuite name="[^"]*" ([^>]*)>/;

/**
 * Reads the reports of a run.
 * @param junit the text of junit.xml
 * @param summary the text of results.yaml
 * @throws Error where they are not what this version of the suite writes
 */
export function readResults(junit: string, summary: string): SuiteResults {
  const checks = new Map<string, Tally>();
  let read = 0;
  for (const [, name = '', status] of junit.matchAll(TESTCASE)) {
    const before = checks.get(name) ?? NONE;
    checks.set(name, { ...before, [status as Status]: before[status as Status] + 1 });
    read += 1;
  }
  const written = junit.split('<testcase ').length - 1;
  if (read === 0 || read !== written) {
    throw new Error(`junit.xml has ${written} checks, of which ${read} can be read`);
  }
  return { counts: countsOf(junit), checks, areas: areasOf(summary) };
}

function countsOf(junit: string): Counts {
  const attributes = SUITE.exec(junit)?.[1] ?? '';
  const number = (name: string, otherwise?: number): number => {
    const found = new RegExp(`\\b${name}="(\\d+)"`).exec(attributes)?.[1];
    if (found === undefined && otherwise === undefined) throw new Error(`junit.xml does not say "${name}"`);
    return Number(found ?? otherwise);
  };
  const fail = number('failures') + number('errors');
  // Left out where there are none.
  const [skip, disabled] = [number('skipped', 0), number('disabled', 0)];
  return { pass: number('tests') - fail - skip - disabled, fail, skip, disabled };
}

function areasOf(summary: string): ReadonlyMap<string, string> {
  const report = parse(summary) as Partial<Record<'apis' | 'data', Record<string, string>>>;
  const areas = (['apis', 'data'] as const).flatMap((part) =>
    Object.entries(report[part] ?? {}).map(([name, status]) => [`${part}: ${name}`, status] as const),
  );
  if (areas.length === 0) throw new Error('results.yaml has neither apis nor data');
  return new Map(areas);
}
