import { setTimeout as sleep } from 'node:timers/promises';
import { mayPass, RegistryError } from './registry-error.js';

/** Milliseconds before each new try. */
export const PAUSES: readonly number[] = [500, 1000, 2000, 4000, 8000];
// A registry that wants a longer one has had enough of us for this job.
const LONGEST_PAUSE = 60_000;

/** Tries again what may pass, after growing pauses, or after as long as a registry asks for. */
export async function patiently<T>(work: () => Promise<T>, pauses = PAUSES): Promise<T> {
  for (const pause of pauses) {
    try {
      return await work();
    } catch (thrown) {
      const asked = thrown instanceof RegistryError ? (thrown.retryAfter ?? 0) : 0;
      if (!mayPass(thrown) || asked > LONGEST_PAUSE) throw thrown;
      await sleep(Math.max(pause, asked));
    }
  }
  return work();
}
