import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { accessible } from '../accessible.js';
import { describeError, UserError } from '../errors.js';
import { CommandError } from '../exec/run.js';
import type { Log } from '../log.js';
import type { Podman } from '../podman/podman.js';
import { type Journal, serial } from '../undo/journal.js';
import { expectIntact, findInLayout, type LayoutImage } from './oci-layout.js';
import { formatReference, type Reference } from './reference.js';

/** Images as OCI layouts in a directory that something else carries from job to job. */
export interface ImageCache {
  /**
   * Puts the first of these images that the directory holds into podman's storage. What is damaged is a warning.
   * @returns the name that it has there; nothing where there is none of them
   */
  load(role: string, references: readonly Reference[]): Promise<string | undefined>;
  /**
   * Keeps an image of podman's storage, unless it is there already. A failure is a warning.
   * @param name what podman calls it
   */
  save(role: string, reference: Reference, name: string): Promise<void>;
}

export interface CacheTools {
  readonly podman: Podman;
  readonly journal: Journal;
  readonly log: Log;
}

/** Of what is written below; another one is not read, because its key is another. */
const LAYOUT = 1;

// Beside the layout's own files: the reference that an image was pulled by, which a layout of podman's does not tell.
const NOTE = 'podman-registry.json';

interface Note {
  readonly layout: number;
  readonly reference: string;
  /** Of the manifest in the layout. podman packs layers anew, so it is not the digest that was pulled. */
  readonly manifest: string;
}

/**
 * @param directory need not exist
 * @throws UserError where podman could not be told its path
 */
export function openImageCache(directory: string, tools: CacheTools): ImageCache {
  if (directory.includes(':')) {
    throw new UserError(
      `input "image-cache" is "${directory}"; allowed: a path without colon, because podman takes what follows one for an image's name`,
    );
  }
  // It is told once of each, though several images may be looked for in it.
  const damaged = new Set<string>();
  return {
    load: (role, references) => load([join(directory, role), directory], damaged, role, references, tools),
    save: (role, reference, name) => save(directory, role, reference, name, tools),
  };
}

/**
 * What podman calls an image that is wanted by a digest and came from the directory, where its manifest is another, so
 * that podman would not know it by that digest.
 */
export function cachedName(role: string, { digest, ...rest }: Reference): string {
  return digest === undefined
    ? formatReference({ ...rest, digest })
    : `localhost/podman-registry-action/${role}:${digest.replace(':', '-')}`;
}

async function load(
  layouts: readonly string[],
  damaged: Set<string>,
  role: string,
  references: readonly Reference[],
  { podman, journal, log }: CacheTools,
): Promise<string | undefined> {
  for (const layout of layouts.filter((path) => !damaged.has(path))) {
    try {
      for (const reference of references) {
        const found = await find(layout, role, reference);
        if (found === undefined) continue;
        await expectIntact(layout, found);
        const name = cachedName(role, reference);
        await journal.record({ kind: 'image', reference: name });
        await loadFrom(layout, found, name, podman);
        return name;
      }
    } catch (thrown) {
      damaged.add(layout);
      const why = thrown instanceof CommandError ? thrown.lastWords : describeError(thrown);
      log.warning(`the image cache ${layout} is damaged and not used for the ${role} image: ${why}`);
    }
  }
  return undefined;
}

/**
 * Podman 5 calls an image by its name in the layout. Podman 4.3 makes a name of the layout's path, and fails where that is
 * none, such as below `_temp`: so it is told a path that is one, and that nobody else has.
 */
async function loadFrom(
  layout: string,
  { name: inLayout }: LayoutImage,
  name: string,
  podman: Podman,
): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'podman-registry-'));
  const link = `podman-registry-load-${serial()}`;
  try {
    await symlink(resolve(layout), join(directory, link));
    const source = `oci:${link}${inLayout === undefined ? '' : `:${inLayout}`}`;
    const id = await podman.pullFrom(source, directory);
    await podman.tag(id, name);
    const names = (await podman.images()).find((image) => image.id === id)?.names ?? [];
    const byPath = names.find((one) => one.startsWith(`localhost/${link}:`));
    if (byPath !== undefined) await podman.untag(id, byPath);
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function find(layout: string, role: string, reference: Reference): Promise<LayoutImage | undefined> {
  const { digest } = reference;
  if (digest === undefined) return findInLayout(layout, ({ name }) => name === formatReference(reference));
  // Somebody who copied it with its digests, or we.
  const exact = await findInLayout(layout, (image) => image.digest === digest);
  if (exact !== undefined) return exact;
  const note = await readNote(layout);
  const isOurs =
    note?.layout === LAYOUT && note.reference === formatReference({ ...reference, tag: undefined });
  if (!isOurs) return undefined;
  const name = cachedName(role, reference);
  return findInLayout(layout, (image) => image.name === name && image.digest === note.manifest);
}

async function readNote(layout: string): Promise<Note | undefined> {
  const path = join(layout, NOTE);
  return (await accessible(path)) ? (JSON.parse(await readFile(path, 'utf8')) as Note) : undefined;
}

async function save(
  directory: string,
  role: string,
  reference: Reference,
  name: string,
  { podman, log }: CacheTools,
): Promise<void> {
  const target = join(directory, role);
  const partial = join(directory, `.${role}-${serial()}`);
  try {
    await mkdir(directory, { recursive: true });
    // Of a job that was cut off.
    for (const left of await readdir(directory)) {
      if (left.startsWith(`.${role}-`)) await rm(join(directory, left), { recursive: true, force: true });
    }
    const cached = cachedName(role, reference);
    await podman.copyTo(name, `oci:${partial}:${cached}`);
    const written = await findInLayout(partial, (image) => image.name === cached);
    if (written === undefined) throw new Error(`podman wrote no image ${cached} to it`);
    const pulled = formatReference(
      reference.digest === undefined ? reference : { ...reference, tag: undefined },
    );
    const note: Note = { layout: LAYOUT, reference: pulled, manifest: written.digest };
    await writeFile(join(partial, NOTE), `${JSON.stringify(note)}\n`);
    await rm(target, { recursive: true, force: true });
    await rename(partial, target);
    log.info(`kept the ${role} image in the image cache ${target}`);
  } catch (thrown) {
    const why = thrown instanceof CommandError ? thrown.lastWords : describeError(thrown);
    log.warning(`the ${role} image could not be kept in the image cache ${directory}: ${why}`);
    await rm(partial, { recursive: true, force: true });
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
