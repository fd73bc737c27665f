import { chmod, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { accessible } from '../accessible.js';
import { describeError } from '../errors.js';
import { CommandError } from '../exec/run.js';
import type { Log } from '../log.js';
import type { Podman } from '../podman/podman.js';
import type { Undo } from './journal.js';

/** What taking a change back needs of the machine. */
export interface UndoTools {
  readonly podman: Podman;
  readonly log: Log;
  asRoot(argv: readonly string[]): Promise<void>;
  /**
   * A command with the rights of the user.
   * @throws CommandError when it fails
   */
  asUser(argv: readonly string[]): Promise<void>;
  /** Sets a variable for the post steps that follow, unless somebody has given it another value than `ours`. */
  resetVariable(name: string, ours: string, before: string): void;
  /** What somebody would miss of a storage of podman's at a path: `images`, `volumes` …; nothing where it is empty. */
  storeHolds(path: string): Promise<readonly string[]>;
}

/** Takes the changes back, the youngest first. A change that cannot be taken back is a warning, and the rest goes on. */
export async function undoAll(changes: readonly Undo[], tools: UndoTools): Promise<void> {
  // Images that came after a pod are none of its own, so podman may remove them while it ends the pod.
  let images: Promise<void> | undefined;
  for (const group of imagesTogether(changes.toReversed())) {
    const kind = group[0]?.kind ?? '';
    if (!BESIDE_IMAGES.includes(kind)) await images;
    if (kind === 'image') images = undoAndTell(group, tools);
    else await undoAndTell(group, tools);
  }
  await images;
}

const BESIDE_IMAGES: readonly string[] = ['pod', 'remove', 'remove-empty', 'variable'];

async function undoAndTell(group: readonly Undo[], tools: UndoTools): Promise<void> {
  try {
    const done = await undoGroup(group, tools);
    if (done !== undefined) tools.log.info(done);
  } catch (thrown) {
    const why = thrown instanceof CommandError ? thrown.lastWords : describeError(thrown);
    tools.log.warning(`could not take back ${JSON.stringify(group)}: ${why}`);
  }
}

/** Neighbours in the list that are images make one call of podman instead of many. */
function imagesTogether(changes: readonly Undo[]): Undo[][] {
  const groups: Undo[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (change.kind === 'image' && last?.[0]?.kind === 'image') last.push(change);
    else groups.push([change]);
  }
  return groups;
}

/** @returns what was done, or nothing where there was nothing to do */
async function undoGroup(group: readonly Undo[], tools: UndoTools): Promise<string | undefined> {
  const [change] = group;
  if (change === undefined) return undefined;
  if (change.kind !== 'image') return undoOne(change, tools);
  return removeImages(
    group.flatMap((image) => (image.kind === 'image' ? [image.reference] : [])),
    tools,
  );
}

async function undoOne(
  change: Exclude<Undo, { kind: 'image' }>,
  tools: UndoTools,
): Promise<string | undefined> {
  switch (change.kind) {
    case 'pod':
      await tools.podman.removePod(change.name);
      return `removed the pod ${change.name}`;
    case 'pause-images':
      return removeImages(await newPauseImages(change.before, tools), tools);
    case 'remove':
      await removeAll(change.path, tools);
      return `removed ${change.path}`;
    case 'remove-empty':
      for (const path of change.paths) await removeIfEmpty(path, change.as ?? 'user', tools);
      return undefined;
    case 'restore':
      return restore(change, tools);
    case 'run':
      return runAgain(change, tools);
    case 'variable':
      tools.resetVariable(change.name, change.ours, change.before);
      return undefined;
    case 'put-back':
      return putBack(change, tools);
    case 'kept':
      return `left as it is: ${change.what}`;
  }
}

async function removeImages(
  references: readonly string[],
  { podman }: UndoTools,
): Promise<string | undefined> {
  if (references.length === 0) return undefined;
  const present = (await podman.images()).flatMap((image) => image.names);
  const ours = references.filter((reference) => present.includes(reference));
  if (ours.length === 0) return undefined;
  try {
    await podman.removeImages(ours);
    return `removed the images ${ours.join(', ')}`;
  } catch (thrown) {
    // Another job of this user came by it in the meantime; it goes when nobody needs it.
    if (thrown instanceof CommandError && /image is in use|image used by/.test(thrown.result.stderr)) {
      return `left what another container uses of ${ours.join(', ')}`;
    }
    throw thrown;
  }
}

async function newPauseImages(before: readonly string[], { podman }: UndoTools): Promise<string[]> {
  return pauseImages((await podman.images()).flatMap((image) => image.names)).filter(
    (name) => !before.includes(name),
  );
}

/** The pause images among some image names: podman builds them itself, one for each of its versions. */
export function pauseImages(names: readonly string[]): string[] {
  return names.filter((name) => name.startsWith('localhost/podman-pause:'));
}

async function runAgain(
  { as, argv, said, gone }: Extract<Undo, { kind: 'run' }>,
  tools: UndoTools,
): Promise<string | undefined> {
  try {
    await (as === 'root' ? tools.asRoot(argv) : tools.asUser(argv));
    return said ?? `ran ${argv.join(' ')}`;
  } catch (thrown) {
    const isGone = gone !== undefined && thrown instanceof CommandError;
    if (isGone && new RegExp(gone, 'i').test(thrown.result.stderr)) return undefined;
    throw thrown;
  }
}

async function restore(
  { path, as, copy }: Extract<Undo, { kind: 'restore' }>,
  tools: UndoTools,
): Promise<string> {
  const call = (argv: readonly string[]) => (as === 'root' ? tools.asRoot(argv) : tools.asUser(argv));
  if (copy === undefined) {
    await call(['rm', '--force', path]);
    return `removed ${path}`;
  }
  await call(['cp', '--archive', copy, path]);
  return `${path} is again what it was`;
}

/** What containers wrote may belong to subordinate ids, which the user has power over in podman's user namespace alone. */
async function removeAll(path: string, tools: UndoTools): Promise<void> {
  try {
    await rm(path, { recursive: true, force: true });
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code !== 'EACCES' && code !== 'EPERM') throw thrown;
    if (await removeOwn(path)) return;
    await tools.asUser(['podman', 'unshare', 'rm', '--recursive', '--force', path]);
  }
}

