import { type Descriptor, isForeign, isIndex, type RawManifest, readManifest } from '../oci/descriptors.js';
import { choosePlatforms, fits, formatPlatform, isAttestation, reduceIndex } from '../oci/platforms.js';
import type { Repository } from '../oci/repository.js';
import { LONGEST_MANIFEST, type Source } from '../oci/source.js';
import { UserError } from '../platform/errors.js';
import { readAll } from '../platform/http.js';
import { settleAll } from '../platform/settle-all.js';
import type { BlobCopier, BlobResult } from './blobs.js';

/** What copying an image into one repository needs. */
export interface CopyContext {
  readonly source: Source;
  readonly target: Repository;
  readonly blobs: BlobCopier;
  /** None: all. */
  readonly platforms: readonly string[];
}

/** What was copied of an image. */
interface CopyResult {
  /** Of the manifest that stands for the image at the registry. */
  readonly manifest: RawManifest;
  /** It and the images below it, each of which may be signed. */
  readonly manifests: readonly string[];
  /** How the repository got each blob, by its digest. */
  readonly blobs: ReadonlyMap<string, CopiedBlob>;
  /** Platforms that were asked for and that the image does not have. */
  readonly missing: readonly string[];
}

interface CopiedBlob {
  readonly size: number;
  readonly result: BlobResult;
}

/**
 * Copies the manifest of this digest with all below it, what is below first, so that nothing at the registry ever lacks a
 * part. Of an index the chosen platforms only: several of them in an index of their own, one by itself.
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
  /** At the registry. */
  readonly isThere: boolean;
}

/** What the registry has needs not be asked of the source, which may count how often it is asked. */
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
        // The registry takes a manifest only when it has all of its blobs.
        if (isThere) blobs.notePresent(target.name, blob.digest);
        const result = isThere ? 'present' : await blobs.copy(target, blob, source);
        if (!copied.has(blob.digest)) copied.set(blob.digest, { size: blob.size, result });
      }),
  ]);
  if (!isThere) await target.put(manifest, manifest.digest);
}

/** An image alone says in its configuration what it is for; what is no image is for everything. */
async function assertPlatform(manifest: RawManifest, { source, platforms }: CopyContext): Promise<void> {
  const { config } = readManifest(manifest);
  if (config === undefined || !/image(?:\.config)?\.v1\+json$/.test(config.mediaType)) return;
  const platform = await readPlatform(config, source);
  if (platform === undefined || platforms.some((wanted) => fits(platform, wanted))) return;
  throw new UserError(`it is for ${formatPlatform(platform)} only, not for ${platforms.join(', ')}`);
}

async function readPlatform(config: Descriptor, source: Source) {
  const text = (await readAll(await source.blob(config), LONGEST_MANIFEST)).toString('utf8');
  const { os, architecture, variant } = JSON.parse(text);
  return typeof os === 'string' && typeof architecture === 'string'
    ? { os, architecture, variant }
    : undefined;
}
