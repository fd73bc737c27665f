import { join } from 'node:path';
import { authority } from '../../oci/address.js';
import { waitingClient } from '../../oci/registry-client.js';
import { systemClock } from '../../platform/clock.js';
import { UserError } from '../../platform/errors.js';
import { CommandError } from '../../platform/exec.js';
import { sayForwarder } from '../../podman/forwarder.js';
import type { Podman } from '../../podman/podman.js';
import { diagnose, isCrashLoop, relevantLogLine } from '../diagnostics/diagnose.js';
import { usernsOf } from '../spec/mapping.js';
import type { PlacedRegistry } from '../spec/registry-spec.js';
import type { AnsweringRegistry, PreparedRegistry, StartContext } from './context.js';
import { writePodFiles } from './files.js';
import { onFreePort, PortTaken } from './ports.js';
import { waitUntilReady } from './ready.js';
import { assertStorageWorks, storageCause, storageError } from './storage-check.js';
import { ensureVolume } from './storage-volume.js';

/**
 * Plays the pod of a job and waits until it answers over TLS.
 * @param onPlay told when podman has been called and not yet ended
 * @throws UserError when it does not answer in time, saying which container is to blame
 */
export async function playRegistry(
  { address, request, job }: StartContext,
  { spec, secrets, version, forwarder }: PreparedRegistry,
  onPlay: () => void,
): Promise<AnsweringRegistry> {
  const { podman, journal, log, clock = systemClock } = job;
  await journal.record({ kind: 'pod', name: spec.name });
  const started = clock.now();
  await ensureVolume(spec.storage, podman, journal);
  sayForwarder(forwarder, log);
  const options = { network: forwarder.network, userns: spec.mapping && usernsOf(spec.mapping) };
  const { host, bind, ports } = address;
  const pod = await onFreePort(ports, bind, log, async (port) => {
    const placed = { ...spec, address: { host, bind, port } };
    const manifest = await writePodFiles(placed, secrets.contents, join(job.directory, 'pod'));
    try {
      const playing = podman.kubePlay(manifest, version, options);
      onPlay();
      await playing;
      return placed;
    } catch (thrown) {
      if (!(thrown instanceof CommandError && /address already in use/i.test(thrown.result.stderr))) {
        throw thrown;
      }
      return new PortTaken(
        async () => thrown,
        () => podman.removePod(spec.name),
      );
    }
  });
  const where = `https://${authority(pod.address)}/v2/`;
  const { client, isUp } = waitingClient(pod, secrets);
  const onWait = async (sofar: number, seen: string) => {
    log.info(`… ${where} after ${Math.round(sofar / 1000)} s: ${seen}`);
    return isCrashLoop(await podman.podStates(pod.name)) ? 'hopeless' : 'wait';
  };
  try {
    const { ready, waited, lastSeen } = await waitUntilReady(client, request.timeout, onWait, isUp, clock);
    if (!ready) throw await explainSilence(pod, lastSeen, waited, podman);
    await assertStorageWorks(pod, client, () => registryLog(pod, podman));
  } finally {
    client.close();
  }
  const startup = clock.now() - started;
  log.info(`✓ ${where} answers after ${(startup / 1000).toFixed(2)} s`);
  return { pod, secrets, startup, found: false };
}

/** Whose fault it is, in one sentence with that container's own words. The rest is in the diagnostics. */
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
  const said = line ? `, and says: ${line}` : '';
  return new UserError(
    `https://${authority(pod.address)}/v2/ did not answer within ${Math.round(waited / 1000)} s: ${text}${said}`,
  );
}

function registryLog(pod: PlacedRegistry, podman: Podman): Promise<string> {
  return podman.logs(`${pod.name}-registry`, 50);
}
