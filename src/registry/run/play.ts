import { join } from 'node:path';
import { waitingClient } from '../../oci/clients.js';
import { systemClock } from '../../platform/clock.js';
import { CommandError } from '../../platform/exec.js';
import { logForwarder } from '../../podman/forwarder.js';
import type { Podman } from '../../podman/podman.js';
import { isCrashLoop } from '../diagnostics/diagnose.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import { usernsOf } from '../spec/mapping.js';
import type { PlacedRegistry } from '../spec/registry-spec.js';
import { apiUrl, awaitAnswer, explainSilence, registryLog } from './answer.js';
import type { AnsweringRegistry, PreparedRegistry, StartContext } from './context.js';
import { ensureVolume, writePodFiles } from './files.js';
import { onFreePort, PortTaken } from './ports.js';
import { assertStorageWorks } from './storage-check.js';

/**
 * Plays the pod of a job and waits until it answers over TLS.
 * @param onPlay called while podman runs
 * @throws UserError naming the failed container, if the pod does not answer in time
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
  logForwarder(forwarder, log);
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
  const isHopeless = async () => isCrashLoop(await podman.podStates(pod.name));
  const { ready, waited, lastSeen } = await awaitAnswer(pod, secrets, request.timeout, isHopeless, job);
  if (!ready) throw await explainSilence(pod, lastSeen, waited, podman);
  await checkStorage(pod, secrets, podman);
  const startup = clock.now() - started;
  log.info(`✓ ${apiUrl(pod)} answers after ${(startup / 1000).toFixed(2)} s`);
  return { pod, secrets, startup, found: false };
}

async function checkStorage(pod: PlacedRegistry, secrets: RegistrySecrets, podman: Podman): Promise<void> {
  const { client } = waitingClient(pod, secrets);
  try {
    await assertStorageWorks(pod, client, () => registryLog(pod, podman));
  } finally {
    client.close();
  }
}
