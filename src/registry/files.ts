import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { configFiles, LAYOUT, podManifest } from './manifest.js';
import type { ConfigFile, RegistryPod, SecretContents, SecretName } from './pod.js';

/**
 * Lays out what the pod of a job mounts, and its manifest. All of it is for this user only: container root is this
 * user, so nothing needs another owner.
 * @returns the path of the manifest
 */
export async function writePodFiles(
  pod: RegistryPod,
  secrets: SecretContents,
  directory: string,
): Promise<string> {
  for (const [file, text] of Object.entries(configFiles(pod))) {
    await writePrivate(join(directory, LAYOUT.config(file as ConfigFile), file), text);
  }
  for (const [secret, keys] of Object.entries(secrets)) {
    for (const [key, value] of Object.entries(keys)) {
      await writePrivate(join(directory, LAYOUT.secret(secret as SecretName), key), value);
    }
  }
  await mkdir(join(directory, LAYOUT.data()), { recursive: true, mode: 0o700 });
  const manifest = join(directory, 'pod.yaml');
  await writePrivate(
    manifest,
    podManifest(pod, { sources: { kind: 'directory', directory, secrets }, restartPolicy: 'OnFailure' }),
  );
  return manifest;
}

/** Writes a file that only this user can read, in a directory that only this user can enter. */
export async function writePrivate(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, text, { mode: 0o600 });
}
