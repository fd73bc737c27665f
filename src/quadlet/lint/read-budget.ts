import { describeNumber, formatBytes } from '../../platform/amounts.js';
import { UserError } from '../../platform/errors.js';
import { type FileCounter, type FoundEntry, listDirectory } from './entries.js';

/** Limits for the files that one lint reads. */
interface ReadLimits {
  /** Entries of all directories. */
  readonly names: number;
  /** Characters of all their paths. */
  readonly paths: number;
  /** Units, drop-ins and YAML. */
  readonly files: number;
  /** Bytes of all these files. */
  readonly bytes: number;
}

/** Memory and time grow with each of these; at the limits a lint takes a few seconds. */
const LIMITS: ReadLimits = {
  names: 250_000,
  paths: 32 * 1024 * 1024,
  files: 20_000,
  bytes: 64 * 1024 * 1024,
};

const HINT = 'lint smaller directories separately, or exclude some with "ignore" in .quadlet-lint.yaml';

/** Counts the files of a lint, and stops it at the limits. Each directory is read once. */
export class ReadBudget implements FileCounter {
  readonly #lists = new Map<string, readonly FoundEntry[]>();
  #names = 0;
  #paths = 0;
  #files = 0;
  #bytes = 0;

  constructor(private readonly limits = LIMITS) {}

  /**
   * Lists a directory. Each call counts.
   * @param path without links
   * @param shown the path in messages
   * @param root links that lead out of this real directory are refused
   * @throws UserError if it cannot be read, and beyond the limits
   */
  list(path: string, shown: string, root: string): readonly FoundEntry[] {
    // Paths do not contain NUL.
    const key = `${path}\0${root}`;
    const found = this.#lists.get(key) ?? listDirectory(path, shown, root);
    this.#lists.set(key, found);
    const count = Math.max(found.length, 1);
    this.#names += count;
    this.#paths += count * shown.length;
    const { names, paths } = this.limits;
    if (this.#names <= names && this.#paths <= paths) return found;
    if (this.#names <= names) {
      throw new UserError(`the paths up to ${shorten(shown)} are too long and too many; ${HINT}`);
    }
    throw new UserError(
      `there are more than ${describeNumber(names)} files in the directories up to ${shorten(shown)}; ${HINT}`,
    );
  }

  /** @throws UserError beyond the limits */
  countFile(bytes: number): void {
    this.#files++;
    this.#bytes += bytes;
    const { files, bytes: most } = this.limits;
    if (this.#files > files)
      throw new UserError(`there are more than ${describeNumber(files)} Quadlet files; ${HINT}`);
    if (this.#bytes > most) {
      throw new UserError(`the Quadlet files have more than ${formatBytes(most, 0)} together; ${HINT}`);
    }
  }
}

function shorten(path: string): string {
  if (path === '') return '.';
  return path.length > 100 ? `${path.slice(0, 99)}…` : path;
}
