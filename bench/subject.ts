import type { Lab } from './lab.js';
import type { Peers } from './peers.js';
import type { Findings } from './rows.js';
import type { Sides } from './sides.js';

/** What every subject measures with. */
export interface Bench {
  readonly lab: Lab;
  readonly sides: Sides;
  readonly peers: Peers;
  readonly hasZot: boolean;
  readonly rounds: number;
  /** The size of the large blobs. */
  readonly mib: number;
}

export type Subject = (bench: Bench) => Promise<Findings>;
