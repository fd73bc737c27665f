import { setTimeout as sleep } from 'node:timers/promises';
import { TimeoutError } from '../platform/http.js';
import { RegistryError } from './registry-error.js';

/** Waits between attempts. */
export type Sleep = (milliseconds: number) => Promise<unknown>;

// Milliseconds before each new attempt.
const PAUSES: readonly number[] = [500, 1000, 2000, 4000, 8000];
// A registry that wants a longer one has had enough of us for this job.
const LONGEST_PAUSE = 60_000;

/** Repeats work that failed for a transient reason, after growing pauses, or after as long as a registry asks for. */
export async function withRetry<T>(work: () => Promise<T>, wait: Sleep = sleep): Promise<T> {
  for (const pause of PAUSES) {
    try {
      return await work();
    } catch (thrown) {
      const asked = thrown instanceof RegistryError ? (thrown.retryAfter ?? 0) : 0;
      if (!isTransient(thrown) || asked > LONGEST_PAUSE) throw thrown;
      await wait(Math.max(pause, asked));
    }
  }
  return work();
}

// A name that does not exist and a certificate that is not trusted stay so.
const NETWORK = [
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENETUNREACH',
  'ERR_STREAM_PREMATURE_CLOSE',
];

function isTransient(thrown: unknown): boolean {
  if (thrown instanceof RegistryError) return thrown.isTransient;
  return thrown instanceof TimeoutError || NETWORK.includes((thrown as NodeJS.ErrnoException).code ?? '');
}
