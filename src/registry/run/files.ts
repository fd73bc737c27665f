import { chmod, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { containerProxy, type Variable } from '../../oci/proxy.js';
import { writePrivate } from '../../platform/files.js';
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
 * Writes the files that the pod of a job mounts, and its manifest. If container root is this user, all files are private.
 * Otherwise the container ids are unknown until podman creates the pod, so the files are readable by all, and the parent
 * directories exclude other users.
 * @param directory for the pod's files. If containers do not run as the user, its parent directories must be private.
 * @param restartPolicy podman's restart policy for the containers
 * @param variable names the proxy of this host
 * @returns the path of the manifest
 */
export async function writePodFiles(
  pod: PlacedRegistry,
  secrets: SecretContents,
  directory: string,
  restartPolicy: ManifestOptions['restartPolicy'] = 'OnFailure',
  variable: Variable = (name) => process.env[name],
): Promise<string> {
  const write = runsAsUser(pod.mapping) ? writePrivate : writeOpen;
  const { [MANIFEST]: manifestText = '', ...files } = podTexts(
    pod,
    secrets,
    directory,
    restartPolicy,
    variable,
  );
  for (const [file, text] of Object.entries(files)) await write(join(directory, file), text);
  for (const mount of containersOf(pod).flatMap(({ mounts }) => mounts)) {
    const path = hostPath(pod, mount, directory);
    // Directories of the inputs were prepared before.
    if (mount.kind !== 'data' || !path.startsWith(`${directory}/`) || ownVolume(pod, mount.data)) continue;
    await mkdir(path, { recursive: true, mode: 0o700 });
    if (!runsAsUser(pod.mapping)) await chmod(path, 0o777);
    // nginx's workers are in container root's group; they open files by known names.
    else if (sendsBlobs(pod) && mount.data === 'data') await chmod(path, 0o710);
  }
  const manifest = join(directory, MANIFEST);
  await writePrivate(manifest, manifestText);
  return manifest;
}

const MANIFEST = 'pod.yaml';

/** What `writePodFiles` writes: texts by their path below the directory. Pure. @param variable names the proxy of this host */
export function podTexts(
  pod: PlacedRegistry,
  secrets: SecretContents,
  directory: string,
  restartPolicy: ManifestOptions['restartPolicy'],
  variable: Variable = (name) => process.env[name],
): Readonly<Record<string, string>> {
  const sources = { kind: 'directory', directory } as const;
  return {
    ...configFiles(pod),
    ...secretFiles(pod, secrets),
    [MANIFEST]: kubeYaml(pod, { sources, restartPolicy, proxy: containerProxy(variable) }),
  };
}

/** Writes a file that everyone with access to its directory can read. */
async function writeOpen(path: string, text: string): Promise<void> {
  await writePrivate(path, text);
  await chmod(path, 0o644);
  await chmod(dirname(path), 0o755);
}

/** A label to find the volumes of removed registries. */
const VOLUME_LABEL = 'podman-registry=data';

/** Creates the named volume if it does not exist. It outlives the job, with its contents. */
export async function ensureVolume(storage: Storage, podman: Podman, journal: Journal): Promise<void> {
  if (storage.kind !== 'volume') return;
  await journal.record({
    kind: 'kept',
    what: `the volume ${storage.name} with the registry's images`,
  });
  await podman.ensureVolume(storage.name, VOLUME_LABEL);
}
