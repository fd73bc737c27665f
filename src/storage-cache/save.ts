import type { CopyOriginal } from '../oci/original-copies.js';
import { formatBytes } from '../platform/amounts.js';
import { whyFailed } from '../platform/exec.js';
import { withLock } from '../platform/lock.js';
import type { Log } from '../platform/log.js';
import type { LocalImage, Podman } from '../podman/podman.js';
import {
  type KeptImage,
  LARGEST,
  newestThatFit,
  openContents,
  prepareDirectory,
  writeContents,
} from './contents.js';
import { LOCK_LIMIT } from './load.js';
import { digestIn, type NameScope, refusalOf, whyNotLoaded } from './names.js';
import { type Wanted, writeImage } from './write-image.js';

/** Milliseconds. A cancelled job waits for its post steps for a few minutes. */
const LIMIT = 180_000;

export interface SaveTools {
  readonly podman: Podman;
  readonly log: Log;
  readonly scope: NameScope;
  /** The IDs of the images before the job. */
  readonly before: ReadonlySet<string>;
  /** The names of images that the post step removes, such as those of the registry's pod. */
  readonly removed: ReadonlySet<string>;
  readonly copyOriginal: CopyOriginal;
}

/**
 * Saves the images that the job pulled or built, unless the cache has them. An image replaces one of the same name, and the
 * oldest images leave if there are too many. Never throws.
 * @param open creates the directory if it does not exist, and returns its path without links
 */
export async function saveImages(open: () => string, tools: SaveTools): Promise<void> {
  const { log } = tools;
  try {
    const named = await imagesToKeep(tools);
    if (named.size === 0) {
      log.info('the job has no images for the storage cache');
      return;
    }
    const directory = open();
    await withLock(directory, LOCK_LIMIT, () => update(directory, named, tools));
  } catch (thrown) {
    log.warning(`could not save images in the storage cache: ${whyFailed(thrown)}`);
  }
}

/** The images of the job with the names under which they are kept. */
async function imagesToKeep({ podman, log, scope, before, removed }: SaveTools) {
  // podman lists an image once for each of its names.
  const local = new Map((await podman.images()).map((image) => [image.id, image]));
  const judged = [...local.values()].map((image) => {
    const refused = image.names.map((name) => ({ name, refusal: refusalOf(name, scope) }));
    const names = refused.flatMap(({ name, refusal }) => (refusal === undefined ? [name] : []));
    const isPrivate = names.length === 0 && refused.some(({ refusal }) => refusal?.kind === 'private');
    return { image, refused, names, isPrivate };
  });
  const layersOf = async ({ id }: LocalImage) => `${(await podman.imageFacts(id))?.layers ?? ''} `;
  const hidden = await Promise.all(
    judged.filter(({ isPrivate }) => isPrivate).map(({ image }) => layersOf(image)),
  );
  const bases = hidden.filter((layers) => layers !== ' ');
  const kept = new Map<LocalImage, readonly string[]>();
  for (const { image, refused, names } of judged) {
    if (before.has(image.id) || image.names.some((name) => removed.has(name))) continue;
    for (const { name, refusal } of refused) {
      if (refusal !== undefined && refusal.kind !== 'own') log.info(`not kept ${name}: ${refusal.why}`);
    }
    if (names.length === 0) continue;
    const layers = bases.length === 0 ? '' : await layersOf(image);
    if (bases.some((base) => layers.startsWith(base))) {
      log.info(`not kept ${names.join(', ')}: it is built on an image that may be private`);
    } else if (await podman.isManifestList(image.id)) {
      log.info(`not kept ${names.join(', ')}: it is a manifest list`);
    } else if ((image.size ?? 0) > LARGEST) {
      log.info(`not kept ${names.join(', ')}: larger than ${formatBytes(LARGEST, 0)}`);
    } else kept.set(image, names);
  }
  return kept;
}

/** An image that was pulled by a digest is wanted unchanged. It is then also the one of its other names. */
function wantedOf([image, names]: readonly [LocalImage, readonly string[]]): Wanted[] {
  const [first, ...others] = names.filter((name) => digestIn(name) !== undefined);
  const rest = names.filter((name) => !others.includes(name));
  return [
    { image, names: rest, digest: first === undefined ? undefined : digestIn(first) },
    ...others.map((name) => ({ image, names: [name], digest: digestIn(name) })),
  ];
}

async function update(
  directory: string,
  named: ReadonlyMap<LocalImage, readonly string[]>,
  tools: SaveTools,
): Promise<void> {
  const { log, scope } = tools;
  const { images: existing, problems } = await openContents(directory);
  await prepareDirectory(directory);
  const deadline = Date.now() + LIMIT;
  const given = new Set([...named.values()].flat());
  // What is not in the storage any more keeps its names, unless another image has them.
  const images: KeptImage[] = existing.map((image) => ({
    ...image,
    names: image.names.filter(
      (name) => !given.has(name) && whyNotLoaded(name, image.manifest.digest, scope) === undefined,
    ),
  }));
  let saved = 0;
  for (const wanted of [...named].flatMap(wantedOf)) {
    const { image, names, digest } = wanted;
    const at = images.findIndex(
      ({ id, manifest }) => id === image.id && (digest ?? manifest.digest) === manifest.digest,
    );
    const found = images[at];
    if (found !== undefined) {
      images[at] = { ...found, names: [...found.names, ...names] };
      continue;
    }
    const left = deadline - Date.now();
    if (left < 1000) {
      log.warning(`the storage cache lacks ${names.join(', ')}: saving took ${LIMIT / 1000} s`);
      continue;
    }
    try {
      images.push({ ...(await writeImage(wanted, directory, left, tools)), names, saved: Date.now() });
      log.info(`saved ${names.join(', ')}`);
      saved++;
    } catch (thrown) {
      log.warning(`could not save ${names.join(', ')} in the storage cache: ${whyFailed(thrown)}`);
    }
  }
  const kept = newestThatFit(images.filter((image) => image.names.length > 0));
  for (const { names: gone } of images) {
    if (gone.length === 0 || kept.some(({ names: stays }) => stays === gone)) continue;
    log.info(`removed ${gone.join(', ')}: older than the newest ${formatBytes(LARGEST, 0)}`);
  }
  if (saved === 0 && problems.length === 0 && isSame(existing, kept)) {
    log.info('the storage cache has not changed');
    return;
  }
  await writeContents(directory, kept);
}

function isSame(one: readonly KeptImage[], other: readonly KeptImage[]): boolean {
  const listed = (images: readonly KeptImage[]) =>
    images.flatMap(({ id, names }) => names.map((name) => `${name} ${id}`)).sort();
  return JSON.stringify(listed(one)) === JSON.stringify(listed(other));
}
