import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../platform/errors.js';
import { pathExists } from '../platform/files.js';
import { serial } from '../platform/serial.js';
import { removeWithMade } from './directories.js';
import {
  type HostJournal,
  type JournalContent,
  openJournal,
  readJournal,
  type UndoScope,
} from './journal.js';
import { readOwn, whyNotOwn } from './own.js';
import { isBelow } from './paths.js';

// The directories that were created, deepest first.
const MADE = 'host-directories.json';
// Bytes.
const LARGEST_MADE = 65_536;

/** The list of changes to a host, with copies of changed files, in a directory of the user. */
export class HostChanges {
  readonly #scope: UndoScope;
  /** The list. */
  readonly path: string;
  readonly journal: HostJournal;

  constructor(
    readonly directory: string,
    user: UndoScope['user'],
  ) {
    this.#scope = { directory, user };
    this.path = join(directory, 'changes.jsonl');
    this.journal = { ...openJournal(this.path, this.#scope), directory, serial };
  }

  /**
   * Creates the directory.
   * @param made the directories that do not exist yet, deepest first; `remove` removes them
   * @throws UserError if others can write to it
   */
  async open(made: readonly string[]): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    await this.assertOwn();
    if (!(await pathExists(join(this.directory, MADE)))) await writeMade(this.directory, made);
  }

  /** @throws UserError if others can write to the directory */
  async assertOwn(): Promise<void> {
    const why = await whyNotOwn(this.directory);
    if (why === undefined) return;
    throw new UserError(
      `cannot use ${this.directory}, which lists the changes of the host: ${why}; remove it`,
    );
  }

  /** @returns nothing if there is no list */
  read(): Promise<JournalContent | undefined> {
    return readJournal(this.path, this.#scope);
  }

  /**
   * Removes the list and the parent directories that were created for it.
   * @param otherwise the directories to use if their list is missing
   */
  async remove(otherwise: readonly string[] = []): Promise<void> {
    await removeWithMade(this.directory, (await this.madeListedIn(this.directory)) ?? otherwise);
  }

  /**
   * The directories that were created, deepest first: only parents of this list.
   * @returns nothing if there is no such list, or it cannot be used
   */
  async madeListedIn(directory: string): Promise<string[] | undefined> {
    try {
      const text = await readOwn(join(directory, MADE), LARGEST_MADE);
      const paths: unknown = text === undefined ? undefined : JSON.parse(text);
      if (!Array.isArray(paths)) return undefined;
      return paths.filter((path) => typeof path === 'string' && this.#isOnTheWay(path));
    } catch {
      return undefined;
    }
  }

  #isOnTheWay(path: string): boolean {
    const { directory } = this;
    return path === directory || isBelow(path, directory) || isBelow(directory, path);
  }
}

/** Lists directories that will be created. Renames the file into place, so that no process reads half of it. */
export async function writeMade(directory: string, made: readonly string[]): Promise<void> {
  const path = join(directory, MADE);
  await writeFile(`${path}.new`, JSON.stringify(made), { mode: 0o600 });
  await rename(`${path}.new`, path);
}
