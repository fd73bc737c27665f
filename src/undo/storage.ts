import { readdir, rename, rm } from 'node:fs/promises';
import { pathExists } from '../platform/files.js';
import type { Undo } from './step.js';

interface StorageTools {
  /** Runs a command as the user. */
  asUser(argv: readonly string[]): Promise<void>;
  /** What a podman storage contains: `images`, `volumes` …; nothing if it is empty. */
  storeHolds(path: string): Promise<readonly string[]>;
}

/**
 * Moves podman's storage back, or removes the storage that did not exist before.
 * @returns what was done, or nothing
 */
export async function putBack(
  { path, aside }: Extract<Undo, { kind: 'put-back' }>,
  tools: StorageTools,
): Promise<string | undefined> {
  // It was never moved.
  if (aside !== undefined && !(await pathExists(aside))) return undefined;
  const replaced = `${aside ?? path}-replaced`;
  if (await pathExists(path)) {
    if (!(await looksLikeStorage(path))) {
      return `kept ${path}: not a podman storage`;
    }
    if ((await tools.storeHolds(path)).length > 0) {
      const before = aside === undefined ? '' : `; the previous storage is ${aside}`;
      return `kept ${path}: it contains images, volumes or secrets${before}`;
    }
    await rename(path, replaced);
  }
  if (aside !== undefined) await rename(aside, path);
  if (await pathExists(replaced)) await removeStorage(replaced, aside !== undefined, tools);
  return aside === undefined ? `removed ${path}` : `restored ${path}`;
}

// What podman creates in a storage with every version and driver.
const MARK =
  /^(?:storage\.lock|userns\.lock|libpod|db\.sql|defaultNetworkBackend|secrets|volumes|overlay|vfs|.+-(?:images|layers|containers))$/;

/** Whether a directory is empty or a podman storage. */
async function looksLikeStorage(path: string): Promise<boolean> {
  const names = await readdir(path);
  return names.length === 0 || names.some((name) => MARK.test(name));
}

/**
 * Files of container ids can be removed only in podman's user namespace. There, podman has mounted a directory of
 * its storage on itself, which cannot be removed; it belongs to the user and is empty.
 * @param there whether podman has a storage; without one, the call would create it
 */
async function removeStorage(path: string, there: boolean, tools: StorageTools): Promise<void> {
  if (there) {
    await tools.asUser(['podman', 'unshare', 'rm', '--recursive', '--force', path]).catch(() => undefined);
  }
  await rm(path, { recursive: true, force: true });
}
