import { createHash } from 'node:crypto';
import { mkdtemp, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { tagOf } from '../../oci/layout.js';
import type { CopyOriginal } from '../../oci/original-copies.js';
import { formatReference, type Reference, storedName } from '../../oci/reference.js';
import { openLayout, type UntrustedLayout } from '../../oci/untrusted-layout.js';
import { UserError } from '../../platform/errors.js';
import { whyFailed } from '../../platform/exec.js';
import { makeDirectory } from '../../platform/files.js';
import type { Log } from '../../platform/log.js';
import { serial } from '../../platform/serial.js';
import { layoutName, loadLayouts } from '../../podman/load-layout.js';
import type { Podman } from '../../podman/podman.js';
import type { Journal } from '../../undo/journal.js';

/** Images as OCI layouts in a directory that is transferred from job to job, for example by actions/cache. Not trusted. */
export interface ImageCache {
  /**
   * Loads the first of these images that the directory has into podman's storage. An image requested by digest is used only
   * if all of its bytes match. A damaged image causes a warning.
   */
  load(role: string, references: readonly Reference[]): Promise<CacheAnswer>;
  /** Whether it has one of these images by a tag, saved more than a day ago: the tag may have moved. */
  isStale(role: string, references: readonly Reference[]): Promise<boolean>;
  /**
   * Saves an image from podman's storage, replacing an earlier one. A failure causes a warning.
   * @param name podman's name for it
   */
  save(role: string, reference: Reference, name: string): Promise<void>;
}

interface CacheAnswer {
  /** Podman's name for the loaded image; undefined if none was loaded. */
  readonly name?: string | undefined;
  /** Why an existing image was not used. */
  readonly rejected: readonly string[];
}

export interface CacheTools {
  readonly podman: Podman;
  readonly journal: Journal;
  readonly log: Log;
  /** A directory of the job, for copies. */
  readonly scratch: string;
  readonly copyOriginal: CopyOriginal;
}

/** Version of the format below; other versions have another key and are not read. */
const LAYOUT = 2;

/** @param directory need not exist */
export function openImageCache(directory: string, tools: CacheTools): ImageCache {
  if (directory.includes(':')) {
    throw new UserError(
      `input "image-cache" is "${directory}"; use a path without a colon, because podman treats the text after a colon as an image name`,
    );
  }
  // Warn once for each directory, although several images may be searched in it.
  const damaged = new Set<string>();
  return {
    load: (role, references) => load(directory, damaged, role, references, tools),
    isStale: (role, references) => isStale(directory, role, references),
    save: (role, reference, name) => save(directory, role, reference, name, tools),
  };
}

async function load(
  directory: string,
  damaged: Set<string>,
  role: string,
  references: readonly Reference[],
  tools: CacheTools,
): Promise<CacheAnswer> {
  const rejected: string[] = [];
  const root = await realpath(directory).catch(() => undefined);
  if (root === undefined) return { rejected };
  for (const layout of [join(root, role), root].filter((path) => !damaged.has(path))) {
    try {
      const opened = await openLayout(layout);
      for (const reference of opened ? references : []) {
        const name = await take(opened as UntrustedLayout, role, reference, tools);
        if (name !== undefined) return { name, rejected };
      }
    } catch (thrown) {
      damaged.add(layout);
      const why = whyFailed(thrown);
      rejected.push(`${layout}: ${why}`);
      tools.log.warning(`image cache ${layout} not used for the ${role} image: ${why}`);
    }
  }
  return { rejected };
}

const DAY = 86_400_000;

/** A damaged layout is reported when it is read. */
async function isStale(directory: string, role: string, references: readonly Reference[]): Promise<boolean> {
  const tags = references.filter(({ digest }) => digest === undefined).map(formatReference);
  for (const layout of [join(directory, role), directory]) {
    const opened = await openLayout(layout).catch(() => undefined);
    if (!opened?.images.some((image) => tags.includes(tagOf(image) ?? ''))) continue;
    return Date.now() - (await savedAt(layout)) > DAY;
  }
  return false;
}

/** Milliseconds. Copies such as those of actions/cache keep this time. */
async function savedAt(layout: string): Promise<number> {
  return (await stat(join(layout, 'index.json'))).mtimeMs;
}

/**
 * The day on which the oldest of these images was saved: `2026-11-30`. Part of the key, so that images which were pulled
 * again are saved by actions/cache too.
 */
export async function savedOn(directory: string, roles: readonly string[]): Promise<string> {
  const times = await Promise.all(roles.map((role) => savedAt(join(directory, role)).catch(() => undefined)));
  const oldest = Math.min(...times.filter((time) => time !== undefined));
  return Number.isFinite(oldest) ? new Date(oldest).toISOString().slice(0, 10) : '';
}

/** @throws Error if the layout lists the image, but has other bytes */
async function take(
  layout: UntrustedLayout,
  role: string,
  reference: Reference,
  tools: CacheTools,
): Promise<string | undefined> {
  const found = findIn(layout, reference);
  if (found === undefined) return undefined;
  const directory = await mkdtemp(join(tools.scratch, 'image-cache-'));
  try {
    // podman reads our copy: no other process can change it between our check and podman's, and foreign names in the
    // layout do not get into the user's storage.
    const copy = layoutName();
    await layout.copy(found, join(directory, copy));
    return await loadCopy(directory, copy, role, reference, tools);
  } finally {
    await rm(directory, { recursive: true });
  }
}

/** @returns the digest of the manifest or index */
function findIn({ images }: UntrustedLayout, reference: Reference): string | undefined {
  const { digest } = reference;
  if (digest === undefined) {
    return images.find((image) => tagOf(image) === formatReference(reference))?.digest;
  }
  if (images.some((image) => image.digest === digest)) return digest;
  const other = images.find((image) => tagOf(image) === storedName(reference));
  if (other === undefined) return undefined;
  throw new Error(`it contains ${other.digest} as ${storedName(reference)}`);
}

async function loadCopy(
  directory: string,
  copy: string,
  role: string,
  reference: Reference,
  { podman, journal }: CacheTools,
): Promise<string> {
  const { digest } = reference;
  // A name with a digest cannot be assigned. podman finds the image by digest once it has any name in the repository.
  const tag = digest === undefined ? reference.tag : digest.replace(':', '-');
  const tagged = formatReference({ ...reference, tag, digest: undefined });
  await journal.record({ kind: 'image', reference: tagged });
  const [image] = await loadLayouts(directory, [{ layout: copy, names: [tagged] }], podman);
  const name = storedName(reference);
  if (digest !== undefined && !image?.digests?.includes(name)) {
    throw new Error(`podman cannot find the loaded ${role} image by ${digest}`);
  }
  return name;
}

async function save(
  directory: string,
  role: string,
  reference: Reference,
  name: string,
  { podman, log, copyOriginal }: CacheTools,
): Promise<void> {
  try {
    await makeDirectory(directory);
    const root = await realpath(directory);
    const target = join(root, role);
    const partial = join(root, `.${role}-${serial()}`);
    try {
      await removePartial(root, role);
      if (reference.digest === undefined) {
        await podman.copyTo(name, `oci:${partial}:${formatReference(reference)}`);
      } else {
        const digests = (await podman.images()).flatMap(({ digests = [] }) =>
          digests.includes(name) ? digests : [],
        );
        const isHere = (digest: string) => digests.some((one) => one.endsWith(`@${digest}`));
        await copyOriginal(reference, isHere, partial);
      }
      await rm(target, { recursive: true, force: true });
      await rename(partial, target);
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
    log.info(`saved the ${role} image in the image cache ${target}`);
  } catch (thrown) {
    const why = whyFailed(thrown);
    log.warning(`could not save the ${role} image in the image cache ${directory}: ${why}`);
  }
}

/** Removes leftovers of an interrupted job. */
async function removePartial(root: string, role: string): Promise<void> {
  for (const left of await readdir(root)) {
    if (left.startsWith(`.${role}-`)) await rm(join(root, left), { recursive: true, force: true });
  }
}

/**
 * A key for `actions/cache`. It depends on the architecture, the images, those that were built from packages, and the day
 * of images by a tag.
 * @param built the roles of images that were built
 * @param day from `savedOn`
 */
export function imageCacheKey(
  references: readonly Reference[],
  built: readonly string[],
  day: string,
  variables: NodeJS.ProcessEnv = process.env,
): string {
  const system = variables.RUNNER_OS || 'Linux';
  const machine = variables.RUNNER_ARCH || (process.arch === 'arm64' ? 'ARM64' : process.arch.toUpperCase());
  const content = JSON.stringify([LAYOUT, references.map(formatReference), built, day]);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return `podman-registry-images-${system}-${machine}-${hash}`;
}
