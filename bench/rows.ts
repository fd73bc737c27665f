/** Several measurements of one thing. */
export interface Spread {
  readonly median: number;
  readonly low: number;
  readonly high: number;
}

export type Unit = 'MiB/s' | 'requests/s' | 'ms' | 's';

/** What a side got, and what the side is. */
export interface Measured {
  readonly side: string;
  readonly value: Spread;
}

export interface Goal {
  readonly kind: 'at least' | 'at most';
  readonly value: number;
}

/** We beside a peer, in the same rounds. */
export interface Comparison {
  /** The subject that measured it: `push`. */
  readonly subject: string;
  readonly what: string;
  readonly unit: Unit;
  readonly ours: Measured;
  readonly peer: Measured;
  /** Ours over the peer's, of each round. */
  readonly ratio: Spread;
  /** None where it is measured for the record. */
  readonly goal?: Goal | undefined;
}

/** One amount that has a goal of its own. */
export interface Amount {
  readonly subject: string;
  readonly what: string;
  readonly unit: 'bytes';
  readonly value: number;
  readonly goal: Goal;
}

/** What an amount of work cost. */
export interface Point {
  readonly work: number;
  /** Milliseconds. */
  readonly time: number;
  /** Milliseconds of processors, of those who worked. */
  readonly cpu: number | undefined;
  /** The largest memory of those who worked, in KiB. */
  readonly memory: number;
}

/** How cost grows with work. */
export interface Growth {
  readonly subject: string;
  readonly what: string;
  /** Whose memory it is. */
  readonly memoryOf: string;
  /** The least work first. */
  readonly points: readonly Point[];
}

/** What a subject has measured. */
export interface Findings {
  readonly comparisons?: readonly Comparison[];
  readonly amounts?: readonly Amount[];
  readonly growths?: readonly Growth[];
  /** Peers that were not to be had, and why. */
  readonly missing?: readonly string[];
}

/** All of a run. */
export interface Results {
  /** What it was measured on, as pairs of name and value. */
  readonly takenOn: Readonly<Record<string, string>>;
  readonly comparisons: readonly Comparison[];
  readonly amounts: readonly Amount[];
  readonly growths: readonly Growth[];
  readonly missing: readonly string[];
}

/** @returns nothing where there is no goal */
export function isMet(goal: Goal | undefined, value: number): boolean | undefined {
  if (goal === undefined) return undefined;
  return goal.kind === 'at least' ? value >= goal.value : value <= goal.value;
}
