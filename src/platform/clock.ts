import { setTimeout as pause } from 'node:timers/promises';

/** The clock and delays of this machine, or of a test. */
export interface Clock {
  /** Milliseconds. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

export const systemClock: Clock = { now: () => Date.now(), sleep: (milliseconds) => pause(milliseconds) };
