import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { writePrivate } from '../../platform/private-file.js';
import type { Podman } from '../../podman/podman.js';
import type { Journal } from '../../undo/journal.js';
import { kubeYaml, type ManifestOptions } from '../emit/kube-yaml.js';
import { configFiles, hostPath, secretFiles } from '../emit/mounted-files.js';
import { containersOf } from '../spec/containers.js';
import { sendsBlobs } from '../spec/fast-paths.js';
import { runsAsUser } from '../spec/mapping.js';
import type { PlacedRegistry, SecretContents, Storage } from '../spec/registry-spec.js';
import { ownVolume } from '../spec/storage.js';

/**
 * Lays out what the pod of a job mounts, and its manifest. All of it is for this user only, where container root is this
 * user. Where it is not, the mode opens what is mounted: its ids are unknown until podman has made the pod, and the
 * directories above keep everybody else out.
 * @param directory for the pod's files. Where its containers are not the user, no other user may be able to enter the directories above.
 * @param restartPolicy what podman does with a container that ends
 * @returns the path of the manifest
 */
export async function writePodFiles(
  pod: PlacedRegistry,
  secrets: SecretContents,
  directory: string,
  restartPolicy: ManifestOptions['restartPolicy'] = 'OnFailure',
): Promise<string> {
  const write = runsAsUser(pod.mapping) ? writePrivate : writeOpen;
  const files = { ...configFiles(pod), ...secretFiles(pod, secrets) };
  for (const [file, text] of Object.entries(files)) await write(join(directory, file), text);
  for (const mount of containersOf(pod).flatMap(({ mounts }) => mounts)) {
    const path = hostPath(pod, mount, directory);
    // What is the caller's own was made and given to the registry before.
    if (mount.kind !== 'data' || !path.startsWith(`${directory}/`) || ownVolume(pod, mount.data)) continue;
    await mkdir(path, { recursive: true, mode: 0o700 });
    if (!runsAsUser(pod.mapping)) await chmod(path, 0o777);
    // nginx's workers are of container root's group, and must know the names below it already.
    else if (sendsBlobs(pod) && mount.data === 'data') await chmod(path, 0o710);
  }
  const manifest = join(directory, 'pod.yaml');
  await writePrivate(manifest, kubeYaml(pod, { sources: { kind: 'directory', directory }, restartPolicy }));
  return manifest;
}

/** Writes a file that every process can read that reaches its directory. */
async function writeOpen(path: string, text: string): Promise<void> {
  await writePrivate(path, text);
  await chmod(path, 0o644);
  await chmod(dirname(path), 0o755);
}

/** By which an operator finds the volumes that registries have left. */
const VOLUME_LABEL = 'podman-registry=data';

/** Makes the named volume where there is none yet; it outlives the job, with all that is in it. */
export async function ensureVolume(storage: Storage, podman: Podman, journal: Journal): Promise<void> {
  if (storage.kind !== 'volume') return;
  await journal.record({
    kind: 'kept',
    what: `the volume ${storage.name}, which holds the registry's images`,
  });
  await podman.ensureVolume(storage.name, VOLUME_LABEL);
}
