import { lstat, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import { type IdPlan, needsChange, refusalText } from './plan.js';
import { type Both, type IdKind, KINDS } from './ranges.js';
import { assertRestorable, changesOf, readSaved, revertChange, writeSaved } from './saved.js';
import { withShadowLock } from './shadow-lock.js';

/** A plan and the files that it was made for. */
export interface Planned {
  readonly plan: IdPlan;
  readonly files: Readonly<Record<'uid' | 'gid', string | undefined>>;
}

/**
 * Makes a plan and applies it while nobody else changes the files. Needs root.
 * @param directory /etc
 * @param show is called with the plan before anything is done
 * @param saved a file to write down beforehand what `restore` needs
 * @throws UserError where there are not enough ids, or the lock cannot be had
 */
export async function apply(
  directory: string,
  makePlan: () => Promise<Planned>,
  show: (plan: IdPlan) => void,
  saved: string | undefined,
): Promise<void> {
  await withShadowLock(directory, async () => {
    const { plan, files } = await makePlan();
    show(plan);
    if (plan.refused.length > 0) throw new UserError(refusalText(plan.refused));
    if (!plan.users.some(needsChange)) return;
    if (saved !== undefined) {
      const users = plan.users.map(({ user: { name, uid } }) => ({ name, uid }));
      await writeSaved(saved, { users, changes: changesOf(plan, files) });
    }
    for (const kind of KINDS) {
      if (plan.texts[kind] !== files[kind]) await replaceFile(pathOf(kind, directory), plan.texts[kind]);
    }
  });
}

/**
 * Undoes a change. Needs root; nothing happens where nothing was changed.
 * @param directory /etc
 * @param path what `apply` wrote down
 * @throws UserError where that is not root's own, or asks for lines that are nobody's to restore
 */
export async function restore(directory: string, path: string): Promise<void> {
  const saved = await readSaved(path);
  if (saved === undefined) return;
  await withShadowLock(directory, async () => {
    const files = await readBoth(directory);
    const before = (kind: IdKind) => revertChange(files[kind], saved.changes[kind]);
    for (const kind of KINDS) assertRestorable(files[kind], before(kind), saved.users);
    for (const kind of KINDS) {
      if (before(kind) !== files[kind]) await replaceFile(pathOf(kind, directory), before(kind));
    }
  });
}

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
