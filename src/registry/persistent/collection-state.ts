import { copyFile, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { pathExists, writePrivate } from '../../platform/files.js';
import type { RegistryPaths } from './paths.js';
import type { ServiceTools } from './wait.js';

// What garbage collection has changed is on disk before it changes anything, and until the registry runs as before again, so
// it can end at any point.

const configOf = ({ directory }: RegistryPaths) => join(directory, 'registry/config.yml');
const savedOf = ({ directory }: RegistryPaths) => join(directory, 'config-before-gc.yml');
const stoppedOf = ({ directory }: RegistryPaths) => join(directory, 'caches-stopped');

/** Makes the registry read-only from its next restart on. Keeps the previous configuration in a second file. */
export async function makeReadOnly(paths: RegistryPaths): Promise<void> {
  // The previous one is not to be that of an interrupted run.
  await restoreConfig(paths);
  const text = await readFile(configOf(paths), 'utf8');
  await copyFile(configOf(paths), `${savedOf(paths)}.new`);
  await rename(`${savedOf(paths)}.new`, savedOf(paths));
  await writeFile(configOf(paths), readOnly(text));
}

/** Makes the registry accept pushes from its next restart on; then call `forgetCollection`. */
export async function restoreConfig(paths: RegistryPaths): Promise<void> {
  if (!(await pathExists(savedOf(paths)))) return;
  // Overwritten, not renamed, to keep the mode that the containers need.
  await writeFile(configOf(paths), await readFile(savedOf(paths)));
}

/** Remembers that the caches are stopped until `forgetCollection`. */
export async function noteStoppedCaches(paths: RegistryPaths): Promise<void> {
  await writePrivate(stoppedOf(paths), '');
}

/** After the registry and its caches run as before. */
export async function forgetCollection(paths: RegistryPaths): Promise<void> {
  await rm(savedOf(paths), { force: true });
  await rm(stoppedOf(paths), { force: true });
}

/** Whether garbage collection has begun and not ended. The caller holds the lock, so it was interrupted. */
export async function isCollecting(paths: RegistryPaths): Promise<boolean> {
  return (await pathExists(savedOf(paths))) || pathExists(stoppedOf(paths));
}

/**
 * Ends a garbage collection that was interrupted: the registry accepts pushes again, and its caches run. The caller holds
 * the registry's lock.
 * @returns whether there was one
 */
export async function recoverCollection(
  paths: RegistryPaths,
  { services, log }: Pick<ServiceTools, 'services' | 'log'>,
): Promise<boolean> {
  if (!(await isCollecting(paths))) return false;
  log.warning(`garbage collection of "${paths.name}" was interrupted; restarting ${paths.service}`);
  await restoreConfig(paths);
  await services.restart(paths);
  await forgetCollection(paths);
  return true;
}

/** The configuration of a read-only registry. Pure. */
export function readOnly(config: string): string {
  const parsed = parse(config);
  const { storage } = parsed;
  const maintenance = { ...storage.maintenance, readonly: { enabled: true } };
  return stringify({ ...parsed, storage: { ...storage, maintenance } });
}
