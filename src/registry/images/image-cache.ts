import { createHash } from 'node:crypto';
import { mkdtemp, readdir, realpath, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { tagOf } from '../../oci/layout.js';
import { formatReference, type Reference, storedName } from '../../oci/reference.js';
import { openLayout, type UntrustedLayout } from '../../oci/untrusted-layout.js';
import { makeDirectory } from '../../platform/directories.js';
import { UserError } from '../../platform/errors.js';
import { CommandError } from '../../platform/exec.js';
import type { Log } from '../../platform/log.js';
import type { Podman } from '../../podman/podman.js';
import { type Journal, serial } from '../../undo/journal.js';

/** Images as OCI layouts in a directory that something else carries from job to job, and that others may write to. */
export interface ImageCache {
  /**
   * Puts the first of these images that the directory holds into podman's storage. An image that is asked for by a digest
   * is taken only where all of its bytes match. What is damaged is a warning.
   */
  load(role: string, references: readonly Reference[]): Promise<CacheAnswer>;
  /**
   * Keeps an image of podman's storage, in place of what is there. A failure is a warning.
   * @param name what podman calls it
   */
  save(role: string, reference: Reference, name: string): Promise<void>;
}

interface CacheAnswer {
  /** What podman calls the image that was loaded; nothing where there is none. */
  readonly name?: string | undefined;
  /** Why an image that is there was not taken. */
  readonly rejected: readonly string[];
}

export interface CacheTools {
  readonly podman: Podman;
  readonly journal: Journal;
  readonly log: Log;
  /** A directory of the job's own, for copies. */
  readonly scratch: string;
  /**
   * Copies an image by its digest from its registry into a new layout, byte for byte: podman packs the layers of its
   * storage anew, and a repacked image has another digest.
   * @param isHere says of which images of an index podman has the content
   */
  copyOriginal(reference: Reference, isHere: (digest: string) => boolean, directory: string): Promise<void>;
}

/** Of what is written below; another one is not read, because its key is another. */
const LAYOUT = 2;

/** @param directory need not exist */
export function openImageCache(directory: string, tools: CacheTools): ImageCache {
  if (directory.includes(':')) {
    throw new UserError(
      `input "image-cache" is "${directory}"; allowed: a path without colon, because podman takes what follows one for an image's name`,
    );
  }
  // It is told once of each, though several images may be looked for in it.
  const damaged = new Set<string>();
  return {
    load: (role, references) => load(directory, damaged, role, references, tools),
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
      const why = thrown instanceof CommandError ? thrown.lastWords : (thrown as Error).message;
      rejected.push(`${layout}: ${why}`);
      tools.log.warning(`the image cache ${layout} is not used for the ${role} image: ${why}`);
    }
  }
  return { rejected };
}

/** @throws Error where the layout says that it has the image, and has other bytes */
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
    // podman reads a copy of ours: nobody else can change it between our look and podman's, and no name that somebody
    // wrote into the layout gets into the user's storage. Podman 4.3 makes a name of the path, and fails where that is
    // none, such as below `_temp`.
    const copy = `podman-registry-load-${serial()}`;
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
  throw new Error(`it has ${other.digest} under the name of ${storedName(reference)}`);
}

async function loadCopy(
  directory: string,
  copy: string,
  role: string,
  reference: Reference,
  { podman, journal }: CacheTools,
): Promise<string> {
  const { digest } = reference;
  // A name with a digest cannot be given by hand. podman knows the image by it once it has any name in its repository.
  const tag = digest === undefined ? reference.tag : digest.replace(':', '-');
  const tagged = formatReference({ ...reference, tag, digest: undefined });
  await journal.record({ kind: 'image', reference: tagged });
  const id = await podman.pullFrom(`oci:${copy}`, directory);
  await podman.tag(id, tagged);
  const image = (await podman.images()).find((one) => one.id === id);
  const byPath = image?.names.find((one) => one.startsWith(`localhost/${copy}:`));
  if (byPath !== undefined) await podman.untag(id, byPath);
  const name = storedName(reference);
  if (digest !== undefined && !image?.digests?.includes(name)) {
    throw new Error(`podman does not know the ${role} image that it has read from there by ${digest}`);
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
    log.info(`kept the ${role} image in the image cache ${target}`);
  } catch (thrown) {
    const why = thrown instanceof CommandError ? thrown.lastWords : (thrown as Error).message;
    log.warning(`the ${role} image could not be kept in the image cache ${directory}: ${why}`);
  }
}

/** What a job that was cut off has left. */
async function removePartial(root: string, role: string): Promise<void> {
  for (const left of await readdir(root)) {
    if (left.startsWith(`.${role}-`)) await rm(join(root, left), { recursive: true, force: true });
  }
}

/**
 * A key for the directory, as `actions/cache` takes it: another one for another machine, other images, and where an image
 * was built from packages because none could be pulled.
 * @param built the roles that were
 */
export function imageCacheKey(
  references: readonly Reference[],
  built: readonly string[],
  variables: NodeJS.ProcessEnv = process.env,
): string {
  const system = variables.RUNNER_OS || 'Linux';
  const machine = variables.RUNNER_ARCH || (process.arch === 'arm64' ? 'ARM64' : process.arch.toUpperCase());
  const content = JSON.stringify([LAYOUT, references.map(formatReference), built]);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 16);
  return `podman-registry-images-${system}-${machine}-${hash}`;
}
