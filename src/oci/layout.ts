import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { UserError } from '../platform/errors.js';
import { atMost } from '../platform/limit-concurrency.js';
import {
  type Descriptor,
  digestOf,
  mediaTypeOf,
  OCI_INDEX,
  type RawManifest,
  readManifest,
  referrerOf,
} from './descriptors.js';
import { LONGEST_MANIFEST, type Source } from './source.js';
import { indexTar } from './tar-index.js';

/** The files of an OCI layout, wherever they lie. */
export interface LayoutFiles {
  read(path: string): Promise<Buffer>;
  stream(path: string): Promise<Readable>;
}

export function directoryFiles(directory: string): LayoutFiles {
  return {
    read: (path) => readFile(join(directory, path)),
    stream: async (path) => {
      // A file that is not there would be an error of the stream otherwise, and nobody listens yet.
      await stat(join(directory, path));
      return createReadStream(join(directory, path));
    },
  };
}

/** @throws UserError for a compressed archive, and one of another kind */
export async function archiveFiles(path: string): Promise<LayoutFiles> {
  const file = await open(path);
  try {
    const entries = await indexTar(file).catch((thrown) => {
      throw new UserError(
        `${path} is no plain tar archive (${(thrown as Error).message}); where it is compressed, unpack it first: gunzip, unzstd`,
      );
    });
    if (!entries.has('index.json') && entries.has('manifest.json')) {
      throw new UserError(
        `${path} is an archive of docker save; podman load --input ${path} and containers-storage:NAME take it, or skopeo copy docker-archive:${path} oci-archive:OTHER`,
      );
    }
    const entryOf = (name: string) => {
      const entry = entries.get(name);
      if (entry === undefined) throw new Error(`${path} has no ${name}`);
      return entry;
    };
    const stream = async (name: string) => {
      const { start, size } = entryOf(name);
      return size === 0 ? Readable.from([]) : createReadStream(path, { start, end: start + size - 1 });
    };
    const read = async (name: string) => {
      const parts: Buffer[] = [];
      for await (const part of await stream(name)) parts.push(part);
      return Buffer.concat(parts);
    };
    return { read, stream };
  } finally {
    await file.close();
  }
}

// Manifests that are read at once, each with an open file.
const AT_ONCE = 16;

const TAG = 'org.opencontainers.image.ref.name';

/** Images of an OCI layout, by the tags that its index names. Source: the OCI image layout specification. */
export function layoutSource(files: LayoutFiles): Source {
  let listed: Promise<readonly Descriptor[]> | undefined;
  const list = () => {
    listed ??= readIndex(files);
    return listed;
  };

  async function manifest(digest: string): Promise<RawManifest> {
    const bytes = await files.read(blobPath(digest));
    const found = digestOf(bytes, digest);
    if (found !== digest) throw new Error(`${blobPath(digest)} holds ${found}`);
    if (bytes.length > LONGEST_MANIFEST) throw new Error(`the manifest ${digest} is longer than 4 MiB`);
    const entry = (await list()).find((one) => one.digest === digest);
    return { bytes, mediaType: entry?.mediaType || mediaTypeOf(bytes), digest };
  }

  const turn = atMost(AT_ONCE);
  let speaking: Promise<readonly Speaking[]> | undefined;
  const listSpeaking = () => {
    speaking ??= list().then(async (entries) => {
      const found = entries.map(({ digest }) => turn(async () => speakingOf(await manifest(digest))));
      return (await Promise.all(found)).flat();
    });
    return speaking;
  };

  return {
    resolve: async (tag) => (await list()).find(({ annotations }) => annotations?.[TAG] === tag)?.digest,
    manifest,
    blob: ({ digest }) => files.stream(blobPath(digest)),
    referrers: async (digest) =>
      (await listSpeaking()).flatMap(({ subject, referrer }) => (subject === digest ? [referrer] : [])),
  };
}

/** A manifest that speaks of another one. */
interface Speaking {
  readonly subject: string;
  readonly referrer: Descriptor;
}

/** Of a manifest that speaks of none nothing is kept: a layout may hold thousands. */
function speakingOf(manifest: RawManifest): Speaking[] {
  const subject = readManifest(manifest).subject?.digest;
  return subject === undefined ? [] : [{ subject, referrer: referrerOf(manifest) }];
}

/**
 * The image of a layout.
 * @param tag may be left out where there is one image only
 * @throws UserError where there is none, or several
 */
export async function chosenImage(
  files: LayoutFiles,
  source: Source,
  tag: string | undefined,
): Promise<string> {
  const tagged = tag === undefined ? undefined : await source.resolve(tag);
  if (tagged !== undefined) return tagged;
  const listed = await readIndex(files);
  const tags = listed.flatMap(({ annotations }) => annotations?.[TAG] ?? []);
  const has = tags.length === 0 ? 'its images have no tags' : `it has ${tags.join(', ')}`;
  if (tag !== undefined) throw new UserError(`it has no image of the tag ${tag}; ${has}`);
  // What speaks of an image, by its subject or by a tag of cosign's, is none that could be meant.
  const subjects = await Promise.all(
    listed.map(async ({ digest }) => (await subjectOf(source, digest)) !== undefined),
  );
  const images = listed.filter(
    ({ annotations }, index) => !subjects[index] && !/^sha256-[0-9a-f]{64}/.test(annotations?.[TAG] ?? ''),
  );
  const [only] = new Set(images.map(({ digest }) => digest));
  if (only === undefined) throw new UserError('it has no image');
  if (images.some(({ digest }) => digest !== only))
    throw new UserError(`it has several images; ${has}; add :TAG`);
  return only;
}

async function subjectOf(source: Source, digest: string): Promise<Descriptor | undefined> {
  return readManifest(await source.manifest(digest)).subject;
}

/** What the index of a layout lists. */
export async function readIndex(files: LayoutFiles): Promise<readonly Descriptor[]> {
  const bytes = await files.read('index.json');
  return readManifest({ bytes, mediaType: OCI_INDEX, digest: 'index.json' }).manifests;
}

/** Where a layout has a blob. A digest that was read by `descriptors` holds no other slash or dot. */
export function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}
