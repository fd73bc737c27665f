import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { UntrustedLayout } from '../oci/untrusted-layout.js';
import { whyFailed } from '../platform/exec.js';
import { withLock } from '../platform/lock.js';
import type { Log } from '../platform/log.js';
import { type LoadedLayout, layoutName, loadLayouts } from '../podman/load-layout.js';
import type { LocalImage, Podman } from '../podman/podman.js';
import type { Journal } from '../undo/journal.js';
import { type KeptImage, openContents, writeContents } from './contents.js';
import { assignedName, type NameScope, whyNotLoaded } from './names.js';

/** Seconds. Another job of this user may be saving images. */
export const LOCK_LIMIT = 60;
/** Milliseconds for all images. */
const LIMIT = 600_000;

/** Failures of the host, in the words of Node.js, Go and the journal. */
const NOT_DAMAGED = /no space left|ENOSPC|quota|EDQUOT|EMFILE|timed out|cannot be undone/i;

export interface LoadTools {
  readonly podman: Podman;
  readonly journal: Journal;
  readonly log: Log;
  /** A directory of the job, for copies. */
  readonly scratch: string;
  readonly scope: NameScope;
}

/**
 * Loads the images of a cache, under those names that no image of the user has. The post step removes each name as long as
 * it is that of the loaded image. What is damaged is a warning, and is removed from the cache. Never throws.
 * @param directory without links
 * @param local the images of the user
 */
export async function loadImages(
  directory: string,
  local: readonly LocalImage[],
  tools: LoadTools,
): Promise<void> {
  const { log } = tools;
  const load: Load = {
    ...tools,
    directory,
    local,
    copies: join(tools.scratch, 'storage-cache'),
    damaged: new Set(),
  };
  try {
    const { images, layout, problems } = await openContents(directory);
    for (const problem of problems) log.warning(`storage cache ${directory}, not loaded: ${problem}`);
    if (layout !== undefined) await loadCopies(await copyImages(images, layout, load), load);
    if (load.damaged.size > 0 || problems.length > 0) await removeImages(directory, load.damaged);
  } catch (thrown) {
    log.warning(`storage cache ${directory} not used: ${whyFailed(thrown)}`);
  } finally {
    await rm(load.copies, { recursive: true, force: true });
  }
}

interface Load extends LoadTools {
  readonly directory: string;
  readonly local: readonly LocalImage[];
  /** The directory of the copies. */
  readonly copies: string;
  /** The digests of images that are removed from the cache. */
  readonly damaged: Set<string>;
}

/** An image that podman can load. */
interface Ready {
  readonly image: KeptImage;
  readonly names: readonly string[];
  /** The copy; undefined if the user has the image under other names. */
  readonly layout: string | undefined;
}

/** podman reads our copies, which no other process changes between this check and podman's. */
async function copyImages(
  images: readonly KeptImage[],
  source: UntrustedLayout,
  load: Load,
): Promise<readonly Ready[]> {
  const { copies, local } = load;
  const taken = new Set(local.flatMap(({ names }) => names));
  const blobs = join(copies, 'blobs');
  await mkdir(blobs, { recursive: true, mode: 0o700 });
  const ready: Ready[] = [];
  for (const image of images) {
    const names = usableNames(image, taken, load);
    if (names.length === 0) continue;
    const layout = local.some(({ id }) => id === image.id) ? undefined : layoutName();
    const one = { image, names, layout };
    try {
      if (layout !== undefined) await source.copy(image.manifest.digest, join(copies, layout), blobs);
      ready.push(one);
    } catch (thrown) {
      notLoaded(one, thrown, load);
    }
  }
  return ready;
}

async function loadCopies(ready: readonly Ready[], load: Load): Promise<void> {
  const deadline = Date.now() + LIMIT;
  const timeLeft = () => {
    const left = Math.floor((deadline - Date.now()) / 1000);
    if (left < 1) throw new Error(`timed out after ${LIMIT / 1000} s`);
    return left;
  };
  if (ready.length === 0) return;
  try {
    await loadTogether(ready, timeLeft(), load);
  } catch {
    // In separate calls, to find the image that podman cannot load.
    for (const one of ready) {
      try {
        await loadTogether([one], timeLeft(), load);
      } catch (thrown) {
        notLoaded(one, thrown, load);
      }
    }
  }
}

/** @param left seconds */
async function loadTogether(
  ready: readonly Ready[],
  left: number,
  { podman, journal, log, copies }: Load,
): Promise<void> {
  const layouts: LoadedLayout[] = [];
  for (const { image, names: given, layout } of ready) {
    const names = given.map(assignedName);
    for (const reference of names) await journal.record({ kind: 'image', reference, id: image.id });
    if (layout === undefined) await podman.tag(image.id, ...names);
    else layouts.push({ layout, names });
  }
  if (layouts.length > 0) await loadLayouts(copies, layouts, podman, left);
  for (const { names } of ready) log.info(`loaded ${names.join(', ')}`);
}

function notLoaded({ image, names }: Ready, thrown: unknown, { directory, damaged, log }: Load): void {
  const why = whyFailed(thrown);
  if (!NOT_DAMAGED.test(why)) damaged.add(image.manifest.digest);
  log.warning(`storage cache ${directory}: ${names.join(', ')} not loaded: ${why}`);
}

function usableNames(
  { names, manifest }: KeptImage,
  taken: Set<string>,
  { scope, log }: LoadTools,
): string[] {
  return names.filter((name) => {
    if (taken.has(name) || taken.has(assignedName(name))) {
      log.info(`not loaded ${name}: the storage has an image of that name`);
      return false;
    }
    const why = whyNotLoaded(name, manifest.digest, scope);
    if (why !== undefined) log.warning(`not loaded ${JSON.stringify(name.slice(0, 200))}: ${why}`);
    return why === undefined;
  });
}

/** The index may have changed since it was read. */
function removeImages(directory: string, damaged: ReadonlySet<string>): Promise<void> {
  return withLock(directory, LOCK_LIMIT, async () => {
    const { images } = await openContents(directory);
    await writeContents(
      directory,
      images.filter(({ manifest }) => !damaged.has(manifest.digest)),
    );
  });
}
