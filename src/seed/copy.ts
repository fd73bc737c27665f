import { type Descriptor, isForeign, isIndex, type RawManifest, readManifest } from '../oci/descriptors.js';
import { choosePlatforms, fits, formatPlatform, isAttestation, reduceIndex } from '../oci/platforms.js';
import type { Repository } from '../oci/repository.js';
import { LONGEST_MANIFEST, type Source } from '../oci/source.js';
import { UserError } from '../platform/errors.js';
import { readAll } from '../platform/http.js';
import { allEnded } from '../platform/settle-all.js';
import type { Arrival, Blobs } from './blobs.js';

/** One image on its way into one repository. */
export interface Course {
  readonly source: Source;
  readonly target: Repository;
  readonly blobs: Blobs;
  /** None: all. */
  readonly platforms: readonly string[];
}

/** What a course brought. */
export interface Haul {
  /** Of the manifest that stands for the image at the registry. */
  readonly manifest: RawManifest;
  /** It and the images below it, each of which may be signed. */
  readonly manifests: readonly string[];
  /** How each blob came, by its digest. */
  readonly arrivals: ReadonlyMap<string, { readonly size: number; readonly how: Arrival }>;
  /** Platforms that were wished for and are not there. */
  readonly missing: readonly string[];
}

/**
 * Copies the manifest of this digest with all below it, what is below first, so that nothing at the registry ever lacks a
 * part. Of an index the wished platforms only: several of them in an index of their own, one by itself.
 */
export async function copyImage(digest: string, course: Course): Promise<Haul> {
  const { platforms } = course;
  const found = await locate(digest, course);
  const { manifest } = found;
  if (platforms.length === 0) return copyTree(found, course, []);
  if (!isIndex(manifest.mediaType)) {
    await expectPlatform(manifest, course);
    return copyTree(found, course, []);
  }
  const { manifests, images, missing } = choosePlatforms(readManifest(manifest).manifests, platforms);
  const [only] = images;
  if (only !== undefined && images.length === 1) {
    return copyTree(await locate(only.digest, course), course, missing);
  }
  const whole = readManifest(manifest).manifests.length === manifests.length;
  if (whole) return copyTree(found, course, missing);
  const reduced = reduceIndex(manifest, manifests);
  const isThere = (await course.target.find(reduced.digest)) !== undefined;
  return copyTree({ manifest: reduced, isThere }, course, missing);
}

interface Located {
  readonly manifest: RawManifest;
  /** At the registry. */
  readonly isThere: boolean;
}

/** What the registry has needs not be asked of the source, which may count how often it is asked. */
async function locate(digest: string, { source, target }: Course): Promise<Located> {
  const there = await target.find(digest);
  return { manifest: there ?? (await source.manifest(digest)), isThere: there !== undefined };
}

async function copyTree(top: Located, course: Course, missing: readonly string[]): Promise<Haul> {
  const { manifest } = top;
  const seen = new Map([[manifest.digest, true]]);
  const arrivals = new Map<string, { readonly size: number; readonly how: Arrival }>();
  await descend(top, course, seen, arrivals);
  const manifests = [...seen].filter(([, isImage]) => isImage).map(([digest]) => digest);
  return { manifest, manifests, arrivals, missing };
}

/** @param seen each manifest by its digest, and whether it is an image or an index */
async function descend(
  { manifest, isThere }: Located,
  course: Course,
  seen: Map<string, boolean>,
  arrivals: Map<string, { readonly size: number; readonly how: Arrival }>,
): Promise<void> {
  const { source, target, blobs } = course;
  const content = readManifest(manifest);
  await allEnded([
    ...content.manifests.map(async (entry) => {
      const { digest } = entry;
      if (seen.has(digest)) return;
      seen.set(digest, !isAttestation(entry));
      await descend(await locate(digest, course), course, seen, arrivals);
    }),
    ...content.blobs
      .filter((blob) => !isForeign(blob))
      .map(async (blob) => {
        // The registry takes a manifest only when it has all of its blobs.
        if (isThere) blobs.isIn(target.name, blob.digest);
        const how = isThere ? 'there' : await blobs.bring(target, blob, source);
        if (!arrivals.has(blob.digest)) arrivals.set(blob.digest, { size: blob.size, how });
      }),
  ]);
  if (!isThere) await target.put(manifest, manifest.digest);
}

/** An image alone says in its configuration what it is for; what is no image is for everything. */
async function expectPlatform(manifest: RawManifest, { source, platforms }: Course): Promise<void> {
  const { config } = readManifest(manifest);
  if (config === undefined || !/image(?:\.config)?\.v1\+json$/.test(config.mediaType)) return;
  const platform = await readPlatform(config, source);
  if (platform === undefined || platforms.some((wish) => fits(platform, wish))) return;
  throw new UserError(`it is for ${formatPlatform(platform)} only, not for ${platforms.join(', ')}`);
}

async function readPlatform(config: Descriptor, source: Source) {
  const text = (await readAll(await source.blob(config), LONGEST_MANIFEST)).toString('utf8');
  const { os, architecture, variant } = JSON.parse(text);
  return typeof os === 'string' && typeof architecture === 'string'
    ? { os, architecture, variant }
    : undefined;
}
