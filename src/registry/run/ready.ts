import type { RegistryClient } from '../../oci/registry-client.js';
import { type Clock, systemClock } from '../../platform/clock.js';
import type { Answer } from '../../platform/http.js';

export interface Readiness {
  readonly ready: boolean;
  /** Milliseconds since the first try. */
  readonly waited: number;
  /** The result of the last try: `status 502`, `ECONNREFUSED`. */
  readonly lastSeen: string;
}

// Milliseconds between tries: short at first, because the pod usually answers within 300 ms.
const FIRST_PAUSE = 10;
const LONGEST_PAUSE = 500;

/**
 * Waits until `https://…/v2/` answers 200, with CA and name verified. `kube play` returns before the services
 * answer, and podman's own health checks need systemd timers and programs that the images lack.
 * @param limit in seconds
 * @param onWait called about every two seconds with the milliseconds so far and the last result; decides whether to stop
 * @param isUp decides whether an answer is good; default: status 200
 */
export async function waitUntilReady(
  client: Pick<RegistryClient, 'get'>,
  limit: number,
  onWait: (waited: number, lastSeen: string) => Promise<'wait' | 'hopeless'>,
  isUp: (answer: Answer) => boolean = ({ status }) => status === 200,
  clock: Clock = systemClock,
): Promise<Readiness> {
  const start = clock.now();
  let lastSeen = 'nothing';
  let nextWord = 2000;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
    try {
      const answer = await client.get('/v2/');
      lastSeen = `status ${answer.status}`;
      if (isUp(answer)) return { ready: true, waited: clock.now() - start, lastSeen };
    } catch (thrown) {
      const error = thrown as NodeJS.ErrnoException;
      lastSeen = error.code ?? error.message;
    }
    const waited = clock.now() - start;
    if (waited >= limit * 1000) return { ready: false, waited, lastSeen };
    if (waited >= nextWord) {
      if ((await onWait(waited, lastSeen)) === 'hopeless') return { ready: false, waited, lastSeen };
      nextWord += 2000;
    }
    await clock.sleep(pause);
  }
}
