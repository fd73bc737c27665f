import { authority } from '../../oci/address.js';
import { waitingClient } from '../../oci/registry-client.js';
import type { Clock } from '../../platform/clock.js';
import { UserError } from '../../platform/errors.js';
import type { Log } from '../../platform/log.js';
import type { Podman } from '../../podman/podman.js';
import { diagnose, relevantLogLine } from '../diagnostics/diagnose.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import type { PlacedRegistry } from '../spec/registry-spec.js';
import { type Readiness, waitUntilReady } from './ready.js';
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
