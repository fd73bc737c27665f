import type { Clock } from '../../platform/clock.js';
import type { Log } from '../../platform/log.js';
import type { ContainerState, Podman } from '../../podman/podman.js';
import { isCrashLoop } from '../diagnostics/diagnose.js';
import { awaitAnswer, explainSilence } from '../run/answer.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import type { PlacedRegistry } from '../spec/registry-spec.js';
import type { RegistryPaths } from './paths.js';
import type { RegistryServices } from './service.js';

export interface ServiceTools {
  readonly podman: Podman;
  readonly services: RegistryServices;
  readonly log: Log;
  readonly clock?: Clock | undefined;
}

/** The result of a start: the time until an answer, or why there is none. */
export type StartOutcome =
  | { readonly up: true; readonly waited: number }
  | { readonly up: false; readonly waited: number; readonly lastSeen: string; readonly portTaken: boolean };

/**
 * Waits until a registry with a started service answers over TLS, verified with its CA and with its login.
 * @param timeout in seconds
 */
export async function awaitRegistry(
  paths: RegistryPaths,
  pod: PlacedRegistry,
  secrets: RegistrySecrets,
  timeout: number,
  tools: ServiceTools,
): Promise<StartOutcome> {
  const { services, podman } = tools;
  const failsAgain = failureCounter();
  const isHopeless = async () => {
    const { active, restarts } = await services.state(paths.service);
    return active === 'failed' || failsAgain(restarts, await podman.podStates(pod.name));
  };
  const { ready, waited, lastSeen } = await awaitAnswer(pod, secrets, timeout, isHopeless, tools);
  if (ready) return { up: true, waited };
  const said = await services.journal(paths, JOURNAL);
  const portTaken = UNTRUSTED.test(lastSeen) || said.some((line) => PORT_TAKEN.test(line));
  return { up: false, waited, lastSeen, portTaken };
}

// systemd waits 2 s before each.
const FAILED_STARTS = 2;

/**
 * Counts restarts of a service by systemd, and of its containers by podman, since the first call: a registry runs for
 * months, so earlier restarts do not count.
 * @returns whether waiting longer is pointless
 */
export function failureCounter(): (restarts: number, states: readonly ContainerState[]) => boolean {
  let first: { readonly restarts: number; readonly states: readonly ContainerState[] } | undefined;
  return (restarts, states) => {
    first ??= { restarts, states };
    return restarts - first.restarts >= FAILED_STARTS || isCrashLoop(states, first.states);
  };
}

const JOURNAL = 30;
// Messages of the kernel and of pasta.
const PORT_TAKEN = /address already in use|Failed to bind port/i;
// A certificate that our CA has not signed belongs to another server at this port.
const UNTRUSTED =
  /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED_CERT|CERT_SIGNATURE_FAILURE)/;

/** Prints the logs of systemd and the containers, and returns an error with the cause. */
export async function explainDown(
  paths: RegistryPaths,
  pod: PlacedRegistry,
  { lastSeen, waited }: { readonly lastSeen: string; readonly waited: number },
  { podman, services, log }: ServiceTools,
): Promise<Error> {
  const { active, sub, result } = await services.state(paths.service);
  await log.group(`State of ${paths.service}`, async () => {
    log.info(`${paths.service}: ${active} (${sub}), result ${result}`);
    for (const line of await services.journal(paths, JOURNAL)) log.info(`  ${line}`);
  });
  return explainSilence(pod, lastSeen, waited, podman);
}