/**
 * Removes what belongs to the user alone, also where a directory is closed to them: podman's storage has such ones, and
 * another call of podman takes longer.
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

async function putBack(
  { path, aside }: Extract<Undo, { kind: 'put-back' }>,
  tools: UndoTools,
): Promise<string | undefined> {
  // It never got so far as to be set aside.
  if (aside !== undefined && !(await accessible(aside))) return undefined;
  const replaced = `${aside ?? path}-replaced`;
  if (await accessible(path)) {
    if ((await tools.storeHolds(path)).length > 0) {
      const before = aside === undefined ? '' : `; what was there before is ${aside}`;
      return `left as it is: ${path}, which holds images, volumes or secrets by now${before}`;
    }
    await rename(path, replaced);
  }
  if (aside !== undefined) await rename(aside, path);
  if (await accessible(replaced)) await removeStorage(replaced, aside !== undefined, tools);
  return aside === undefined ? `removed ${path}` : `${path} is again what it was`;
}

/**
 * The files of a container's own ids can only be removed from within podman's user namespace, where podman has mounted
 * a directory of its storage on itself, which cannot be removed there; what is left is the user's own, and empty.
 * @param there podman has a storage; where it has none, its call would make one
 */
async function removeStorage(path: string, there: boolean, tools: UndoTools): Promise<void> {
  if (there) {
    await tools.asUser(['podman', 'unshare', 'rm', '--recursive', '--force', path]).catch(() => undefined);
  }
  await rm(path, { recursive: true, force: true });
}

async function removeIfEmpty(path: string, as: 'root' | 'user', tools: UndoTools): Promise<void> {
  if (as === 'root') {
    if (await accessible(path)) await tools.asRoot(['rmdir', '--ignore-fail-on-non-empty', path]);
    return;
  }
  try {
    await rmdir(path);
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'ENOENT') throw thrown;
  }
}
