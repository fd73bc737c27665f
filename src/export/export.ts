import { pipeline } from 'node:stream/promises';
import { OCI_INDEX } from '../oci/descriptors.js';
import { blobPath } from '../oci/layout.js';
import type { RepositoryTag } from '../oci/reference.js';
import type { RegistryClient } from '../oci/registry-client.js';
import { verifyDigest } from '../oci/verify-digest.js';
import { formatBytes } from '../platform/amounts.js';
import type { Boundary } from '../platform/boundary.js';
import { limitConcurrency, settleAll } from '../platform/concurrency.js';
import { UserError } from '../platform/errors.js';
import type { Log } from '../platform/log.js';
import { counted } from '../platform/text.js';
import { type Contents, collect, type ExportedImage, type OwnedBlob } from './collect.js';
import { listImages } from './list.js';
import { type ExportTarget, type LayoutWriter, openTarget } from './target.js';
import { describeExported } from './text.js';

interface ExportTools {
  readonly client: RegistryClient;
  readonly boundary: Boundary;
  readonly log: Pick<Log, 'info'>;
}

/** The exported images, and the size of all different blobs. */
interface Exported {
  readonly images: readonly ExportedImage[];
  readonly size: number;
  /** Milliseconds. */
  readonly duration: number;
}

/**
 * Writes images of a registry, with all platforms and everything that refers to them, to one OCI layout: byte for byte, so
 * that all digests stay the same. Nothing is at the path of the layout until it is complete.
 * @param names empty for all
 * @throws UserError if there are no such images
 */
export async function exportImages(
  names: readonly RepositoryTag[],
  target: ExportTarget,
  ignored: string,
  { client, boundary, log }: ExportTools,
): Promise<Exported> {
  const started = Date.now();
  const images = await listImages(client, names, ignored);
  if (images.length === 0) throw new UserError(`${client.host} has no images to export`);
  const contents = await collect(client, images);
  const writer = await openTarget(target, boundary);
  try {
    await writeContents(contents, client, writer);
    await writer.finish();
  } catch (thrown) {
    await writer.abort();
    const { code } = thrown as NodeJS.ErrnoException;
    if (code !== 'ENOSPC' && code !== 'EDQUOT') throw thrown;
    throw new UserError(`the disk with ${target.path} is full; free space, or export fewer images`);
  }
  const size = [...contents.blobs.values()].reduce((sum, { blob }) => sum + blob.size, 0);
  const duration = Date.now() - started;
  for (const image of contents.images) log.info(describeExported(image));
  log.info(
    `✓ exported ${counted(images.length, 'image')} (${formatBytes(size)}) in ${(duration / 1000).toFixed(1)} s to ${target.kind}:${target.path}`,
  );
  return { images: contents.images, size, duration };
}

async function writeContents(
  contents: Contents,
  client: RegistryClient,
  writer: LayoutWriter,
): Promise<void> {
  const text = (value: unknown) => Buffer.from(JSON.stringify(value));
  const put = (path: string, bytes: Buffer) => writer.write(path, bytes.length, async () => bytes);
  await put('oci-layout', text({ imageLayoutVersion: '1.0.0' }));
  for (const { digest, bytes } of contents.manifests.values()) await put(blobPath(digest), bytes);
  const turn = limitConcurrency(writer.parallel);
  let failed = false;
  const copyOne = async ({ blob, from }: OwnedBlob) => {
    // After a failure the others do not begin.
    if (failed) return;
    const content = async () => {
      const verified = verifyDigest(blob, () => undefined);
      pipeline(await from.blob(blob), verified).catch(() => undefined);
      return verified;
    };
    try {
      await client.retry(() => writer.write(blobPath(blob.digest), blob.size, content));
    } catch (thrown) {
      failed = true;
      throw thrown;
    }
  };
  await settleAll([...contents.blobs.values()].map((one) => turn(() => copyOne(one))));
  await put('index.json', text({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: contents.entries }));
}
