import { readFile, writeFile } from 'node:fs/promises';
import { UserError } from '../errors.js';
import { KINDS } from '../host/ids/kinds.js';
import { type IdPlan, needsChange, refusalText } from '../host/ids/plan.js';
import { type Changes, changesOf, takeBack } from '../host/ids/take-back.js';
import { pathOf, readBoth, replaceFile } from './files.js';
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
      await writeFile(saved, JSON.stringify(changesOf(plan, files)), { flag: 'wx', flush: true });
    }
    for (const kind of KINDS) {
      if (plan.texts[kind] !== files[kind]) await replaceFile(pathOf(kind, directory), plan.texts[kind]);
    }
  });
}

/**
 * Takes a change back. Needs root; nothing happens where nothing was changed.
 * @param directory /etc
 * @param saved what `apply` wrote down
 */
export async function restore(directory: string, saved: string): Promise<void> {
  const text = await readFile(saved, 'utf8').catch((thrown: NodeJS.ErrnoException) => {
    // The change was never begun.
    if (thrown.code === 'ENOENT') return undefined;
    throw thrown;
  });
  if (text === undefined) return;
  const changes = JSON.parse(text) as Changes;
  await withShadowLock(directory, async () => {
    const files = await readBoth(directory);
    for (const kind of KINDS) {
      const before = takeBack(files[kind], changes[kind]);
      if (before !== files[kind]) await replaceFile(pathOf(kind, directory), before);
    }
  });
}
