import { readdir, rename, rm } from 'node:fs/promises';
import { pathExists } from '../platform/exists.js';
import type { Undo } from './step.js';

interface StorageTools {
  /** A command with the rights of the user. */
  asUser(argv: readonly string[]): Promise<void>;
  /** What somebody would miss of a storage of podman's at a path: `images`, `volumes` …; nothing where it is empty. */
  storeHolds(path: string): Promise<readonly string[]>;
}

/**
 * Gives podman's storage its place back, or removes the one that there was none before.
 * @returns what was done, or nothing where there was nothing to do
 */
export async function putBack(
  { path, aside }: Extract<Undo, { kind: 'put-back' }>,
  tools: StorageTools,
): Promise<string | undefined> {
  // It never got so far as to be set aside.
  if (aside !== undefined && !(await pathExists(aside))) return undefined;
  const replaced = `${aside ?? path}-replaced`;
  if (await pathExists(path)) {
    if (!(await looksLikeStorage(path))) {
      return `left as it is: ${path}, which is no storage of podman's`;
    }
    if ((await tools.storeHolds(path)).length > 0) {
      const before = aside === undefined ? '' : `; what was there before is ${aside}`;
      return `left as it is: ${path}, which holds images, volumes or secrets by now${before}`;
    }
    await rename(path, replaced);
  }
  if (aside !== undefined) await rename(aside, path);
  if (await pathExists(replaced)) await removeStorage(replaced, aside !== undefined, tools);
  return aside === undefined ? `removed ${path}` : `${path} is again what it was`;
}

// What podman makes in any storage, whatever its version and driver.
const MARK =
  /^(?:storage\.lock|userns\.lock|libpod|db\.sql|defaultNetworkBackend|secrets|volumes|overlay|vfs|.+-(?:images|layers|containers))$/;

/** Is a directory empty, or has podman made something in it that only a storage has? */
async function looksLikeStorage(path: string): Promise<boolean> {
  const names = await readdir(path);
  return names.length === 0 || names.some((name) => MARK.test(name));
}

/**
 * The files of a container's own ids can only be removed from within podman's user namespace, where podman has mounted
 * a directory of its storage on itself, which cannot be removed there; what is left is the user's own, and empty.
 * @param there podman has a storage; where it has none, its call would make one
 */
async function removeStorage(path: string, there: boolean, tools: StorageTools): Promise<void> {
  if (there) {
    await tools.asUser(['podman', 'unshare', 'rm', '--recursive', '--force', path]).catch(() => undefined);
  }
  await rm(path, { recursive: true, force: true });
}
