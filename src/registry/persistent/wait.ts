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

/** How a start ended: when it answered, or why it did not. */
export type StartOutcome =
  | { readonly up: true; readonly waited: number }
  | { readonly up: false; readonly waited: number; readonly lastSeen: string; readonly portTaken: boolean };

/**
 * Waits until a registry whose service was started answers over TLS, with its CA checked and its own login.
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
 * Counts how often systemd has started a service again, and podman its containers, since it was first asked: a registry
 * lives for months, and what was restarted before counts for nothing.
 * @returns whether waiting longer is in vain
 */
export function failureCounter(): (restarts: number, states: readonly ContainerState[]) => boolean {
  let first: { readonly restarts: number; readonly states: readonly ContainerState[] } | undefined;
  return (restarts, states) => {
    first ??= { restarts, states };
    return restarts - first.restarts >= FAILED_STARTS || isCrashLoop(states, first.states);
  };
}

const JOURNAL = 30;
// The words of the kernel, and those of pasta.
const PORT_TAKEN = /address already in use|Failed to bind port/i;
// A server with a certificate that our CA has not signed is another one at this port.
const UNTRUSTED =
  /^(UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT|SELF_SIGNED_CERT|DEPTH_ZERO_SELF_SIGNED_CERT|CERT_SIGNATURE_FAILURE)/;

/** Prints what systemd and the containers said, and gives the error that says whose fault it is. */
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
