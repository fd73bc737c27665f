import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '../../platform/log.js';
import type { Podman } from '../../podman/podman.js';
import type { ImageRole } from '../images/images.js';
import type { RegistryPaths } from './paths.js';
import { type RegistryRecord, readIfThere, replacePrivate, writeRecord } from './record.js';
import type { RegistryServices } from './service.js';

// What an upgrade needs to restore the previous version is on disk before anything changes, so it can end at any point.

interface UpgradeState {
  /**
   * `prepared`: only names of images may have moved. `swapping`: files may be new, and the service may run them. `healthy`:
   * the new version answers, and only the record may be old.
   */
  readonly phase: 'prepared' | 'swapping' | 'healthy';
  /** The record to write. */
  readonly record: RegistryRecord;
  /** The previous images: names and ids. */
  readonly images: Readonly<Record<ImageRole, { readonly name: string; readonly id: string }>>;
  /** The previous files below its directory. */
  readonly files: Readonly<Record<string, string>>;
}

export interface RecoverTools {
  readonly podman: Podman;
  readonly services: RegistryServices;
  readonly log: Log;
}

const stateOf = ({ directory }: RegistryPaths) => join(directory, 'upgrade.json');

/** Keeps the previous image while its own name is given to the new one. */
export function keptName({ pod }: Pick<RegistryPaths, 'pod'>, role: ImageRole): string {
  return `localhost/podman-registry-action/${role}:before-${pod}`;
}

export async function saveUpgrade(paths: RegistryPaths, state: UpgradeState): Promise<void> {
  await replacePrivate(stateOf(paths), JSON.stringify(state));
}

export async function readUpgrade(paths: RegistryPaths): Promise<UpgradeState | undefined> {
  const text = await readIfThere(stateOf(paths));
  return text === undefined ? undefined : (JSON.parse(text) as UpgradeState);
}

/** The texts of these files below the registry's directory; those that do not exist are left out. */
export async function readFiles(
  { directory }: RegistryPaths,
  names: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const texts = await Promise.all(names.map((name) => readIfThere(join(directory, name))));
  return Object.fromEntries(
    names.flatMap((name, index) => [[name, texts[index]]]).filter(([, text]) => text),
  );
}

/**
 * Ends an upgrade that was interrupted: restores the previous version, unless the new one had answered. The caller holds
 * the registry's lock.
 * @returns whether there was one
 */
export async function recoverUpgrade(paths: RegistryPaths, tools: RecoverTools): Promise<boolean> {
  const state = await readUpgrade(paths);
  if (state === undefined) return false;
  const { podman, services, log } = tools;
  const { phase, record, images, files } = state;
  if (phase !== 'healthy') {
    log.warning(`restoring the previous version of "${paths.name}"`);
    const replaced = [await restoreName(images.registry, podman), await restoreName(images.nginx, podman)];
    // Overwritten, not renamed, to keep the modes that the containers need.
    for (const [name, text] of Object.entries(files)) {
      const path = join(paths.directory, name);
      if ((await readFile(path, 'utf8').catch(() => undefined)) !== text) await writeFile(path, text);
    }
    if (phase === 'swapping') await services.restart(paths);
    // Until the restart, containers may use them.
    for (const id of replaced) if (id !== undefined) await podman.removeImages([id]).catch(() => undefined);
  }
  await writeRecord(paths, record);
  await forgetUpgrade(paths, podman);
  return true;
}

/**
 * Gives a previous image its name back.
 * @returns the id of the image that had it meanwhile
 */
export async function restoreName(
  { name, id }: { readonly name: string; readonly id: string },
  podman: Podman,
): Promise<string | undefined> {
  const now = await podman.imageFacts(name);
  if (now?.id === id || name.includes('@') || (await podman.imageFacts(id)) === undefined) return undefined;
  await podman.tag(id, name);
  return now?.id;
}

/** Removes what an upgrade has kept. */
export async function forgetUpgrade(paths: RegistryPaths, podman: Podman): Promise<void> {
  for (const role of ['registry', 'nginx'] as const) {
    const name = keptName(paths, role);
    if ((await podman.imageFacts(name)) === undefined) continue;
    // An image that another container uses only loses the name.
    await podman.removeImages([name]).catch(() => podman.untag(name, name));
  }
  await rm(join(paths.directory, 'upgrade'), { recursive: true, force: true });
  await rm(stateOf(paths), { force: true });
}
