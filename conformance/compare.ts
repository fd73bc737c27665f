import type { Counts, SuiteResults, Tally } from './results.js';

/** A check or an area that did not end the same way. */
export interface Difference {
  readonly name: string;
  readonly straight: string;
  readonly pod: string;
}

/** All that differs between a run straight against a registry and one through the pod, in the order of the suite. */
export function differences(straight: SuiteResults, pod: SuiteResults): Difference[] {
  return [
    ...compareMaps(straight.checks, pod.checks, tallyWords),
    ...compareMaps(straight.areas, pod.areas, (status) => status),
  ];
}

function compareMaps<T>(
  straight: ReadonlyMap<string, T>,
  pod: ReadonlyMap<string, T>,
  words: (value: T) => string,
): Difference[] {
  const names = new Set([...straight.keys(), ...pod.keys()]);
  return [...names].flatMap((name) => {
    const [one, other] = [straight, pod].map((side) => {
      const value = side.get(name);
      return value === undefined ? 'not run' : words(value);
    }) as [string, string];
    return one === other ? [] : [{ name, straight: one, pod: other }];
  });
}

/** `2 passed, 1 failure` */
function tallyWords(tally: Tally): string {
  return Object.entries(tally)
    .filter(([, count]) => count > 0)
    .map(([status, count]) => `${count} ${status}`)
    .join(', ');
}

/** One combination, measured on both ways. */
export interface Measured {
  readonly distribution: string;
  readonly auth: string;
  readonly paths: string;
  readonly profile: string;
  readonly straight: Counts;
  readonly pod: Counts;
  readonly differences: readonly Difference[];
  /** How many failures the registry itself is known for. */
  readonly allowed: number | undefined;
}

/** Is the pod no worse and no better than the registry in it, and that one no worse than it is known to be? */
export function isGood({ differences: found, allowed, straight, pod }: Measured): boolean {
  return found.length === 0 && Math.max(straight.fail, pod.fail) <= (allowed ?? Number.POSITIVE_INFINITY);
}

const HEAD = ['Distribution', 'auth', 'fast paths', 'profile', 'way', 'pass', 'fail', 'skip', 'disabled', ''];

/** The figures of all combinations as a Markdown table, and below it every check that differs. */
export function resultsTable(all: readonly Measured[]): string {
  const rows = all.flatMap((one) => {
    const { distribution, auth, paths, profile } = one;
    const begin = [distribution, auth, paths, profile];
    return [row([...begin, 'straight', ...figures(one.straight), '']), podRow(begin, one)];
  });
  const differing = all.flatMap((one) =>
    one.differences.map(
      ({ name, straight, pod }) =>
        `- ${one.distribution}, ${one.auth}, ${one.paths}, ${one.profile}: ${name}: straight ${straight}; through the pod ${pod}`,
    ),
  );
  const rule = HEAD.map((_, column) => (column >= 5 && column <= 8 ? '---:' : '---'));
  return `${[row(HEAD), row(rule), ...rows].join('\n')}\n${differing.map((line) => `\n${line}`).join('')}`;
}

function podRow(begin: readonly string[], one: Measured): string {
  const judged = one.differences.length === 0 ? 'the same checks' : `**${one.differences.length} differ**`;
  const tooMany = isGood({ ...one, differences: [] }) ? '' : `, **more than ${one.allowed} failures**`;
  return row([...begin, 'pod', ...figures(one.pod), `${judged}${tooMany}`]);
}

function figures({ pass, fail, skip, disabled }: Counts): string[] {
  return [pass, fail, skip, disabled].map(String);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
