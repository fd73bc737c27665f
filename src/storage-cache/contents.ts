import { lstat, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Descriptor, OCI_INDEX, type RawManifest, readManifest } from '../oci/descriptors.js';
import { tagOf } from '../oci/layout.js';
import { openLayout, type UntrustedLayout } from '../oci/untrusted-layout.js';
import { groupBy } from '../platform/group-by.js';
import { serial } from '../platform/serial.js';

/** An image of the cache. */
export interface KeptImage {
  /** Of an image, or of an index. */
  readonly manifest: Descriptor;
  /** Podman's ID: the digest of the configuration. */
  readonly id: string;
  readonly names: readonly string[];
  /** Milliseconds. */
  readonly saved: number;
  /** The configuration and the layers, and of an index also the manifest. */
  readonly blobs: readonly Descriptor[];
}

/** What a directory has, as far as it can be known without reading the layers. */
export interface Contents {
  readonly images: readonly KeptImage[];
  /** Nothing if there are no images. */
  readonly layout?: UntrustedLayout;
  /** What is damaged; `writeContents` removes it. */
  readonly problems: readonly string[];
}

/** A file that only this cache has. A directory with other files is not used, because unknown files are removed. */
const MARK = 'podman-storage-cache';
const SAVED = 'podman-registry-action.saved';
const PARTIAL = '.partial-';
/** More than jobs use; each takes a call of podman. */
const MOST_IMAGES = 200;
const MOST_NAMES = 1000;
/** Bytes of all blobs. */
export const LARGEST = 4 * 2 ** 30;

/**
 * Reads the index and the manifests of a cache, which are not trusted.
 * @throws Error if the directory has something else
 */
export async function openContents(directory: string): Promise<Contents> {
  const names = await readdir(directory).catch((thrown: NodeJS.ErrnoException): string[] => {
    if (thrown.code === 'ENOENT') return [];
    throw thrown;
  });
  if (names.length === 0) return { images: [], problems: [] };
  if (!names.includes(MARK)) {
    throw new Error('it has files that this action did not write; use a directory for this cache alone');
  }
  try {
    const layout = await openLayout(directory);
    if (layout === undefined) throw new Error('it has no oci-layout');
    return { ...(await readImages(layout)), layout };
  } catch (thrown) {
    return { images: [], problems: [(thrown as Error).message] };
  }
}

async function readImages(layout: UntrustedLayout): Promise<Omit<Contents, 'layout'>> {
  if (layout.images.length > MOST_NAMES) throw new Error(`it has more than ${MOST_NAMES} names`);
  const byDigest = groupBy(layout.images, ({ digest }) => digest);
  if (byDigest.size > MOST_IMAGES) throw new Error(`it has more than ${MOST_IMAGES} images`);
  const images: KeptImage[] = [];
  const problems: string[] = [];
  const named = new Set<string>();
  for (const [digest, entries] of byDigest) {
    // A name of two images is that of the first.
    const names = entries.flatMap((entry) => tagOf(entry) ?? []).filter((name) => !named.has(name));
    for (const name of names) named.add(name);
    try {
      const image = await readImage(layout, digest);
      const saved = Date.parse(entries[0]?.annotations?.[SAVED] ?? '');
      images.push({ ...image, names: [...new Set(names)], saved: saved <= Date.now() ? saved : 0 });
    } catch (thrown) {
      problems.push(`${names.join(', ') || digest}: ${(thrown as Error).message}`);
    }
  }
  return { images, problems };
}

/**
 * Reads an image, or the only image of an index for this machine.
 * @throws Error if it is damaged
 */
export async function readImage(
  layout: UntrustedLayout,
  digest: string,
): Promise<Pick<KeptImage, 'manifest' | 'id' | 'blobs'>> {
  const [top, ...images] = (await layout.manifests(digest)) as [RawManifest, ...RawManifest[]];
  if (images.length > 1) throw new Error(`${digest} has several images for this machine`);
  const { config, blobs } = readManifest(images[0] ?? top);
  if (config === undefined) throw new Error(`${digest} has no image for this machine`);
  const all = [...images.map(descriptorOf), ...blobs];
  const other = [top, ...all].find((one) => !one.digest.startsWith('sha256:'));
  if (other !== undefined) throw new Error(`${other.digest} is not a SHA-256`);
  return { manifest: descriptorOf(top), id: config.digest.slice('sha256:'.length), blobs: all };
}

function descriptorOf({ mediaType, digest, bytes }: RawManifest): Descriptor {
  return { mediaType, digest, size: bytes.length };
}

/** The newest of these images that fit into the cache together, each with its layers counted once. */
export function newestThatFit(images: readonly KeptImage[], largest = LARGEST): KeptImage[] {
  const counted = new Set<string>();
  let total = 0;
  return images
    .toSorted((one, other) => other.saved - one.saved)
    .filter(({ blobs }) => {
      const added = blobs.filter(({ digest }) => !counted.has(digest));
      const size = added.reduce((sum, blob) => sum + blob.size, 0);
      if (total + size > largest) return false;
      total += size;
      for (const { digest } of added) counted.add(digest);
      return true;
    })
    .slice(0, MOST_IMAGES);
}

/** Creates the directories of a cache. Follows no link in it. */
export async function prepareDirectory(directory: string): Promise<void> {
  for (const path of [join(directory, 'blobs'), blobDirectory(directory)]) {
    const facts = await lstat(path).catch(() => undefined);
    if (facts?.isDirectory()) continue;
    await rm(path, { force: true });
    await mkdir(path);
  }
  await replaceFile(join(directory, MARK), '1\n');
}

/** A path for what is being written, on the same file system; `writeContents` removes leftovers. */
export function partialPath(directory: string): string {
  return join(directory, `${PARTIAL}${serial()}`);
}

export function blobDirectory(directory: string): string {
  return join(directory, 'blobs/sha256');
}

/** Makes a cache list these images, whose blobs it has, and removes all others. */
export async function writeContents(directory: string, images: readonly KeptImage[]): Promise<void> {
  await prepareDirectory(directory);
  const manifests = images.flatMap(({ manifest, names, saved }) =>
    names.map((name) => ({
      ...manifest,
      annotations: { 'org.opencontainers.image.ref.name': name, [SAVED]: new Date(saved).toISOString() },
    })),
  );
  await replaceFile(join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
  await replaceFile(
    join(directory, 'index.json'),
    JSON.stringify({ schemaVersion: 2, mediaType: OCI_INDEX, manifests: manifests.slice(0, MOST_NAMES) }),
  );
  const used = new Set(
    images.flatMap(({ manifest, blobs }) => [manifest, ...blobs].map(({ digest }) => digest)),
  );
  await removeOthers(blobDirectory(directory), (name) => used.has(`sha256:${name}`));
  await removeOthers(join(directory, 'blobs'), (name) => name === 'sha256');
  await removeOthers(directory, (name) => !name.startsWith(PARTIAL));
}

async function removeOthers(directory: string, isKept: (name: string) => boolean): Promise<void> {
  for (const name of await readdir(directory)) {
    if (!isKept(name)) await rm(join(directory, name), { recursive: true, force: true });
  }
}

/** Replaces a link too, and does not change its target. */
async function replaceFile(path: string, text: string): Promise<void> {
  const partial = partialPath(dirname(path));
  await writeFile(partial, text, { flag: 'wx' });
  await rename(partial, path);
}
