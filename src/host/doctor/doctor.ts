import { join } from 'node:path';
import { pathExists } from '../../platform/files.js';
import type { Log } from '../../platform/log.js';
import { missingDirectories } from '../../undo/directories.js';
import { HostChanges } from '../../undo/host-changes.js';
import { undoJournal } from '../../undo/undo.js';
import { type Examination, examine } from '../examine.js';
import type { Host, HostUser } from '../host.js';
import { undoTools } from '../undo-tools.js';

/** The changes that `doctor --fix` made for a user, until `doctor --undo`. */
export function doctorChanges(user: HostUser): HostChanges {
  return new HostChanges(join(user.home, '.local/state/podman-registry-action/doctor'), user);
}

/**
 * Fixes what it can and records each change. Leaves no list if nothing changed.
 * @param host records its changes in `changes`
 * @throws UserError if others can write to the list
 */
export async function fixHost(host: Host, changes: HostChanges): Promise<Examination> {
  await changes.open(await missingDirectories(changes.directory));
  try {
    return await examine(host, { fix: true });
  } finally {
    if (!(await pathExists(changes.path))) await changes.remove();
  }
}

/**
 * Undoes what `fixHost` changed. Keeps the list if something could not be undone.
 * @param log logs what was undone and what could not be undone
 * @throws UserError if others can write to the list
 */
export async function undoFixes(
  host: Host,
  changes: HostChanges,
  log: Log,
): Promise<'nothing' | 'undone' | 'incomplete'> {
  await changes.assertOwn();
  if (!(await pathExists(changes.path))) return 'nothing';
  let isComplete = true;
  const warning = (message: string) => {
    isComplete = false;
    log.warning(message);
  };
  await host.exclusively(async () => {
    const content = await changes.read();
    if (content === undefined) return;
    await undoJournal(content, undoTools(host, changes.directory, { ...log, warning }));
  });
  if (!isComplete) return 'incomplete';
  await changes.remove();
  return 'undone';
}
