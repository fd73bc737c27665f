import { authority } from '../../oci/address.js';
import { waitingClient } from '../../oci/clients.js';
import type { RegistryClient } from '../../oci/registry-client.js';
import { type Clock, systemClock } from '../../platform/clock.js';
import { UserError } from '../../platform/errors.js';
import type { Answer } from '../../platform/http.js';
import type { Log } from '../../platform/log.js';
import type { Podman } from '../../podman/podman.js';
import { diagnose, relevantLogLine } from '../diagnostics/diagnose.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import type { PlacedRegistry } from '../spec/registry-spec.js';
import { storageCause, storageError } from './storage-check.js';

/** The base address of the registry's API. */
export function apiUrl({ address }: Pick<PlacedRegistry, 'address'>): string {
  return `https://${authority(address)}/v2/`;
}

/**
 * Waits until a started registry answers over TLS, verified with its CA and with its login.
 * @param limit in seconds
 * @param isHopeless asked about every two seconds
 */
export async function awaitAnswer(
  pod: PlacedRegistry,
  secrets: RegistrySecrets,
  limit: number,
  isHopeless: () => Promise<boolean>,
  { log, clock }: { readonly log: Log; readonly clock?: Clock | undefined },
): Promise<Readiness> {
  const { client, isUp } = waitingClient(pod, secrets);
  const onWait = async (sofar: number, seen: string) => {
    log.info(`… ${apiUrl(pod)} after ${Math.round(sofar / 1000)} s: ${seen}`);
    return (await isHopeless()) ? 'hopeless' : 'wait';
  };
  try {
    return await waitUntilReady(client, limit, onWait, isUp, clock);
  } finally {
    client.close();
  }
}

/** The failed container and its most relevant log line, in one sentence. The diagnostics contain the rest. */
export async function explainSilence(
  pod: PlacedRegistry,
  lastSeen: string,
  waited: number,
  podman: Podman,
): Promise<UserError> {
  if (pod.storage.kind === 's3') {
    const log = await registryLog(pod, podman);
    if (storageCause(log) !== undefined) return storageError(pod.storage, log, lastSeen);
  }
  const { container, text } = diagnose(await podman.podStates(pod.name), lastSeen);
  const line = container && relevantLogLine(await podman.logs(`${pod.name}-${container}`, 50));
  const said = line ? `; its log: ${line}` : '';
  return new UserError(`${apiUrl(pod)} did not answer within ${Math.round(waited / 1000)} s: ${text}${said}`);
}

/** The last lines of the registry's container. */
export function registryLog(pod: PlacedRegistry, podman: Podman): Promise<string> {
  return podman.logs(`${pod.name}-registry`, 50);
}

interface Readiness {
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
