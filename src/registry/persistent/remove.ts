import { readdir, readFile, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { accessible } from '../../platform/exists.js';
import type { Podman } from '../../podman/podman.js';
import type { Place } from './paths.js';
import { readRecord } from './record.js';
import type { RegistryServices } from './service.js';

export interface RemoveTools {
  readonly podman: Podman;
  readonly services: RegistryServices;
  /** Removes what may belong to ids of containers. */
  removeTree(path: string): Promise<void>;
  /**
   * Gives up the claim on the host that the registry holds.
   * @returns what is to be called when its directory is gone
   */
  leaveHost(place: Place): Promise<() => Promise<void>>;
}

/**
 * Stops a registry and removes its service, pod, files and secrets.
 * @param options `data`: its data too
 * @returns the directories of data that stay
 */
export async function removeRegistry(
  place: Place,
  { data }: { readonly data: boolean },
  { podman, services, removeTree, leaveHost }: RemoveTools,
): Promise<string[]> {
  const kept = data ? [] : ((await readRecord(place))?.data ?? (await dataOf(place)));
  await services.remove(place);
  const made = await readFile(place.made, 'utf8').catch(() => '[]');
  await podman.removePod(place.pod);
  const leave = (await accessible(place.claim)) ? await leaveHost(place) : async () => undefined;
  // Without it the registry is not installed any more, whatever is cut off after this.
  await rm(place.record, { force: true });
  const entries = await readdir(place.directory);
  for (const entry of entries.filter((name) => !kept.includes(name))) {
    await removeTree(join(place.directory, entry));
  }
  const left = kept.filter((name) => entries.includes(name));
  if (left.length === 0) await removeTree(place.directory);
  await removeEmpty([
    ...(JSON.parse(made) as string[]),
    ...(left.length === 0 ? [dirname(place.directory)] : []),
  ]);
  await leave();
  return left.map((name) => join(place.directory, name));
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
async function dataOf({ directory }: Place): Promise<string[]> {
  return (await readdir(directory)).filter((name) => name === 'data' || name.startsWith('mirror-'));
}
