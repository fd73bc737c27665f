import { UserError } from '../errors.js';
import { CommandError } from '../exec/run.js';
import type { Log } from '../log.js';
import { forwarder, type Podman } from '../podman/podman.js';
import type { PodmanVersion } from '../podman/version.js';
import type { Journal } from '../undo/journal.js';
import { blame, isCrashLoop, withoutRepeats } from './blame.js';
import { registryClient } from './client.js';
import { basicAuth } from './credentials.js';
import { type PodPlace, writePodFiles } from './files.js';
import { usernsOf } from './mapping.js';
import { authority, describePod, type PodChoices, type RegistryPod } from './pod.js';
import { freePort } from './ports.js';
import { waitUntilReady } from './ready.js';
import type { RegistrySecrets } from './secrets.js';

export interface PlayOptions {
  readonly choices: Omit<PodChoices, 'address'>;
  readonly host: string;
  readonly bind: string;
  /** The ports to try, in order. */
  readonly ports: readonly number[];
  readonly secrets: RegistrySecrets;
  /** Where the pod's files are laid out. */
  readonly place: PodPlace;
  /** How long the registry may take to answer, in seconds. */
  readonly timeout: number;
  readonly version: PodmanVersion;
  /** Which forwarders the host has: `pasta`, `slirp4netns`. */
  readonly forwarders: readonly string[];
}

export interface PlayTools {
  readonly podman: Podman;
  readonly journal: Journal;
  readonly log: Log;
}

/**
 * Plays the pod and waits until it answers over TLS.
 * @returns the pod as it is up, and how long it took from `kube play` to the first good answer, in milliseconds
 * @throws UserError when it does not answer in time, saying which container is to blame
 */
export async function playRegistry(
  options: PlayOptions,
  tools: PlayTools,
): Promise<{ readonly pod: RegistryPod; readonly startup: number }> {
  await tools.journal.record({ kind: 'pod', name: options.choices.name });
  const started = Date.now();
  const pod = await playOnFreePort(options, tools);
  const { log } = tools;
  const where = `https://${authority(pod.address)}/v2/`;
  const { certificate, credentials } = options.secrets;
  const client = registryClient(pod.address, certificate.ca, credentials && basicAuth(credentials));
  try {
    const { ready, waited, lastSeen } = await waitUntilReady(client, options.timeout, async (sofar, seen) => {
      log.info(`… ${where} after ${Math.round(sofar / 1000)} s: ${seen}`);
      return isCrashLoop(await tools.podman.podStates(pod.name)) ? 'hopeless' : 'wait';
    });
    if (!ready) throw await explainSilence(pod, lastSeen, waited, tools);
  } finally {
    client.close();
  }
  const startup = Date.now() - started;
  log.info(`✓ ${where} answers after ${(startup / 1000).toFixed(2)} s`);
  return { pod, startup };
}

/** Between the look at a port and podman's use of it somebody else may take it; then the next one is tried. */
async function playOnFreePort(options: PlayOptions, { podman, log }: PlayTools): Promise<RegistryPod> {
  const { host, bind, place, secrets, version } = options;
  const network = forwarder(version, options.forwarders);
  const { mapping } = options.choices;
  const userns = mapping && usernsOf(mapping);
  for (let ports = options.ports; ; ) {
    const port = await freePort(ports, bind);
    const pod = describePod({ ...options.choices, address: { host, bind, port } });
    const manifest = await writePodFiles(pod, secrets.contents, place);
    try {
      await podman.kubePlay(manifest, version, { network, userns });
      return pod;
    } catch (thrown) {
      const rest = ports.slice(ports.indexOf(port) + 1);
      if (!(thrown instanceof CommandError && /address already in use/i.test(thrown.result.stderr)))
        throw thrown;
      if (rest.length === 0) throw thrown;
      log.info(`port ${port} was taken in the meantime; trying the next one`);
      await podman.removePod(pod.name);
      ports = rest;
    }
  }
}

/** Prints the state of the pod and the last lines of both logs, and says whose fault it is. */
async function explainSilence(
  pod: RegistryPod,
  lastSeen: string,
  waited: number,
  { podman, log }: PlayTools,
): Promise<UserError> {
  const states = await podman.podStates(pod.name);
  await log.group(`State of the pod ${pod.name}`, async () => {
    for (const { name, state, exitCode, restarts } of states) {
      log.info(`${name}: ${state}, exit code ${exitCode}, restarted ${restarts} times`);
    }
    for (const { name } of pod.containers) {
      log.info(`last lines of ${pod.name}-${name}:`);
      for (const line of withoutRepeats(await podman.logs(`${pod.name}-${name}`, 20))) log.info(`  ${line}`);
    }
  });
  return new UserError(
    `https://${authority(pod.address)}/v2/ did not answer within ${Math.round(waited / 1000)} s: ${blame(states, lastSeen)}; its last lines are in the group above`,
  );
}
