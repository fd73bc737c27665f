import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { UserError } from '../platform/errors.js';
import { limitConcurrency } from '../platform/limit-concurrency.js';
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
import { indexTar } from './tar-entries.js';

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

/** Images of an OCI layout, by the tags that its index names. Source: the OCI image layout specification. */
export class Layout implements Source {
  readonly #files: LayoutFiles;
  readonly #turn = limitConcurrency(AT_ONCE);
  #index: Promise<readonly Descriptor[]> | undefined;
  #referrers: Promise<readonly Referrer[]> | undefined;

  constructor(files: LayoutFiles) {
    this.#files = files;
  }

  /** What the index lists; it is read once. */
  index(): Promise<readonly Descriptor[]> {
    this.#index ??= this.#files.read('index.json').then((bytes) => {
      return readManifest({ bytes, mediaType: OCI_INDEX, digest: 'index.json' }).manifests;
    });
    return this.#index;
  }

  async resolve(tag: string): Promise<string | undefined> {
    return (await this.index()).find((entry) => tagOf(entry) === tag)?.digest;
  }

  async manifest(digest: string): Promise<RawManifest> {
    const bytes = await this.#files.read(blobPath(digest));
    const found = digestOf(bytes, digest);
    if (found !== digest) throw new Error(`${blobPath(digest)} holds ${found}`);
    if (bytes.length > LONGEST_MANIFEST) throw new Error(`the manifest ${digest} is longer than 4 MiB`);
    const entry = (await this.index()).find((one) => one.digest === digest);
    return { bytes, mediaType: entry?.mediaType || mediaTypeOf(bytes), digest };
  }

  blob({ digest }: Descriptor): Promise<Readable> {
    return this.#files.stream(blobPath(digest));
  }

  async referrers(digest: string): Promise<readonly Descriptor[]> {
    this.#referrers ??= this.#findReferrers();
    return (await this.#referrers).flatMap(({ subject, referrer }) => (subject === digest ? [referrer] : []));
  }

  /** Of a manifest that is no referrer nothing is kept: a layout may hold thousands. */
  async #findReferrers(): Promise<readonly Referrer[]> {
    const found = (await this.index()).map(({ digest }) =>
      this.#turn(async () => {
        const manifest = await this.manifest(digest);
        const subject = readManifest(manifest).subject?.digest;
        return subject === undefined ? [] : [{ subject, referrer: referrerOf(manifest) }];
      }),
    );
    return (await Promise.all(found)).flat();
  }

  /**
   * The digest of the image that is meant.
   * @param tag may be left out where there is one image only
   * @throws UserError where there is none, or several
   */
  async choose(tag: string | undefined): Promise<string> {
    const tagged = tag === undefined ? undefined : await this.resolve(tag);
    if (tagged !== undefined) return tagged;
    const entries = await this.index();
    const tags = entries.flatMap((entry) => tagOf(entry) ?? []);
    const has = tags.length === 0 ? 'its images have no tags' : `it has ${tags.join(', ')}`;
    if (tag !== undefined) throw new UserError(`it has no image of the tag ${tag}; ${has}`);
    // A referrer, by its subject or by a tag of cosign's, is not what could be meant.
    const isImage = await Promise.all(
      entries.map(async (entry) => {
        if (/^sha256-[0-9a-f]{64}/.test(tagOf(entry) ?? '')) return false;
        return readManifest(await this.manifest(entry.digest)).subject === undefined;
      }),
    );
    const [only, ...others] = new Set(entries.flatMap(({ digest }, at) => (isImage[at] ? [digest] : [])));
    if (only === undefined) throw new UserError('it has no image');
    if (others.length > 0) throw new UserError(`it has several images; ${has}; add :TAG`);
    return only;
  }
}

/** A manifest that names another one as its subject. */
interface Referrer {
  readonly subject: string;
  readonly referrer: Descriptor;
}

/** The annotation by which tools find an image of a layout. */
export function tagOf({ annotations }: Descriptor): string | undefined {
  return annotations?.['org.opencontainers.image.ref.name'];
}

/** Where a layout has a blob. A digest that was read by `descriptors` holds no other slash or dot. */
export function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}
