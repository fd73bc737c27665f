import type { Amount, Comparison, Growth, Point, Results } from './rows.js';
import { exponent, memoryGrowth } from './statistics.js';
import { goalWords, metWords, short, spreadWords } from './words.js';

/** Cost may grow as work does; a tenth is what rounds differ by. */
export const GROWTH_GOAL = { kind: 'at most', value: 1.1 } as const;
/** A thousand times the work may take twice the memory. */
export const MEMORY_GOAL = { kind: 'at most', value: 2 } as const;

/** All that was measured, for the page on speed. */
export function longTables(results: Results): string {
  const { comparisons, amounts, growths, missing } = results;
  const parts = [
    takenOnLines(results),
    comparisons.length + amounts.length > 0 && comparisonTable(comparisons, amounts),
    growths.length > 0 && growthTable(growths),
    missing.length > 0 &&
      `Left out, because it was not to be had:\n\n${missing.map((one) => `- ${one}`).join('\n')}`,
  ];
  return parts.filter((part) => part !== false).join('\n\n');
}

/** What the README shows of the comparisons. */
const README_LINES = [
  {
    what: 'the whole of main',
    side: 'bare kube play and curl',
    label: 'The whole step, with trust and proof',
  },
  { what: 'push of 512 MiB', side: 'plain http', label: 'Push of 512 MiB' },
  { what: 'GET of a manifest', side: 'bcrypt 5', label: 'GET of a manifest with a login' },
];

/** A line for each of a few comparisons. */
export function readmeLines({ comparisons }: Results): string {
  return README_LINES.flatMap(({ what, side, label }) =>
    comparisons
      .filter(({ goal, ...one }) => goal !== undefined && one.what === what && one.peer.side === side)
      .map(({ unit, ours, peer }) => {
        const [own, other] = [ours, peer].map(({ value }) => `${short(value.median)} ${unit}`);
        return `- ${label}: ${own}. ${side}: ${other}.`;
      }),
  ).join('\n');
}

/** The comparisons that have a goal. */
export function shortTable({ comparisons, amounts }: Results): string {
  const rows = comparisons
    .filter(({ goal }) => goal !== undefined)
    .map(({ what, peer, ratio, goal }) => [
      what,
      peer.side,
      short(ratio.median),
      goal ? goalWords(goal) : '',
      metWords(goal, ratio.median),
    ]);
  const sizes = amounts.map(({ what, value, goal }) => [
    what,
    '',
    amountWords(value),
    amountGoal(goal.value),
    metWords(goal, value),
  ]);
  return table(['', 'peer', 'ratio', 'goal', 'met'], [...rows, ...sizes], [2, 3]);
}

/** `4 cores of …; Linux …` in one sentence. */
function takenOnWords({ takenOn }: Results): string {
  return Object.entries(takenOn)
    .map(([name, value]) => `${name} ${value}`)
    .join(', ');
}

function takenOnLines(results: Results): string {
  return `Taken on: ${takenOnWords(results)}.`;
}

function comparisonTable(comparisons: readonly Comparison[], amounts: readonly Amount[]): string {
  const rows = comparisons.map(({ what, unit, ours, peer, ratio, goal }) => [
    what,
    ours.side,
    `${spreadWords(ours.value)} ${unit}`,
    peer.side,
    `${spreadWords(peer.value)} ${unit}`,
    spreadWords(ratio),
    goal ? goalWords(goal) : '',
    metWords(goal, ratio.median),
  ]);
  const sizes = amounts.map(({ what, value, goal }) => [
    what,
    '',
    amountWords(value),
    '',
    '',
    '',
    amountGoal(goal.value),
    metWords(goal, value),
  ]);
  return table(['', 'ours', '', 'peer', '', 'ratio', 'goal', 'met'], [...rows, ...sizes], [2, 4, 5, 6]);
}

/** Times and memory at each amount of work. All growths of a run have the same amounts. */
function growthTable(growths: readonly Growth[]): string {
  const amounts = [...new Set(growths.flatMap(({ points }) => points.map(({ work }) => work)))];
  const rows = growths.map(({ what, memoryOf, points }) => {
    const power = exponent(points);
    const memory = memoryGrowth(points);
    return [
      what,
      ...amounts.map((work) => pointWords(points.find((point) => point.work === work))),
      power === undefined ? 'none' : short(power),
      power === undefined ? 'yes' : metWords(GROWTH_GOAL, power),
      `${short(memory)} (${memoryOf})`,
      metWords(MEMORY_GOAL, memory),
    ];
  });
  const head = ['', ...amounts.map(String), 'exponent', goalWords(GROWTH_GOAL), 'memory, most over least'];
  return table(
    [...head, goalWords(MEMORY_GOAL)],
    rows,
    amounts.map((_, index) => index + 1),
  );
}

function pointWords(point: Point | undefined): string {
  if (point === undefined) return '';
  const cpu = point.cpu === undefined ? '' : `, ${short(point.cpu)} ms CPU`;
  return `${short(point.time)} ms${cpu}, ${short(point.memory / 1024)} MiB`;
}

function amountWords(bytes: number): string {
  return `${short(bytes / 1000)} kB`;
}

function amountGoal(bytes: number): string {
  return `≤ ${short(bytes / 1000)} kB`;
}

/** @param right the columns of figures */
function table(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[],
): string {
  const rule = head.map((_, column) => (right.includes(column) ? '---:' : '---'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}
