import { describeNumber, describeSize } from '../../platform/amounts.js';
import { UserError } from '../../platform/errors.js';
import { type FileCounter, type FoundEntry, listDirectory } from './entries.js';

/** How much one lint may read. */
interface ReadLimits {
  /** Names in all directories together, whatever they are names of. */
  readonly names: number;
  /** Characters in the paths to all of them. */
  readonly paths: number;
  /** Units, drop-ins and YAML. */
  readonly files: number;
  /** All of them together. */
  readonly bytes: number;
}

/** Memory and time of a lint grow with each of these: at the limits it takes a few seconds. */
const LIMITS: ReadLimits = {
  names: 250_000,
  paths: 32 * 1024 * 1024,
  files: 20_000,
  bytes: 64 * 1024 * 1024,
};

const HINT = 'lint smaller directories one by one, or leave some out with "ignore" in .quadlet-lint.yaml';

/** Counts what a lint reads, and ends it where that is too much. Each directory is read once. */
export class ReadBudget implements FileCounter {
  readonly #lists = new Map<string, readonly FoundEntry[]>();
  #names = 0;
  #paths = 0;
  #files = 0;
  #bytes = 0;

  constructor(private readonly limits = LIMITS) {}

  /**
   * Lists a directory, which counts again each time that it is asked for.
   * @param path without links
   * @param shown as the user knows it
   * @param root links that lead out of this real directory are refused
   * @throws UserError where it cannot be read, or is too much
   */
  list(path: string, shown: string, root: string): readonly FoundEntry[] {
    // No path has a NUL in it.
    const key = `${path}\0${root}`;
    const found = this.#lists.get(key) ?? listDirectory(path, shown, root);
    this.#lists.set(key, found);
    const count = Math.max(found.length, 1);
    this.#names += count;
    this.#paths += count * shown.length;
    const { names, paths } = this.limits;
    if (this.#names <= names && this.#paths <= paths) return found;
    if (this.#names <= names) {
      throw new UserError(`the paths up to ${shorten(shown)} are too long and too many: ${HINT}`);
    }
    throw new UserError(
      `there are more than ${describeNumber(names)} files in the directories up to ${shorten(shown)}: ${HINT}`,
    );
  }

  /** @throws UserError where it is too much */
  countFile(bytes: number): void {
    this.#files++;
    this.#bytes += bytes;
    const { files, bytes: most } = this.limits;
    if (this.#files > files)
      throw new UserError(`there are more than ${describeNumber(files)} Quadlet files: ${HINT}`);
    if (this.#bytes > most) {
      throw new UserError(`the Quadlet files have more than ${describeSize(most)} together: ${HINT}`);
    }
  }
}

function shorten(path: string): string {
  if (path === '') return '.';
  return path.length > 100 ? `${path.slice(0, 99)}…` : path;
}
