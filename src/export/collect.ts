import {
  cosignTags,
  DEEPEST_REFERRER,
  type Descriptor,
  isForeign,
  type RawManifest,
  readManifest,
} from '../oci/descriptors.js';
import type { RegistryClient } from '../oci/registry-client.js';
import { Repository } from '../oci/repository.js';
import { type ExportImage, missing } from './list.js';

/** A blob, and the repository that has it. */
export interface OwnedBlob {
  readonly blob: Descriptor;
  readonly from: Repository;
}

/** Everything that a layout contains. */
export interface Contents {
  /** The entries of its index: images with their names, and what refers to them. */
  readonly entries: Descriptor[];
  readonly manifests: Map<string, RawManifest>;
  readonly blobs: Map<string, OwnedBlob>;
  readonly images: ExportedImage[];
}

/** An exported image. */
export interface ExportedImage extends ExportImage {
  readonly digest: string;
  /** Of all its blobs, in bytes. */
  readonly size: number;
  /** Signatures, attestations and other manifests that refer to it. */
  readonly referrers: number;
}

// Manifests in memory, of up to 4 MiB each but mostly 1 kB.
const MOST_MANIFESTS = 20_000;

/** Reads the manifests of images with all platforms, and of what refers to them. */
export async function collect(client: RegistryClient, images: readonly ExportImage[]): Promise<Contents> {
  const contents: Contents = { entries: [], manifests: new Map(), blobs: new Map(), images: [] };
  for (const { repository, tag } of images) {
    const from = new Repository(client, repository);
    const manifest = await from.find(tag);
    if (manifest === undefined) throw missing(client, `${repository}:${tag}`);
    addEntry(contents, manifest, `${repository}:${tag}`);
    const blobs = new Map<string, number>();
    const digests = await addTree(contents, from, manifest, blobs);
    let referrers = 0;
    for (const digest of digests) referrers += await addReferrers(contents, from, digest, 0);
    const size = [...blobs.values()].reduce((sum, one) => sum + one, 0);
    contents.images.push({ repository, tag, digest: manifest.digest, size, referrers });
  }
  return contents;
}

/** @returns the digests of the manifest and of those in it */
async function addTree(
  contents: Contents,
  from: Repository,
  top: RawManifest,
  sizes: Map<string, number>,
): Promise<string[]> {
  const pending = [top];
  const digests = new Set<string>();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (digests.has(next.digest)) continue;
    digests.add(next.digest);
    contents.manifests.set(next.digest, next);
    if (contents.manifests.size > MOST_MANIFESTS) {
      throw new Error(`the images have more than ${MOST_MANIFESTS} manifests`);
    }
    const { manifests, blobs } = readManifest(next);
    for (const blob of blobs.filter((one) => !isForeign(one))) {
      sizes.set(blob.digest, blob.size);
      if (!contents.blobs.has(blob.digest)) contents.blobs.set(blob.digest, { blob, from });
    }
    for (const { digest } of manifests) {
      pending.push(contents.manifests.get(digest) ?? (await from.manifest(digest)));
    }
  }
  return [...digests];
}

/** Adds cosign's tags, the referrers of a manifest, and what refers to those. */
async function addReferrers(
  contents: Contents,
  from: Repository,
  digest: string,
  depth: number,
): Promise<number> {
  if (depth === DEEPEST_REFERRER) return 0;
  const found = new Set<string>();
  const add = async (manifest: RawManifest, name?: string) => {
    addEntry(contents, manifest, name);
    await addTree(contents, from, manifest, new Map());
    found.add(manifest.digest);
  };
  for (const tag of cosignTags(digest)) {
    const manifest = await from.find(tag);
    if (manifest !== undefined) await add(manifest, `${from.name}:${tag}`);
  }
  for (const referrer of await from.referrers(digest)) await add(await from.manifest(referrer.digest));
  let count = found.size;
  for (const one of found) count += await addReferrers(contents, from, one, depth + 1);
  return count;
}

/** Source: the OCI image layout specification, index.json. */
function addEntry(
  { entries }: Contents,
  { mediaType, digest, bytes }: RawManifest,
  name: string | undefined,
): void {
  const annotations = name === undefined ? undefined : { [REF_NAME]: name };
  const isThere = entries.some((one) => one.digest === digest && one.annotations?.[REF_NAME] === name);
  if (!isThere) entries.push({ mediaType, digest, size: bytes.length, ...(annotations && { annotations }) });
}

const REF_NAME = 'org.opencontainers.image.ref.name';
