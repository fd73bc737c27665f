import { lstat, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Descriptor, digestOf, mediaTypeOf, readManifest } from '../oci/descriptors.js';
import type { CopyOriginal } from '../oci/original-copies.js';
import { parseReference } from '../oci/reference.js';
import { LONGEST_MANIFEST } from '../oci/source.js';
import { openLayout } from '../oci/untrusted-layout.js';
import { readBounded } from '../platform/bounded-file.js';
import type { LocalImage, Podman } from '../podman/podman.js';
import { blobDirectory, type KeptImage, partialPath, readImage } from './contents.js';
import { digestIn } from './names.js';

/** An image of the job as the cache has it: repacked by podman, or unchanged if it has a name with this digest. */
export interface Wanted {
  readonly image: LocalImage;
  readonly names: readonly string[];
  readonly digest: string | undefined;
}

type Written = Pick<KeptImage, 'manifest' | 'id' | 'blobs'>;

/**
 * Writes an image to a new directory, and moves its blobs into the cache.
 * @param left milliseconds
 * @throws Error if it cannot be written
 */
export async function writeImage(
  { image, names, digest }: Wanted,
  directory: string,
  left: number,
  { podman, copyOriginal }: { readonly podman: Podman; readonly copyOriginal: CopyOriginal },
): Promise<Written> {
  const partial = partialPath(directory);
  try {
    if (digest === undefined) {
      await podman.writeTo(image.id, partial, Math.floor(left / 1000));
      return await adopt(await readDirectory(partial), partial, image, directory);
    }
    const reference = names.flatMap((name) =>
      digestIn(name) === digest ? (parseReference(name) ?? []) : [],
    )[0];
    if (reference === undefined) throw new Error(`no name has ${digest}`);
    // Podman 3.4 lists the digest alone.
    const isHere = (one: string) => image.digests?.some((name) => (digestIn(name) ?? name) === one) ?? false;
    await copyOriginal(reference, isHere, partial, left);
    const layout = await openLayout(partial);
    if (layout === undefined) throw new Error('the copy is not an OCI layout');
    return await adopt(await readImage(layout, digest), blobDirectory(partial), image, directory);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** Reads what podman wrote. The manifest becomes a blob. */
async function readDirectory(directory: string): Promise<Written> {
  const path = join(directory, 'manifest.json');
  const bytes = readBounded(path, LONGEST_MANIFEST);
  const manifest = { digest: digestOf(bytes), mediaType: mediaTypeOf(bytes), size: bytes.length };
  const { config, blobs } = readManifest({ ...manifest, bytes });
  if (config === undefined) throw new Error('it has no configuration');
  // Source: the dir: transport of containers/image names blobs by their digests, without the algorithm.
  await rename(path, join(directory, hexOf(manifest)));
  return { manifest, id: hexOf(config), blobs };
}

/** @param source the directory of the blobs */
async function adopt(
  written: Written,
  source: string,
  image: LocalImage,
  directory: string,
): Promise<Written> {
  if (written.id !== image.id) throw new Error(`its ID is ${written.id}, and not ${image.id}`);
  for (const blob of [written.manifest, ...written.blobs]) {
    const [path, target] = [join(source, hexOf(blob)), join(blobDirectory(directory), hexOf(blob))];
    if ((await lstat(path)).size !== blob.size) throw new Error(`${blob.digest} has another size`);
    await rm(target, { recursive: true, force: true });
    await rename(path, target);
  }
  return written;
}

function hexOf({ digest }: Pick<Descriptor, 'digest'>): string {
  return digest.slice('sha256:'.length);
}
