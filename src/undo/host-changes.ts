import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UserError } from '../platform/errors.js';
import { pathExists } from '../platform/exists.js';
import { removeWithMade } from './directories.js';
import {
  type HostJournal,
  type JournalContent,
  openJournal,
  readJournal,
  serial,
  type UndoScope,
} from './journal.js';
import { readOwn, whyNotOwn } from './own.js';
import { isBelow } from './paths.js';

// The directories that had to be made, deepest first.
const MADE = 'host-directories.json';
// Bytes.
const LARGEST_MADE = 65_536;

/** The list of changes to a host, with copies of changed files, in a directory of the user's. */
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
   * Makes the directory.
   * @param made the directories that do not exist yet, deepest first; `remove` removes them
   * @throws UserError where others can write to it
   */
  async open(made: readonly string[]): Promise<void> {
    await mkdir(this.directory, { recursive: true, mode: 0o700 });
    await this.assertOwn();
    if (!(await pathExists(join(this.directory, MADE)))) await writeMade(this.directory, made);
  }

  /** @throws UserError where others can write to the directory */
  async assertOwn(): Promise<void> {
    const why = await whyNotOwn(this.directory);
    if (why === undefined) return;
    throw new UserError(
      `changes of the host are listed in ${this.directory}, which cannot be used: ${why}; remove it`,
    );
  }

  /** @returns nothing where there is no list */
  read(): Promise<JournalContent | undefined> {
    return readJournal(this.path, this.#scope);
  }

  /**
   * Removes the list, and of the directories above it those that were made for it.
   * @param otherwise those where the list of them has gone
   */
  async remove(otherwise: readonly string[] = []): Promise<void> {
    await removeWithMade(this.directory, (await this.madeListedIn(this.directory)) ?? otherwise);
  }

  /**
   * The directories that had to be made, deepest first: only those on the way to this list.
   * @returns nothing where there is no such list, or it cannot be used
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

/** Lists directories that have to be made. Renamed into place, so that nobody reads half a file. */
export async function writeMade(directory: string, made: readonly string[]): Promise<void> {
  const path = join(directory, MADE);
  await writeFile(`${path}.new`, JSON.stringify(made), { mode: 0o600 });
  await rename(`${path}.new`, path);
}
