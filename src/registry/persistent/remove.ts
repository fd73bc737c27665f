import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pathExists } from '../../platform/files.js';
import type { Podman } from '../../podman/podman.js';
import type { RegistryPaths } from './paths.js';
import { readRecord } from './record.js';
import type { RegistryServices } from './service.js';
import { forgetUpgrade, readUpgrade } from './upgrade-state.js';

export interface RemoveTools {
  readonly podman: Podman;
  readonly services: RegistryServices;
  /** Removes what may belong to ids of containers. */
  removeTree(path: string): Promise<void>;
  /**
   * Gives up the claim on the host that the registry holds.
   * @returns what is to be called when its directory is gone
   */
  leaveHost(paths: RegistryPaths): Promise<() => Promise<void>>;
}

/**
 * Stops a registry and removes its service, pod, files and secrets.
 * @param options `data`: its data too
 * @returns the directories of data that stay
 */
export async function removeRegistry(
  paths: RegistryPaths,
  { data }: { readonly data: boolean },
  { podman, services, removeTree, leaveHost }: RemoveTools,
): Promise<string[]> {
  const kept = data ? [] : ((await readRecord(paths))?.data ?? (await dataOf(paths)));
  await services.remove(paths);
  if ((await readUpgrade(paths)) !== undefined) await forgetUpgrade(paths, podman);
  const made = await readFile(paths.made, 'utf8').catch(() => '[]');
  await podman.removePod(paths.pod);
  const leave = (await pathExists(paths.claim)) ? await leaveHost(paths) : async () => undefined;
  // Without it the registry is not installed any more, whatever is cut off after this.
  await rm(paths.record, { force: true });
  const entries = await readdir(paths.directory);
  for (const entry of entries.filter((name) => !kept.includes(name))) {
    await removeTree(join(paths.directory, entry));
  }
  const left = kept.filter((name) => entries.includes(name));
  if (left.length === 0) await removeTree(paths.directory);
  await removeEmpty([
    ...(JSON.parse(made) as string[]),
    ...(left.length === 0 ? [dirname(paths.directory)] : []),
  ]);
  await leave();
  return left.map((name) => join(paths.directory, name));
}

async function removeEmpty(directories: readonly string[]): Promise<void> {
  for (const directory of directories) {
    try {
      await rmdir(directory);
    } catch (thrown) {
      // Something else lives in it by now, or it was never made.
      const { code = '' } = thrown as NodeJS.ErrnoException;
      if (code !== 'ENOTEMPTY' && code !== 'ENOENT') throw thrown;
    }
  }
}

/** Of a registry without a record: what would be data in any. */
async function dataOf({ directory }: RegistryPaths): Promise<string[]> {
  return (await readdir(directory)).filter((name) => name === 'data' || name.startsWith('mirror-'));
}
