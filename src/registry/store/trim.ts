import { lstatSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { remover } from './delete.js';
import { blobDirectory, isHex, isRepository, Lister, repositoryDirectory, rootOf } from './layout.js';
import type { TrimReport, TrimRequest } from './protocol.js';
import { readBlobs, repositoryNames } from './walk.js';

interface CachedBlob {
  readonly root: string;
  readonly digest: string;
  readonly bytes: number;
  /** When it was last read, as far as the file system records that, or fetched. In milliseconds. */
  readonly used: number;
}

// 2.8 keeps the times in it at which it deletes what is cached. A damaged one, from a process that was killed while it
// wrote, prevents the next start.
const SCHEDULE = 'scheduler-state.json';

/**
 * Deletes what was used least recently until caches are within a limit together, unfinished downloads, and links to what
 * is missing. The caches must not run. What is deleted is fetched again when it is pulled.
 */
export function trim({ trim: directories, limit = Number.POSITIVE_INFINITY }: TrimRequest): TrimReport {
  for (const directory of directories) rmSync(join(directory, SCHEDULE), { force: true });
  const roots = directories.map(rootOf).filter((root) => root !== undefined);
  const cached = roots.flatMap(blobsOf).sort((a, b) => a.used - b.used);
  const size = cached.reduce((sum, { bytes }) => sum + bytes, 0);
  let [bytes, blobs] = [size, 0];
  for (; bytes > limit && blobs < cached.length; blobs++) {
    const blob = cached[blobs];
    if (blob === undefined) break;
    remover(blob.root)(blobDirectory(blob.digest));
    bytes -= blob.bytes;
  }
  for (const root of roots) removeRest(root);
  return { bytes, blobs, freed: size - bytes };
}

function blobsOf(root: string): CachedBlob[] {
  return [...readBlobs(new Lister(root)).values()].map(({ digest, bytes }) => {
    const { atimeMs, mtimeMs } = lstatSync(join(root, blobDirectory(digest), 'data'));
    return { root, digest, bytes, used: Math.max(atimeMs, mtimeMs) };
  });
}

/** Unfinished downloads, and links to blobs and manifests that are missing. */
function removeRest(root: string): void {
  const lister = new Lister(root);
  const remove = remover(root);
  const blobs = readBlobs(lister);
  for (const name of repositoryNames(lister).filter(isRepository)) {
    const directory = repositoryDirectory(name);
    for (const upload of lister.directories(join(directory, '_uploads')))
      remove(join(directory, '_uploads', upload));
    for (const links of ['_layers/sha256', '_manifests/revisions/sha256']) {
      for (const hex of lister.directories(join(directory, links)).filter(isHex)) {
        if (!blobs.has(`sha256:${hex}`)) remove(join(directory, links, hex));
      }
    }
  }
}
