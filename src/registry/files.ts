import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { configFiles, LAYOUT, podManifest } from './manifest.js';
import { runsAsUser } from './mapping.js';
import type { ConfigFile, RegistryPod, SecretContents, SecretName } from './pod.js';

export interface PodPlace {
  /** For the pod's files. Where its containers are not the user, it must lie where nobody else can enter. */
  readonly directory: string;
  /** Where the registry's data is; without it, below the directory. */
  readonly storage?: string | undefined;
}

/**
 * Lays out what the pod of a job mounts, and its manifest. All of it is for this user only, where container root is this
 * user. Where it is not, the mode opens what is mounted: its ids are unknown until podman has made the pod, and the
 * directories above keep everybody else out.
 * @returns the path of the manifest
 */
export async function writePodFiles(
  pod: RegistryPod,
  secrets: SecretContents,
  { directory, storage }: PodPlace,
): Promise<string> {
  const write = runsAsUser(pod.mapping) ? writePrivate : writeOpen;
  for (const [file, text] of Object.entries(configFiles(pod))) {
    await write(join(directory, LAYOUT.config(file as ConfigFile), file), text);
  }
  for (const [secret, keys] of Object.entries(secrets)) {
    for (const [key, value] of Object.entries(keys)) {
      await write(join(directory, LAYOUT.secret(secret as SecretName), key), value);
    }
  }
  if (storage === undefined) {
    const data = join(directory, LAYOUT.data());
    await mkdir(data, { recursive: true, mode: 0o700 });
    if (!runsAsUser(pod.mapping)) await chmod(data, 0o777);
  }
  const manifest = join(directory, 'pod.yaml');
  await writePrivate(
    manifest,
    podManifest(pod, {
      sources: { kind: 'directory', directory, secrets, storage },
      restartPolicy: 'OnFailure',
    }),
  );
  return manifest;
}

/** Writes a file that only this user can read, in a directory that only this user can enter. */
export async function writePrivate(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, text, { mode: 0o600 });
}

/** Writes a file that whoever reaches its directory can read. */
async function writeOpen(path: string, text: string): Promise<void> {
  await writePrivate(path, text);
  await chmod(path, 0o644);
  await chmod(dirname(path), 0o755);
}
