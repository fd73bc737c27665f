import { lstat, realpath } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { UserError } from '../platform/errors.js';
import type { Undo } from './step.js';

interface RestoreTools {
  /** Where the journal and its copies lie. */
  readonly directory: string;
  asRoot(argv: readonly string[]): Promise<void>;
  asUser(argv: readonly string[]): Promise<void>;
}

/**
 * Makes a file again what it was; one that was not there goes.
 * @returns what was done
 * @throws UserError where its copy is not one that this action made
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
  if (why !== undefined) throw new UserError(`${why}, so it is not used`);
  await call(['cp', '--archive', '--no-target-directory', copy, path]);
  return `${path} is again what it was`;
}

/** A copy lies in the journal's own directory, with no link on the way, and is a file of root's or of this user's. */
async function whyNoCopy(copy: string, directory: string): Promise<string | undefined> {
  try {
    const inside = relative(directory, dirname(copy));
    if ((await realpath(dirname(copy))) !== join(await realpath(directory), inside)) {
      return 'a symbolic link leads to the copy';
    }
    const facts = await lstat(copy);
    if (!facts.isFile()) return 'the copy is not a regular file';
    // What root copies stays root's.
    return [0, process.getuid?.()].includes(facts.uid)
      ? undefined
      : `the copy belongs to the uid ${facts.uid}`;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return 'the copy is missing';
    throw thrown;
  }
}
