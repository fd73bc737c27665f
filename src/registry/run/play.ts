import { authority } from '../../oci/address.js';
import { waitingClient } from '../../oci/registry-client.js';
import { type Clock, systemClock } from '../../platform/clock.js';
import { UserError } from '../../platform/errors.js';
import { CommandError } from '../../platform/exec.js';
import type { Log } from '../../platform/log.js';
import { type Forwarder, sayForwarder } from '../../podman/forwarder.js';
import type { Podman } from '../../podman/podman.js';
import type { PodmanVersion } from '../../podman/version.js';
import type { Journal } from '../../undo/journal.js';
import { blame, isCrashLoop, tellingLine } from '../diagnostics/diagnose.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import { usernsOf } from '../spec/mapping.js';
import type { PlacedRegistry, RegistrySpec } from '../spec/registry-spec.js';
import { writePodFiles } from './files.js';
import { freePort } from './ports.js';
import { waitUntilReady } from './ready.js';
import { expectStorage, storageCause, storageError } from './storage-check.js';
import { readyVolume } from './storage-volume.js';

export interface PlayOptions {
  readonly choices: RegistrySpec;
  readonly host: string;
  readonly bind: string;
  /** The ports to try, in order. */
  readonly ports: readonly number[];
  readonly secrets: RegistrySecrets;
  /** Where the pod's files are laid out. */
  readonly directory: string;
  /** How long the registry may take to answer, in seconds. */
  readonly timeout: number;
  readonly version: PodmanVersion;
  readonly forwarder: Forwarder;
  /** Told when podman has been called and not yet ended. */
  readonly onPlay?: (() => void) | undefined;
}

export interface PlayTools {
  readonly podman: Podman;
  readonly journal: Journal;
  readonly log: Log;
  readonly clock?: Clock | undefined;
}

/**
 * Plays the pod and waits until it answers over TLS.
 * @returns the pod as it is up, and how long it took from `kube play` to the first good answer, in milliseconds
 * @throws UserError when it does not answer in time, saying which container is to blame
 */
export async function playRegistry(
  options: PlayOptions,
  tools: PlayTools,
): Promise<{ readonly pod: PlacedRegistry; readonly startup: number }> {
  const { log, clock = systemClock } = tools;
  await tools.journal.record({ kind: 'pod', name: options.choices.name });
  const started = clock.now();
  await readyVolume(options.choices.storage, tools.podman, tools.journal);
  const pod = await playOnFreePort(options, tools);
  const where = `https://${authority(pod.address)}/v2/`;
  const { client, isUp } = waitingClient(pod, options.secrets);
  const onWait = async (sofar: number, seen: string) => {
    log.info(`… ${where} after ${Math.round(sofar / 1000)} s: ${seen}`);
    return isCrashLoop(await tools.podman.podStates(pod.name)) ? 'hopeless' : 'wait';
  };
  try {
    const { ready, waited, lastSeen } = await waitUntilReady(client, options.timeout, onWait, isUp, clock);
    if (!ready) throw await explainSilence(pod, lastSeen, waited, tools);
    await expectStorage(pod, client, () => registryLog(pod, tools.podman));
  } finally {
    client.close();
  }
  const startup = clock.now() - started;
  log.info(`✓ ${where} answers after ${(startup / 1000).toFixed(2)} s`);
  return { pod, startup };
}

/** Between the look at a port and podman's use of it somebody else may take it; then the next one is tried. */
async function playOnFreePort(options: PlayOptions, { podman, log }: PlayTools): Promise<PlacedRegistry> {
  const { host, bind, directory, secrets, version, forwarder } = options;
  const { network } = forwarder;
  sayForwarder(forwarder, log);
  const { mapping } = options.choices;
  const userns = mapping && usernsOf(mapping);
  for (let ports = options.ports; ; ) {
    const port = await freePort(ports, bind);
    const pod = { ...options.choices, address: { host, bind, port } };
    const manifest = await writePodFiles(pod, secrets.contents, directory);
    try {
      const playing = podman.kubePlay(manifest, version, { network, userns });
      options.onPlay?.();
      await playing;
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

/** Whose fault it is, in one sentence with that container's own words. The rest is in the diagnostics. */
export async function explainSilence(
  pod: PlacedRegistry,
  lastSeen: string,
  waited: number,
  { podman }: Pick<PlayTools, 'podman'>,
): Promise<UserError> {
  if (pod.storage.kind === 's3') {
    const log = await registryLog(pod, podman);
    if (storageCause(log) !== undefined) return storageError(pod.storage, log, lastSeen);
  }
  const { container, words } = blame(await podman.podStates(pod.name), lastSeen);
  const line = container && tellingLine(await podman.logs(`${pod.name}-${container}`, 50));
  const said = line ? `, and says: ${line}` : '';
  return new UserError(
    `https://${authority(pod.address)}/v2/ did not answer within ${Math.round(waited / 1000)} s: ${words}${said}`,
  );
}

function registryLog(pod: PlacedRegistry, podman: Podman): Promise<string> {
  return podman.logs(`${pod.name}-registry`, 50);
}
