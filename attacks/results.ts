/** What became of one part of the suite. */
export interface PartResult {
  readonly cases: number;
  /** What went wrong, each with all that is needed to try it again. */
  readonly failures: readonly string[];
}

export interface TimedResult extends PartResult {
  readonly part: string;
  readonly seconds: number;
}

// Of a part that fails everywhere, the first ones are enough to see why.
const SHOWN = 20;

/** All results together. */
export function sum(results: readonly PartResult[]): PartResult {
  return {
    cases: results.reduce((total, { cases }) => total + cases, 0),
    failures: results.flatMap(({ failures }) => failures),
  };
}

/** The parts as a Markdown table, and below it what failed in each. */
export function resultsTable(results: readonly TimedResult[]): string {
  const rows = results.map(
    ({ part, cases, failures, seconds }) =>
      `| ${part} | ${cases} | ${failures.length} | ${Math.round(seconds)} s |`,
  );
  const failed = results.flatMap(({ part, failures }) => [
    ...failures.slice(0, SHOWN).map((failure) => `- ${part}: ${failure}`),
    ...(failures.length > SHOWN ? [`- ${part}: and ${failures.length - SHOWN} more`] : []),
  ]);
  const head = ['| part | cases | failures | time |', '| --- | ---: | ---: | ---: |'];
  return `${[...head, ...rows].join('\n')}\n${failed.length > 0 ? `\n${failed.join('\n')}\n` : ''}`;
}

/** A part without a case proves nothing, so it fails like one with a failure. */
export function isGood({ cases, failures }: PartResult): boolean {
  return cases > 0 && failures.length === 0;
}
