import { mkdir, open, rename, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { pathExists } from '../platform/files.js';
import { type Descriptor, isIndex, OCI_INDEX, type RawManifest, readManifest } from './descriptors.js';
import { blobPath } from './layout.js';
import type { Source } from './source.js';
import { verifyDigest } from './verify-digest.js';

/** More than images of a registry or nginx have. */
const MOST_BLOBS = 1000;
const LARGEST_IMAGE = 4 * 2 ** 30;

interface LayoutOptions {
  /** Chooses which images of an index are copied. */
  chosen(manifests: readonly Descriptor[]): readonly Descriptor[];
  /** Runs a transfer, with retries. */
  attempts?<T>(work: () => Promise<T>): Promise<T>;
  /**
   * A directory for blobs that several layouts share, which this process alone writes. Blobs in it were verified before and
   * are not copied again.
   */
  readonly sharedBlobs?: string | undefined;
}

/**
 * Writes one image, or an index with its chosen images, to a new OCI layout, byte for byte, so that all digests
 * stay the same. Verifies the digest of each manifest, configuration and layer.
 * @param directory must not exist yet; created for this user only
 * @throws Error if something is missing, does not match its digest, or exceeds the limits
 */
export async function writeLayout(
  source: Source,
  digest: string,
  directory: string,
  options: LayoutOptions,
): Promise<void> {
  await mkdir(directory, { mode: 0o700 });
  if (options.sharedBlobs !== undefined) await symlink(options.sharedBlobs, join(directory, 'blobs'));
  const top = await source.manifest(digest);
  await writeBlob(directory, top);
  const blobs: Descriptor[] = [];
  for (const image of await imagesOf(top, source, options)) {
    if (image.digest !== top.digest) await writeBlob(directory, image);
    blobs.push(...readManifest(image).blobs);
  }
  assertSmall(digest, blobs);
  const { attempts = (work) => work() } = options;
  for (const blob of new Map(blobs.map((one) => [one.digest, one])).values()) {
    await attempts(() => copyBlob(blob, source, directory));
  }
  const { mediaType, bytes } = top;
  const index = {
    schemaVersion: 2,
    mediaType: OCI_INDEX,
    manifests: [{ mediaType, digest, size: bytes.length }],
  };
  await writeFile(join(directory, 'index.json'), JSON.stringify(index), { mode: 0o600 });
  await writeFile(join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}', { mode: 0o600 });
}

async function imagesOf(
  top: RawManifest,
  source: Source,
  { chosen }: LayoutOptions,
): Promise<readonly RawManifest[]> {
  if (!isIndex(top.mediaType)) return [top];
  const images = await Promise.all(
    chosen(readManifest(top).manifests).map(({ digest }) => source.manifest(digest)),
  );
  if (images.length === 0) throw new Error(`the index ${top.digest} has no image for this machine`);
  const nested = images.find(({ mediaType }) => isIndex(mediaType));
  if (nested !== undefined)
    throw new Error(`the index ${top.digest} contains another index, ${nested.digest}`);
  return images;
}

async function copyBlob(blob: Descriptor, source: Source, directory: string): Promise<void> {
  const path = join(directory, blobPath(blob.digest));
  if (await pathExists(path)) return;
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const content = await source.blob(blob);
  const file = await open(`${path}.partial`, 'w', 0o600);
  try {
    const check = verifyDigest(blob, () => undefined);
    await pipeline(content, check, async (parts: AsyncIterable<Buffer>) => {
      for await (const part of parts) await file.appendFile(part);
    });
  } finally {
    // Waits, so that nothing writes to the directory when the caller removes it after a failure.
    await file.close();
  }
  await rename(`${path}.partial`, path);
}

function assertSmall(digest: string, blobs: readonly Descriptor[]): void {
  if (blobs.length > MOST_BLOBS) throw new Error(`${digest} has more than ${MOST_BLOBS} layers`);
  const total = blobs.reduce((sum, { size }) => sum + size, 0);
  if (total > LARGEST_IMAGE) throw new Error(`${digest} is larger than ${LARGEST_IMAGE / 2 ** 30} GiB`);
}

async function writeBlob(directory: string, { digest, bytes }: RawManifest): Promise<void> {
  const path = join(directory, blobPath(digest));
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, bytes, { mode: 0o600 });
}
