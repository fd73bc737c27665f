import { lstat, open, readFile, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import { type IdPlan, needsChange, refusalText } from './plan.js';
import { type Both, type IdKind, KINDS } from './ranges.js';
import { assertRestorable, changesOf, readSaved, revertChange, writeSaved } from './saved.js';
import { withShadowLock } from './shadow-lock.js';

/** A plan and the files that it is for. */
export interface Planned {
  readonly plan: IdPlan;
  readonly files: Readonly<Record<'uid' | 'gid', string | undefined>>;
}

/**
 * Creates a plan and applies it with the files locked. Needs root.
 * @param directory /etc
 * @param show is called with the plan before anything changes
 * @param saved a file for the data that `restore` needs, written first
 * @throws UserError if there are not enough ids, or the lock is not available
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
    if (plan.refused.length > 0) throw new UserError(refusalText(plan));
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
 * Undoes a change. Needs root; does nothing if nothing was changed.
 * @param directory /etc
 * @param path the file from `apply`
 * @throws UserError if the file does not belong to root, or contains lines that must not be restored
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

/** Each character of a text is one byte of the file. */
const BYTES = 'latin1';

/** @returns nothing if the file does not exist */
export async function readBytes(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, BYTES);
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}

function pathOf(kind: IdKind, directory: string): string {
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
 * Replaces a file atomically, keeping its owner and mode; removes it without a text. Must be called with the lock.
 * @throws UserError if it is not a regular file, because shadow does not read such a file
 */
export async function replaceFile(path: string, text: string | undefined): Promise<void> {
  if (text === undefined) {
    await rm(path, { force: true });
    return;
  }
  const before = await lstat(path).catch(() => undefined);
  if (before !== undefined && !before.isFile()) {
    throw new UserError(
      `${path} is not a regular file, so it is not changed; shadow does not read it either`,
    );
  }
  // The name that shadow used for many years; an existing file is from a killed call.
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
