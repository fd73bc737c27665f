import type { Comparison, Goal, Point, Spread, Unit } from './rows.js';

/**
 * The median, and the smallest and largest.
 * @throws Error for no values, and for one that is no number: a side that failed is never passed over
 */
export function spread(values: readonly number[]): Spread {
  if (values.length === 0 || !values.every(Number.isFinite)) {
    throw new Error(`cannot take a median of ${JSON.stringify(values)}`);
  }
  const sorted = [...values].sort((a, b) => a - b);
  const at = (index: number) => sorted[index] as number;
  const half = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? at(half) : (at(half - 1) + at(half)) / 2;
  return { median, low: at(0), high: at(sorted.length - 1) };
}

/** What was measured of a side, round by round. */
export interface Series {
  readonly side: string;
  readonly values: readonly number[];
}

/**
 * Compares round by round: what slows the machine down for a while slows both sides of a round.
 * @throws Error where the sides have not the same rounds
 */
export function compare(
  about: { readonly subject: string; readonly what: string; readonly unit: Unit; readonly goal?: Goal },
  ours: Series,
  peer: Series,
): Comparison {
  if (ours.values.length !== peer.values.length) {
    throw new Error(`${ours.side} has ${ours.values.length} rounds, ${peer.side} ${peer.values.length}`);
  }
  const ratios = ours.values.map((value, round) => value / (peer.values[round] as number));
  return {
    ...about,
    ours: { side: ours.side, value: spread(ours.values) },
    peer: { side: peer.side, value: spread(peer.values) },
    ratio: spread(ratios),
  };
}

/**
 * The power of the work that cost grows with, over the last two points, with what the least work costs taken off both:
 * that is mostly the start. 1 is linear.
 * @returns nothing where more work costs no more than the least does
 */
export function exponent(points: readonly Point[]): number | undefined {
  const [first, before, last] = [points[0], points.at(-2), points.at(-1)];
  if (points.length < 3 || !first || !before || !last) return undefined;
  const beyond = (point: Point, of: (point: Point) => number) => of(point) - of(first);
  const cost = ({ time, cpu }: Point) => cpu ?? time;
  const [little, much] = [beyond(before, cost), beyond(last, cost)];
  if (little <= 0 || much <= 0) return undefined;
  const work = ({ work }: Point) => work;
  return Math.log(much / little) / Math.log(beyond(last, work) / beyond(before, work));
}

/** The memory that the most work takes, over what the least takes. */
export function memoryGrowth(points: readonly Point[]): number {
  return (points.at(-1)?.memory ?? Number.NaN) / (points[0]?.memory ?? Number.NaN);
}
