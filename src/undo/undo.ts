import { realpath } from 'node:fs/promises';
import { basename } from 'node:path';
import { CommandError, whyFailed } from '../platform/exec.js';
import { pathExists } from '../platform/files.js';
import type { Log } from '../platform/log.js';
import type { Podman } from '../podman/podman.js';
import { removeBundle } from './bundle.js';
import { commandFor } from './commands.js';
import type { JournalContent } from './journal.js';
import { removeAll, removeIfEmpty } from './remove.js';
import { restore } from './restore.js';
import { endService, stopSocket } from './socket.js';
import type { CommandUndo, Undo } from './step.js';
import { putBack } from './storage.js';
import { taskOf } from './task.js';

/** The access to the machine that undoing needs. */
export interface UndoTools {
  readonly podman: Podman;
  readonly log: Log;
  /** The directory with the journal and the copies of changed files. */
  readonly directory: string;
  /** The command that starts this program. */
  readonly self: readonly string[];
  asRoot(argv: readonly string[]): Promise<void>;
  /**
   * Runs a command as the user.
   * @throws CommandError if it fails
   */
  asUser(argv: readonly string[]): Promise<void>;
  /** Sets a variable for the following post steps, unless its value is no longer `ours`. */
  resetVariable(name: string, ours: string, before: string): void;
  /** What a podman storage contains: `images`, `volumes` …; nothing if it is empty. */
  storeHolds(path: string): Promise<readonly string[]>;
}

/** Undoes the changes in a journal and warns about invalid entries. */
export async function undoJournal({ steps, problems }: JournalContent, tools: UndoTools): Promise<void> {
  for (const problem of problems) tools.log.warning(problem);
  await undoAll(steps, tools);
}

/** Undoes changes, newest first. Warns about a change that cannot be undone and continues. */
export async function undoAll(changes: readonly Undo[], tools: UndoTools): Promise<void> {
  // A pod does not use images that were added after it, so podman can remove them while it stops the pod.
  let images: Promise<void> | undefined;
  for (const group of imagesTogether(changes.toReversed())) {
    const kind = group[0]?.kind ?? '';
    if (!BESIDE_IMAGES.includes(kind)) await images;
    if (kind === 'image') images = undoAndLog(group, tools);
    else await undoAndLog(group, tools);
  }
  await images;
}

const BESIDE_IMAGES: readonly string[] = ['pod', 'remove', 'remove-empty', 'variable'];

async function undoAndLog(group: readonly Undo[], tools: UndoTools): Promise<void> {
  try {
    const done = await undoGroup(group, tools);
    if (done !== undefined) tools.log.info(done);
  } catch (thrown) {
    tools.log.warning(`could not ${group.map(taskOf).join(', ')}: ${whyFailed(thrown)}`);
  }
}

/** Removes adjacent images with one podman call. */
function imagesTogether(changes: readonly Undo[]): Undo[][] {
  const groups: Undo[][] = [];
  for (const change of changes) {
    const last = groups.at(-1);
    if (change.kind === 'image' && last?.[0]?.kind === 'image') last.push(change);
    else groups.push([change]);
  }
  return groups;
}

/** @returns what was done, or nothing */
async function undoGroup(group: readonly Undo[], tools: UndoTools): Promise<string | undefined> {
  const [change] = group;
  if (change === undefined) return undefined;
  if (change.kind !== 'image') return undoOne(change, tools);
  return removeImages(
    group.flatMap((image) => (image.kind === 'image' ? [image] : [])),
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
      return removeImages(
        (await newPauseImages(change.before, tools)).map((reference) => ({ reference })),
        tools,
      );
    case 'remove':
      await removeAll(change.path, (path) =>
        tools.asUser(['podman', 'unshare', 'rm', '--recursive', '--force', path]),
      );
      return `removed ${change.path}`;
    case 'remove-empty':
      for (const path of change.paths) await removeEmptyAs(change.as ?? 'user', path, tools);
      return undefined;
    case 'restore':
      return restore(change, tools);
    case 'variable':
      tools.resetVariable(change.name, change.ours, change.before);
      return undefined;
    case 'put-back':
      return putBack(change, tools);
    case 'podman-socket':
      await stopSocket(change.made, tools);
      return 'stopped podman.socket';
    case 'podman-service': {
      const ended = await endService(basename(tools.directory));
      return ended > 0 ? 'ended podman system service' : undefined;
    }
    case 'podman-bundle':
      return removeBundle(tools);
    case 'kept':
      return `kept ${change.what}`;
    default:
      return runCommand(change, tools);
  }
}

async function runCommand(change: CommandUndo, tools: UndoTools): Promise<string | undefined> {
  // A command that runs as root must not follow a link that this user created.
  const directory = change.kind === 'subids' ? await realpath(tools.directory) : tools.directory;
  const { as, argv, done, gone, needs } = commandFor(change, { directory, self: tools.self });
  if (needs !== undefined && !(await pathExists(needs))) return undefined;
  try {
    await (as === 'root' ? tools.asRoot(argv) : tools.asUser(argv));
    return done;
  } catch (thrown) {
    if (!(thrown instanceof CommandError)) throw thrown;
    const { stdout, stderr } = thrown.result;
    if (gone?.test([thrown.message, stdout, stderr].join('\n'))) return undefined;
    throw thrown;
  }
}

async function removeImages(
  images: readonly { readonly reference: string; readonly id?: string }[],
  { podman }: UndoTools,
): Promise<string | undefined> {
  if (images.length === 0) return undefined;
  const present = new Map(
    (await podman.images()).flatMap(({ id, names }) => names.map((name) => [name, id])),
  );
  const ours = images
    .filter(({ reference, id = present.get(reference) }) => id !== undefined && present.get(reference) === id)
    .map(({ reference }) => reference);
  if (ours.length === 0) return undefined;
  try {
    await podman.removeImages(ours);
    return `removed the images ${ours.join(', ')}`;
  } catch (thrown) {
    // Another job of this user uses it now.
    if (thrown instanceof CommandError && /image is in use|image used by/.test(thrown.result.stderr)) {
      return `kept those of ${ours.join(', ')} that another container uses`;
    }
    throw thrown;
  }
}

async function newPauseImages(before: readonly string[], { podman }: UndoTools): Promise<string[]> {
  return pauseImages((await podman.images()).flatMap((image) => image.names)).filter(
    (name) => !before.includes(name),
  );
}

/** The pause images among the names. podman builds one for each of its versions. */
export function pauseImages(names: readonly string[]): string[] {
  return names.filter((name) => name.startsWith('localhost/podman-pause:'));
}

async function removeEmptyAs(as: 'root' | 'user', path: string, tools: UndoTools): Promise<void> {
  if (as === 'user') await removeIfEmpty(path);
  else if (await pathExists(path)) await tools.asRoot(['rmdir', '--ignore-fail-on-non-empty', path]);
}
