import { createReadStream, type Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NotReadableError, openBounded, readBounded } from '../platform/bounded-file.js';
import { goArchitecture } from '../platform/go-architecture.js';
import { type Descriptor, isIndex, type RawManifest, readManifest } from './descriptors.js';
import { Layout, type LayoutFiles } from './layout.js';
import { fits } from './platforms.js';
import { LONGEST_MANIFEST } from './source.js';
import { writeLayout } from './write-layout.js';

/** An OCI layout from an untrusted source. */
export interface UntrustedLayout {
  /** The entries of its index. */
  readonly images: readonly Descriptor[];
  /**
   * Copies one image to a new layout and verifies every digest. Copies only the images of an index for this
   * machine.
   * @param directory must not exist yet
   * @param sharedBlobs a directory for the blobs of several copies
   * @throws Error if something is missing or does not match its digest
   */
  copy(digest: string, directory: string, sharedBlobs?: string): Promise<void>;
  /**
   * The manifest, and of an index also those of its images for this machine.
   * @throws Error if one is missing or does not match its digest
   */
  manifests(digest: string): Promise<readonly RawManifest[]>;
}

/**
 * Opens a directory as an OCI layout. Does not follow links in it.
 * @returns nothing if it is not an OCI layout
 * @throws Error if it is an OCI layout but cannot be read
 */
export async function openLayout(directory: string): Promise<UntrustedLayout | undefined> {
  if ((await statIfThere(directory)) === undefined) return undefined;
  await assertDirectory(directory);
  if ((await statIfThere(join(directory, 'oci-layout'))) === undefined) return undefined;
  const layout = new Layout(untrustedFiles(directory));
  return {
    images: await layout.index(),
    copy: (digest, target, sharedBlobs) =>
      writeLayout(layout, digest, target, { chosen: (manifests) => ofThisMachine(manifests), sharedBlobs }),
    manifests: async (digest) => {
      const top = await layout.manifest(digest);
      if (!isIndex(top.mediaType)) return [top];
      const chosen = ofThisMachine(readManifest(top).manifests).slice(0, MOST_VARIANTS);
      return [top, ...(await Promise.all(chosen.map((one) => layout.manifest(one.digest))))];
    },
  };
}

/** More than processors have. */
const MOST_VARIANTS = 16;

function untrustedFiles(directory: string): LayoutFiles {
  return {
    read: async (path) => {
      await assertDirectories(directory, path);
      return explained(path, () => readBounded(join(directory, path), LONGEST_MANIFEST));
    },
    stream: async (path) => {
      await assertDirectories(directory, path);
      const fd = explained(path, () => openBounded(join(directory, path), Number.MAX_SAFE_INTEGER));
      return createReadStream('', { fd });
    },
  };
}

/** The directories between the layout and its files must not be links either. */
async function assertDirectories(layout: string, path: string): Promise<void> {
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    await assertDirectory(join(layout, parent));
  }
}

async function assertDirectory(path: string): Promise<void> {
  const stats = await lstat(path);
  if (!stats.isDirectory()) {
    throw new Error(`${path} is ${stats.isSymbolicLink() ? 'a link' : 'not a directory'}`);
  }
}

function explained<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (thrown) {
    throw thrown instanceof NotReadableError
      ? new Error(`${path} cannot be used: ${thrown.message}`)
      : thrown;
  }
}

async function statIfThere(path: string): Promise<Stats | undefined> {
  return lstat(path).catch((thrown: NodeJS.ErrnoException) => {
    if (thrown.code === 'ENOENT') return undefined;
    throw thrown;
  });
}

/** The images of an index that podman may choose on this machine, with any variant of the processor. */
function ofThisMachine(manifests: readonly Descriptor[], arch = process.arch): Descriptor[] {
  const wanted = `linux/${goArchitecture(arch)}`;
  return manifests.filter(({ platform }) => platform !== undefined && fits(platform, wanted));
}
