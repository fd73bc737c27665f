import type { ContainerFacts, LocalImage } from '../../podman/podman.js';
import type { Host } from '../host.js';
import { storageConf } from './storage-conf.js';

/** The content of podman's store, read from its files without podman. */
export interface Store {
  /** Whether the directory has any content; an empty one does not determine the driver. */
  readonly exists: boolean;
  /** The drivers of the existing data: `overlay`, `vfs`. */
  readonly drivers: readonly string[];
  /** The data in it: `images`, `volumes` …; nothing if the store is empty. */
  readonly holds: readonly string[];
}

/** The store of this user, read once. */
export function storeAt(graphRoot: string, host: Host): Promise<Store> {
  return host.shared(`store ${graphRoot}`, () => readStore(graphRoot, host));
}

async function readStore(root: string, host: Host): Promise<Store> {
  const names = await host.list(root);
  const drivers = names.flatMap((name) => /^(.+)-images$/.exec(name)?.[1] ?? []);
  const holds = new Set<string>();
  for (const driver of drivers) {
    if (await holdsRecords(`${root}/${driver}-images/images.json`, host)) holds.add('images');
    for (const file of ['containers.json', 'volatile-containers.json']) {
      if (await holdsRecords(`${root}/${driver}-containers/${file}`, host)) holds.add('containers');
    }
    if (await holdsRecords(`${root}/${driver}-layers/layers.json`, host)) holds.add('layers');
  }
  if ((await host.list(`${root}/volumes`)).length > 0) holds.add('volumes');
  if ((await host.list(`${root}/secrets`)).some((name) => name.endsWith('.json'))) holds.add('secrets');
  if ((await host.list(`${root}/networks`)).some((name) => name.endsWith('.json'))) holds.add('networks');
  return { exists: names.length > 0, drivers, holds: [...holds] };
}

/** Unknown content counts as data. */
async function holdsRecords(path: string, host: Host): Promise<boolean> {
  const text = await host.read(path);
  if (text === undefined) return host.exists(path);
  try {
    const records: unknown = JSON.parse(text);
    return !(Array.isArray(records) && records.length === 0);
  } catch {
    return true;
  }
}

/**
 * The images of this user, read from podman's file. Calling podman takes forty times as long, a large part of the
 * start of a pod.
 * Source: the record `Image` in images.go of containers/storage; RepoDigests in image.go of containers/common's
 * libimage.
 * @returns nothing if there is not exactly one such file, or its format is unknown; then call podman
 */
export async function storedImages(host: Host): Promise<readonly LocalImage[] | undefined> {
  return (await readImages(host))?.images;
}

/** The directory with the records of images, and what they say. */
interface StoredImages {
  readonly directory: string;
  readonly images: readonly LocalImage[];
}

async function readImages(host: Host): Promise<StoredImages | undefined> {
  const { graphRoot } = await storageConf(host);
  const drivers = (await host.list(graphRoot)).filter((name) => name.endsWith('-images'));
  const directory = `${graphRoot}/${drivers[0]}`;
  const text = drivers.length === 1 ? await host.read(`${directory}/images.json`) : undefined;
  if (text === undefined) return undefined;
  try {
    const records: unknown = JSON.parse(text);
    if (!Array.isArray(records)) return undefined;
    const all = records.map(imageOf);
    const images = all.filter((image) => image !== undefined);
    return images.length === all.length ? { directory, images } : undefined;
  } catch {
    return undefined;
  }
}

// More would delay the checks.
const MOST_IMAGES = 200;

/**
 * The names of the stored images by architecture, read from the files of containers/storage: the configuration of an image
 * is the blob whose digest is its id. Source: makeBigDataBaseName in images.go of containers/storage.
 */
export async function imagePlatforms(host: Host): Promise<Map<string, string[]>> {
  const found = new Map<string, string[]>();
  const stored = await readImages(host);
  for (const { id, names } of stored?.images.slice(0, MOST_IMAGES) ?? []) {
    const [name] = names;
    // A step of a build.
    if (stored === undefined || name === undefined) continue;
    const architecture = (await readConfiguration(stored.directory, id, host))?.architecture;
    if (!isText(architecture) || !/^[a-z0-9]{1,20}$/.test(architecture)) continue;
    found.set(architecture, [...(found.get(architecture) ?? []), name]);
  }
  return found;
}

/**
 * The labels and variables of stored images, read from the same files: `podman inspect` takes a hundred times as long.
 * @returns one for each name, in the same order: nothing if there is no such image, or the format is unknown; then call podman
 */
export async function storedImageFacts(
  names: readonly string[],
  host: Host,
): Promise<readonly (ContainerFacts | undefined)[]> {
  const stored = await readImages(host);
  return Promise.all(names.map((name) => stored && factsOf(name, stored, host)));
}

async function factsOf(
  image: string,
  { directory, images }: StoredImages,
  host: Host,
): Promise<ContainerFacts | undefined> {
  const found = images.find(({ names }) => names.includes(image));
  const configuration = found && (await readConfiguration(directory, found.id, host));
  if (found === undefined || configuration === undefined) return undefined;
  const labels = configuration.config?.Labels ?? {};
  const variables = configuration.config?.Env ?? [];
  const isKnown =
    !Array.isArray(labels) &&
    Object.values(labels).every(isText) &&
    Array.isArray(variables) &&
    variables.every(isText);
  return isKnown ? { image, imageId: found.id, labels, variables } : undefined;
}

/** Source: image-spec, config.md. */
interface Configuration {
  readonly architecture?: unknown;
  readonly config?: {
    readonly Labels?: Readonly<Record<string, string>> | null;
    readonly Env?: readonly string[] | null;
  } | null;
}

async function readConfiguration(
  directory: string,
  id: string,
  host: Host,
): Promise<Configuration | undefined> {
  const blob = `=${Buffer.from(`sha256:${id}`).toString('base64')}`;
  try {
    return JSON.parse((await host.read(`${directory}/${id}/${blob}`)) ?? 'null') ?? undefined;
  } catch {
    return undefined;
  }
}

interface ImageRecord {
  readonly id?: unknown;
  readonly names?: unknown;
  /** By the name of a blob in the same directory; containers/storage computes each when it writes the blob. */
  readonly 'big-data-digests'?: unknown;
}

function imageOf(record: ImageRecord): LocalImage | undefined {
  const { id, names = [], 'big-data-digests': blobs } = record;
  const isKnown =
    typeof id === 'string' && /^[0-9a-f]{64}$/.test(id) && Array.isArray(names) && names.every(isText);
  if (!isKnown) return undefined;
  const manifests = Object.entries(blobs ?? {}).flatMap(([name, digest]) =>
    name.startsWith('manifest') && isText(digest) ? [digest] : [],
  );
  const repositories = names.map((name) => name.replace(/@.*$/, '').replace(/:[^/:]*$/, ''));
  const digests = repositories.flatMap((name) => manifests.map((digest) => `${name}@${digest}`));
  return { id, names, digests: [...new Set(digests)] };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
