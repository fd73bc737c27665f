import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { whyFailed } from '../platform/exec.js';
import { withLock } from '../platform/lock.js';
import type { Log } from '../platform/log.js';
import { layoutName, loadLayout } from '../podman/load-layout.js';
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
  const { log, scratch } = tools;
  const copies = join(scratch, 'storage-cache');
  try {
    const { images, layout, problems } = await openContents(directory);
    for (const problem of problems) log.warning(`storage cache ${directory}, not loaded: ${problem}`);
    const taken = new Set(local.flatMap(({ names }) => names));
    const damaged = new Set<string>();
    const blobs = join(copies, 'blobs');
    await mkdir(blobs, { recursive: true, mode: 0o700 });
    const deadline = Date.now() + LIMIT;
    for (const image of layout === undefined ? [] : images) {
      const names = usableNames(image, taken, tools);
      if (names.length === 0) continue;
      const left = Math.floor((deadline - Date.now()) / 1000);
      if (left < 1) {
        log.warning(`storage cache ${directory}: images are not loaded after ${LIMIT / 1000} s`);
        break;
      }
      try {
        const copy = layoutName();
        const isHere = local.some(({ id }) => id === image.id);
        // podman reads our copy, which no other process changes between this check and podman's.
        if (!isHere) await layout?.copy(image.manifest.digest, join(copies, copy), blobs);
        const assigned = names.map(assignedName);
        for (const reference of assigned)
          await tools.journal.record({ kind: 'image', reference, id: image.id });
        if (isHere) await tools.podman.tag(image.id, ...assigned);
        else await loadLayout(copies, copy, assigned, tools.podman, left);
        log.info(`loaded ${names.join(', ')}`);
      } catch (thrown) {
        const why = whyFailed(thrown);
        if (!NOT_DAMAGED.test(why)) damaged.add(image.manifest.digest);
        log.warning(`storage cache ${directory}: ${names.join(', ')} not loaded: ${why}`);
      }
    }
    if (damaged.size > 0 || problems.length > 0) await removeImages(directory, damaged);
  } catch (thrown) {
    log.warning(`storage cache ${directory} not used: ${whyFailed(thrown)}`);
  } finally {
    await rm(copies, { recursive: true, force: true });
  }
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
