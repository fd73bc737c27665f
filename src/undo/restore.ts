import { lstat, realpath } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { UserError } from '../platform/errors.js';
import type { Undo } from './step.js';

interface RestoreTools {
  /** The directory with the journal and its copies. */
  readonly directory: string;
  asRoot(argv: readonly string[]): Promise<void>;
  asUser(argv: readonly string[]): Promise<void>;
}

/**
 * Restores a file; removes one that did not exist before.
 * @returns what was done
 * @throws UserError if this action did not create its copy
 */
export async function restore(
  { path, as, copy }: Extract<Undo, { kind: 'restore' }>,
  tools: RestoreTools,
): Promise<string> {
  const call = (argv: readonly string[]) => (as === 'root' ? tools.asRoot(argv) : tools.asUser(argv));
  if (copy === undefined) {
    await call(['rm', '--force', path]);
    return `removed ${path}`;
  }
  const why = await whyNoCopy(copy, tools.directory);
  if (why !== undefined) throw new UserError(why);
  await call(['cp', '--archive', '--no-target-directory', copy, path]);
  return `restored ${path}`;
}

/** A copy must be in the directory of the journal, without a link in its path, and belong to root or this user. */
async function whyNoCopy(copy: string, directory: string): Promise<string | undefined> {
  try {
    const inside = relative(directory, dirname(copy));
    if ((await realpath(dirname(copy))) !== join(await realpath(directory), inside)) {
      return 'a symbolic link leads to the copy';
    }
    const facts = await lstat(copy);
    if (!facts.isFile()) return 'the copy is not a regular file';
    // A file that root copied belongs to root.
    return [0, process.getuid?.()].includes(facts.uid) ? undefined : `the copy belongs to uid ${facts.uid}`;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return 'the copy is missing';
    throw thrown;
  }
}
