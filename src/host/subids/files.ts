import { lstat, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import type { Both, IdKind } from './kinds.js';

/** Byte for byte: each character of a text is one byte of the file. */
const BYTES = 'latin1';

/** @returns nothing where there is no such file */
export async function readBytes(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, BYTES);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}

export function pathOf(kind: IdKind, directory: string): string {
  return join(directory, kind === 'uid' ? 'subuid' : 'subgid');
}

export async function readBoth(directory: string): Promise<Both<string | undefined>> {
  const [uid, gid] = await Promise.all([
    readBytes(pathOf('uid', directory)),
    readBytes(pathOf('gid', directory)),
  ]);
  return { uid, gid };
}

/**
 * Puts a new text in a file's place in one go, with the owner and mode that it had; without a text the file goes. To be
 * called under the lock.
 * @throws UserError where the file is no regular one: shadow would not read what takes its place
 */
export async function replaceFile(path: string, text: string | undefined): Promise<void> {
  if (text === undefined) {
    await rm(path, { force: true });
    return;
  }
  const before = await lstat(path).catch(() => undefined);
  if (before !== undefined && !before.isFile()) {
    throw new UserError(`${path} is no regular file, so it is left alone; shadow reads none of it either`);
  }
  // The name that shadow gave its own for many years; one that is there was left by a call that was killed.
  const fresh = `${path}+`;
  await rm(fresh, { force: true });
  const file = await open(fresh, 'wx', 0o600);
  try {
    await file.writeFile(text, BYTES);
    if (before !== undefined) await file.chown(before.uid, before.gid);
    await file.chmod(before === undefined ? 0o644 : before.mode & 0o7777);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(fresh, path);
}
