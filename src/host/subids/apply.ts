import { UserError } from '../../platform/errors.js';
import { pathOf, readBoth, replaceFile } from './files.js';
import { type IdKind, KINDS } from './kinds.js';
import { type IdPlan, needsChange, refusalText } from './plan.js';
import { changesOf, takeBack } from './remove.js';
import { assertRestorable, readSaved, writeSaved } from './saved.js';
import { withShadowLock } from './shadow-lock.js';

/** A plan and the files that it was made for. */
export interface Planned {
  readonly plan: IdPlan;
  readonly files: Readonly<Record<'uid' | 'gid', string | undefined>>;
}

/**
 * Makes a plan and carries it out while nobody else changes the files. Needs root.
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
    const before = (kind: IdKind) => takeBack(files[kind], saved.changes[kind]);
    for (const kind of KINDS) assertRestorable(files[kind], before(kind), saved.users);
    for (const kind of KINDS) {
      if (before(kind) !== files[kind]) await replaceFile(pathOf(kind, directory), before(kind));
    }
  });
}
