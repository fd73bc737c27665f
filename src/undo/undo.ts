import { rm, rmdir } from 'node:fs/promises';
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
}

/** Takes the changes back, the youngest first. A change that cannot be taken back is a warning, and the rest goes on. */
export async function undoAll(changes: readonly Undo[], tools: UndoTools): Promise<void> {
  for (const group of imagesTogether(changes.toReversed())) {
    try {
      const done = await undoGroup(group, tools);
      if (done !== undefined) tools.log.info(done);
    } catch (thrown) {
      const why = thrown instanceof CommandError ? thrown.lastWords : describeError(thrown);
      tools.log.warning(`could not take back ${JSON.stringify(group)}: ${why}`);
    }
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
      await rm(change.path, { recursive: true, force: true });
      return `removed ${change.path}`;
    case 'remove-empty':
      for (const path of change.paths) await removeIfEmpty(path);
      return undefined;
    case 'linger':
      await tools.asRoot(['loginctl', 'disable-linger', change.user]);
      return `switched lingering off again for ${change.user}`;
    case 'kept':
      return `left as it is: ${change.what}`;
  }
}

async function removeImages(
  references: readonly string[],
  { podman }: UndoTools,
): Promise<string | undefined> {
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

async function removeIfEmpty(path: string): Promise<void> {
  try {
    await rmdir(path);
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code !== 'ENOTEMPTY' && code !== 'ENOENT') throw thrown;
  }
}
