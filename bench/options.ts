import { parseArgs } from 'node:util';
import { UserError } from '../src/platform/errors.js';

export interface BenchOptions {
  /** The subjects to measure. */
  readonly only: readonly string[];
  readonly rounds: number;
  /** The size of the large blobs. */
  readonly mib: number;
  /** Are the tables and the picture written? Only where all of it was measured. */
  readonly publishes: boolean;
  /** Where else the figures go. */
  readonly json: string | undefined;
}

export function usage(subjects: readonly string[]): string {
  return `Usage: npm run bench -- [--only NAMES] [--rounds N] [--mib N] [--quick] [--json FILE]

  --only NAMES   some of: ${subjects.join(', ')}; separated by commas. Default: all
  --rounds N     how many rounds count, after one that warms up; default: 7
  --mib N        the size of the large blobs; default: 512
  --quick        3 rounds, and blobs of 128 MiB
  --json FILE    writes the figures there too

A run of all writes bench/results.md, .json and .svg, and the places for them in README.md and docs/performance.md; any other
run shows its tables only. Needs Go, once, and the right to boot a machine (systemd-nspawn, as root or with sudo).
`;
}

/**
 * @param subjects all there are, in the order in which they are measured
 * @throws UserError for a word that is no subject, and for a number that is none
 */
export function readOptions(args: readonly string[], subjects: readonly string[]): BenchOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      only: { type: 'string' },
      rounds: { type: 'string' },
      mib: { type: 'string' },
      quick: { type: 'boolean', default: false },
      json: { type: 'string' },
    },
  });
  const words = values.only?.split(',').filter((word) => word !== '') ?? [...subjects];
  const unknown = words.find((word) => !subjects.includes(word));
  if (unknown !== undefined) {
    throw new UserError(
      `--only has "${unknown}"; allowed: some of ${subjects.join(', ')}, separated by commas`,
    );
  }
  return {
    only: subjects.filter((subject) => words.includes(subject)),
    rounds: whole('rounds', values.rounds) ?? (values.quick ? 3 : 7),
    mib: whole('mib', values.mib) ?? (values.quick ? 128 : 512),
    publishes: values.only === undefined,
    json: values.json,
  };
}

function whole(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,4}$/.test(text))
    throw new UserError(`--${name} is "${text}"; allowed: a number from 1 on`);
  return Number(text);
}
