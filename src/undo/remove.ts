import { chmod, readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CommandError } from '../platform/exec.js';

/** Removes a path in podman's user namespace, where the user may remove files of container ids. */
type RemoveInNamespace = (path: string) => Promise<void>;

// A container that is ending may keep a mount of its storage for a moment.
const ROUNDS = 5;
// Milliseconds, longer in each round.
const PAUSE = 200;

/**
 * Removes a path with its content. Files of containers may belong to subordinate ids, which the user can remove
 * only in podman's user namespace. Retries a busy directory a few times.
 * @throws the error of the last attempt
 */
export async function removeAll(path: string, inNamespace: RemoveInNamespace): Promise<void> {
  for (let round = 1; ; round += 1) {
    try {
      await removeOnce(path, inNamespace);
      return;
    } catch (thrown) {
      if (round === ROUNDS || !isBusy(thrown)) throw thrown;
      await sleep(round * PAUSE);
    }
  }
}

async function removeOnce(path: string, inNamespace: RemoveInNamespace): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (thrown) {
    if (!hasCode(thrown, 'EACCES', 'EPERM')) throw thrown;
    if (!(await removeOwn(path))) await inNamespace(path);
  }
}

/** Whether the path is in use and can be removed a moment later. */
function isBusy(thrown: unknown): boolean {
  if (thrown instanceof CommandError) return /resource busy|not empty/i.test(thrown.result.stderr);
  return hasCode(thrown, 'EBUSY', 'ENOTEMPTY');
}

function hasCode(thrown: unknown, ...codes: readonly string[]): boolean {
  return codes.includes((thrown as NodeJS.ErrnoException).code ?? '');
}

/**
 * Removes files of the user, even in directories without permissions, which podman's storage contains. Another
 * podman call would take longer.
 */
async function removeOwn(path: string): Promise<boolean> {
  try {
    await openDirectories(path);
    await rm(path, { recursive: true, force: true });
    return true;
  } catch {
    return false;
  }
}

async function openDirectories(path: string): Promise<void> {
  await chmod(path, 0o700);
  for (const entry of await readdir(path, { withFileTypes: true })) {
    if (entry.isDirectory()) await openDirectories(join(path, entry.name));
  }
}

/** Removes a directory if it is empty. A directory with content stays, and a missing one is not an error. */
export async function removeIfEmpty(path: string): Promise<void> {
  await rmdir(path).catch((thrown: unknown) => {
    if (!hasCode(thrown, 'ENOTEMPTY', 'ENOENT')) throw thrown;
  });
}
