import { type Descriptor, isForeign, isIndex, type RawManifest, readManifest } from '../oci/descriptors.js';
import { choosePlatforms, fits, formatPlatform, isAttestation, reduceIndex } from '../oci/platforms.js';
import type { Repository } from '../oci/repository.js';
import { LONGEST_MANIFEST, type Source } from '../oci/source.js';
import { settleAll } from '../platform/concurrency.js';
import { UserError } from '../platform/errors.js';
import { readAll } from '../platform/http.js';
import type { BlobCopier, BlobResult } from './blobs.js';

/** The context for copying an image to one repository. */
export interface CopyContext {
  readonly source: Source;
  readonly target: Repository;
  readonly blobs: BlobCopier;
  /** Empty for all. */
  readonly platforms: readonly string[];
}

/** The result of copying an image. */
interface CopyResult {
  /** The manifest of the image in the registry. */
  readonly manifest: RawManifest;
  /** The digests of it and of the images in it, each of which may be signed. */
  readonly manifests: readonly string[];
  /** How the repository got each blob, by its digest. */
  readonly blobs: ReadonlyMap<string, CopiedBlob>;
  /** Requested platforms that the image does not have. */
  readonly missing: readonly string[];
}

interface CopiedBlob {
  readonly size: number;
  readonly result: BlobResult;
}

/**
 * Copies a manifest and everything in it, the content first, so that no image in the registry is ever incomplete.
 * Copies only the chosen platforms of an index: several in a reduced index, one without an index.
 */
export async function copyImage(digest: string, context: CopyContext): Promise<CopyResult> {
  const { platforms } = context;
  const found = await locate(digest, context);
  const { manifest } = found;
  if (platforms.length === 0) return copyTree(found, context, []);
  if (!isIndex(manifest.mediaType)) {
    await assertPlatform(manifest, context);
    return copyTree(found, context, []);
  }
  const { manifests, images, missing } = choosePlatforms(readManifest(manifest).manifests, platforms);
  const [only] = images;
  if (only !== undefined && images.length === 1) {
    return copyTree(await locate(only.digest, context), context, missing);
  }
  const whole = readManifest(manifest).manifests.length === manifests.length;
  if (whole) return copyTree(found, context, missing);
  const reduced = reduceIndex(manifest, manifests);
  const isThere = (await context.target.find(reduced.digest)) !== undefined;
  return copyTree({ manifest: reduced, isThere }, context, missing);
}

interface Located {
  readonly manifest: RawManifest;
  /** Whether the registry has it. */
  readonly isThere: boolean;
}

/** Does not request from the source what the registry has, because the source may count requests. */
async function locate(digest: string, { source, target }: CopyContext): Promise<Located> {
  const there = await target.find(digest);
  return { manifest: there ?? (await source.manifest(digest)), isThere: there !== undefined };
}

async function copyTree(top: Located, context: CopyContext, missing: readonly string[]): Promise<CopyResult> {
  const { manifest } = top;
  const seen = new Map([[manifest.digest, true]]);
  const blobs = new Map<string, CopiedBlob>();
  await descend(top, context, seen, blobs);
  const manifests = [...seen].filter(([, isImage]) => isImage).map(([digest]) => digest);
  return { manifest, manifests, blobs, missing };
}

/** @param seen each manifest by its digest, and whether it is an image or an index */
async function descend(
  { manifest, isThere }: Located,
  context: CopyContext,
  seen: Map<string, boolean>,
  copied: Map<string, CopiedBlob>,
): Promise<void> {
  const { source, target, blobs } = context;
  const content = readManifest(manifest);
  await settleAll([
    ...content.manifests.map(async (entry) => {
      const { digest } = entry;
      if (seen.has(digest)) return;
      seen.set(digest, !isAttestation(entry));
      await descend(await locate(digest, context), context, seen, copied);
    }),
    ...content.blobs
      .filter((blob) => !isForeign(blob))
      .map(async (blob) => {
        // The registry accepts a manifest only if it has all of its blobs.
        if (isThere) blobs.notePresent(target.name, blob.digest);
        const result = isThere ? 'present' : await blobs.copy(target, blob, source);
        if (!copied.has(blob.digest)) copied.set(blob.digest, { size: blob.size, result });
      }),
  ]);
  if (!isThere) await target.put(manifest, manifest.digest);
}

/** The configuration of an image has its platform. An artifact that is not an image fits every platform. */
async function assertPlatform(manifest: RawManifest, { source, platforms }: CopyContext): Promise<void> {
  const { config } = readManifest(manifest);
  if (config === undefined || !/image(?:\.config)?\.v1\+json$/.test(config.mediaType)) return;
  const platform = await readPlatform(config, source);
  if (platform === undefined || platforms.some((wanted) => fits(platform, wanted))) return;
  throw new UserError(`it is only for ${formatPlatform(platform)}, not for ${platforms.join(', ')}`);
}

async function readPlatform(config: Descriptor, source: Source) {
  const text = (await readAll(await source.blob(config), LONGEST_MANIFEST)).toString('utf8');
  const { os, architecture, variant } = JSON.parse(text);
  return typeof os === 'string' && typeof architecture === 'string'
    ? { os, architecture, variant }
    : undefined;
}
