import { setTimeout as sleep } from 'node:timers/promises';
import { TimeoutError } from '../platform/http.js';
import { RegistryError } from './registry-error.js';
import { ProxyError } from './tunnel.js';

/** Waits between attempts. */
export type Sleep = (milliseconds: number) => Promise<unknown>;

// Milliseconds before each new attempt.
const PAUSES: readonly number[] = [500, 1000, 2000, 4000, 8000];
// A longer delay is not worth the wait in a job.
const LONGEST_PAUSE = 60_000;

/** Retries after temporary failures, with growing delays or after the time that a registry requests. */
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

// Unknown names and untrusted certificates are permanent failures.
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
  if (thrown instanceof ProxyError && thrown.status !== undefined) return thrown.status >= 500;
  return thrown instanceof TimeoutError || NETWORK.includes((thrown as NodeJS.ErrnoException).code ?? '');
}
