import { createReadStream, type Stats } from 'node:fs';
import { lstat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { NotReadableError, openBounded, readBounded } from '../platform/bounded-file.js';
import type { Descriptor } from './descriptors.js';
import { Layout, type LayoutFiles } from './layout.js';
import { fits } from './platforms.js';
import { LONGEST_MANIFEST } from './source.js';
import { writeLayout } from './write-layout.js';

/** An OCI layout that anybody may have written. */
export interface UntrustedLayout {
  /** What its index lists, images and others. */
  readonly images: readonly Descriptor[];
  /**
   * Copies one image into a new layout that holds nothing else, each byte checked against the digest that names it. Of an
   * index the images for this machine are copied.
   * @param directory does not exist yet
   * @throws Error where something is missing or is not what its digest says
   */
  copy(digest: string, directory: string): Promise<void>;
}

/**
 * Looks into a directory that may be an OCI layout. Links in it are not followed.
 * @returns nothing where it is none
 * @throws Error where it is one and cannot be read
 */
export async function openLayout(directory: string): Promise<UntrustedLayout | undefined> {
  if ((await statIfThere(directory)) === undefined) return undefined;
  await assertDirectory(directory);
  if ((await statIfThere(join(directory, 'oci-layout'))) === undefined) return undefined;
  const layout = new Layout(untrustedFiles(directory));
  return {
    images: await layout.index(),
    copy: (digest, target) =>
      writeLayout(layout, digest, target, { chosen: (manifests) => ofThisMachine(manifests) }),
  };
}

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

/** The directories between the layout and a file of it are no links either. */
async function assertDirectories(layout: string, path: string): Promise<void> {
  for (let parent = dirname(path); parent !== '.'; parent = dirname(parent)) {
    await assertDirectory(join(layout, parent));
  }
}

async function assertDirectory(path: string): Promise<void> {
  const stats = await lstat(path);
  if (!stats.isDirectory()) {
    throw new Error(`${path} is ${stats.isSymbolicLink() ? 'a link' : 'no directory'}`);
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

// What Node calls otherwise than Go. Source: the values of GOARCH, and of process.arch.
const ARCHITECTURES: Readonly<Partial<Record<NodeJS.Architecture, string>>> = {
  x64: 'amd64',
  ia32: '386',
  ppc64: 'ppc64le',
};

/** The images of an index that podman may choose on this machine, whatever the variant of its processor. */
function ofThisMachine(manifests: readonly Descriptor[], arch = process.arch): Descriptor[] {
  const wanted = `linux/${ARCHITECTURES[arch] ?? arch}`;
  return manifests.filter(({ platform }) => platform !== undefined && fits(platform, wanted));
}
