import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { missingDirectories } from '../undo/directories.js';
import type { Journal } from '../undo/journal.js';

/**
 * The drop-ins of a user for registries.conf(5), which Podman, Buildah and Skopeo read.
 * @param containers the directory of the user's registries.conf
 */
export function registriesDropIns(containers: string): string {
  return join(containers, 'registries.conf.d');
}

/**
 * Writes a drop-in of the job for registries.conf(5), and records its removal.
 * @returns its path
 */
export async function writeRegistriesDropIn(
  name: string,
  text: string,
  { containers, journal }: { readonly containers: string; readonly journal: Journal },
): Promise<string> {
  const directory = registriesDropIns(containers);
  const file = join(directory, name);
  const made = await missingDirectories(directory);
  if (made.length > 0) await journal.record({ kind: 'remove-empty', paths: made });
  await journal.record({ kind: 'remove', path: file });
  await mkdir(directory, { recursive: true });
  await writeFile(file, text);
  return file;
}
