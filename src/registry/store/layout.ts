import { readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { describeNumber } from '../../platform/amounts.js';
import { UserError } from '../../platform/errors.js';

// Distribution's files. Source: registry/storage/paths.go of distribution 2.8.3 and 3.1.2, which are the same:
// blobs/sha256/ab/ab…/data, repositories/NAME/_manifests/revisions/sha256/…/link, _manifests/tags/TAG/current/link,
// _manifests/tags/TAG/index/sha256/…/link and _layers/sha256/…/link.

/** Below the directory of the registry's data. */
export const LAYOUT = 'docker/registry/v2';

/** The real path of the files; undefined if nothing was ever pushed. */
export function rootOf(directory: string): string | undefined {
  try {
    const real = join(realpathSync(directory), LAYOUT);
    // A link within the directory could lead anywhere.
    return realpathSync(real) === real ? real : undefined;
  } catch (thrown) {
    if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw thrown;
  }
}

// Source: github.com/distribution/reference.
const COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
const HEX = /^[0-9a-f]{64}$/;
const LINK = /^[a-z0-9]+:[0-9a-f]{32,128}$/;

/** Whether Distribution can have made a repository of that name. */
export function isRepository(name: string): boolean {
  return name.length <= 255 && name.split('/').every((component) => COMPONENT.test(component));
}

export function isTag(name: string): boolean {
  return TAG.test(name);
}

export function isHex(name: string): boolean {
  return HEX.test(name);
}

export function isDigest(text: string): boolean {
  return LINK.test(text);
}

export function blobDirectory(digest: string): string {
  const [algorithm = '', hex = ''] = digest.split(':');
  return join('blobs', algorithm, hex.slice(0, 2), hex);
}

export function repositoryDirectory(name: string): string {
  return join('repositories', name);
}

export function tagDirectory(repository: string, tag: string): string {
  return join(repositoryDirectory(repository), '_manifests/tags', tag);
}

// Entries of all directories together. A million blobs take about 200 MB of memory.
const MOST_ENTRIES = 4_000_000;

/** Lists directories of a store, whose content clients decide, up to a limit for all of them together. */
export class Lister {
  #left = MOST_ENTRIES;

  constructor(readonly root: string) {}

  /**
   * The names of directories, without symbolic links. Empty if the directory is missing.
   * @param path relative to the root
   * @throws UserError if the store is too large
   */
  directories(path: string): string[] {
    try {
      const entries = readdirSync(join(this.root, path), { withFileTypes: true });
      this.#left -= entries.length;
      if (this.#left < 0) {
        throw new UserError(
          `${this.root} has more than ${describeNumber(MOST_ENTRIES)} entries, which is the limit; nothing was deleted`,
        );
      }
      return entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
    } catch (thrown) {
      if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw thrown;
    }
  }
}
