import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { limitConcurrency } from '../platform/concurrency.js';
import { UserError } from '../platform/errors.js';
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

/** The files of an OCI layout, in a directory or an archive. */
export interface LayoutFiles {
  read(path: string): Promise<Buffer>;
  stream(path: string): Promise<Readable>;
}

export function directoryFiles(directory: string): LayoutFiles {
  return {
    read: (path) => readFile(join(directory, path)),
    stream: async (path) => {
      // Otherwise a missing file would be an error of the stream before there is a listener.
      await stat(join(directory, path));
      return createReadStream(join(directory, path));
    },
  };
}

/** @throws UserError for a compressed archive and other formats */
export async function archiveFiles(path: string): Promise<LayoutFiles> {
  const file = await open(path);
  try {
    const entries = await indexTar(file).catch((thrown) => {
      throw new UserError(
        `${path} is not an uncompressed tar archive (${(thrown as Error).message}); decompress it with gunzip or unzstd`,
      );
    });
    if (!entries.has('index.json') && entries.has('manifest.json')) {
      throw new UserError(
        `${path} is an archive of docker save; run podman load --input ${path} and use containers-storage:NAME, or convert it: skopeo copy docker-archive:${path} oci-archive:OTHER`,
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

// Manifests that are read in parallel, each with an open file.
const AT_ONCE = 16;

/** The images of an OCI layout, by the tags in its index. Source: the OCI image layout specification. */
export class Layout implements Source {
  readonly #files: LayoutFiles;
  readonly #turn = limitConcurrency(AT_ONCE);
  #index: Promise<readonly Descriptor[]> | undefined;
  #referrers: Promise<readonly Referrer[]> | undefined;

  constructor(files: LayoutFiles) {
    this.#files = files;
  }

  /** The entries of the index, read once. */
  index(): Promise<readonly Descriptor[]> {
    this.#index ??= this.#files.read('index.json').then((bytes) => {
      return readManifest({ bytes, mediaType: OCI_INDEX, digest: 'index.json' }).manifests;
    });
    return this.#index;
  }

  async resolve(tag: string): Promise<string | undefined> {
    return (await this.index()).find((entry) => tagOf(entry) === tag)?.digest;
  }

  /** The layout as the source of one repository, whose tags can be with it: `team/app:1`. */
  within(repository: string): Source {
    return {
      resolve: async (tag) => (await this.resolve(`${repository}:${tag}`)) ?? (await this.resolve(tag)),
      manifest: (digest) => this.manifest(digest),
      blob: (descriptor) => this.blob(descriptor),
      referrers: (digest) => this.referrers(digest),
    };
  }

  /** The images whose names have a repository and a tag, as `podman-registry export` writes them. */
  async names(): Promise<string[]> {
    const names = (await this.index()).flatMap((entry) => tagOf(entry) ?? []);
    return names.filter((name) => /[^:]:[^:]+$/.test(name) && !COMPANION.test(name));
  }

  async manifest(digest: string): Promise<RawManifest> {
    const bytes = await this.#files.read(blobPath(digest));
    const found = digestOf(bytes, digest);
    if (found !== digest) throw new Error(`${blobPath(digest)} has the digest ${found}`);
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

  /** Keeps only referrers, because a layout may contain thousands of manifests. */
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
   * The digest of the requested image.
   * @param tag optional if there is only one image
   * @throws UserError if there is no such image, or several
   */
  async choose(tag: string | undefined): Promise<string> {
    const tagged = tag === undefined ? undefined : await this.resolve(tag);
    if (tagged !== undefined) return tagged;
    const entries = await this.index();
    const tags = entries.flatMap((entry) => tagOf(entry) ?? []);
    const has = tags.length === 0 ? 'its images have no tags' : `it has ${tags.join(', ')}`;
    if (tag !== undefined) throw new UserError(`it has no image with the tag ${tag}; ${has}`);
    // Ignores referrers, which have a subject or a tag of cosign.
    const isImage = await Promise.all(
      entries.map(async (entry) => {
        if (COMPANION.test(tagOf(entry) ?? '')) return false;
        return readManifest(await this.manifest(entry.digest)).subject === undefined;
      }),
    );
    const [only, ...others] = new Set(entries.flatMap(({ digest }, at) => (isImage[at] ? [digest] : [])));
    if (only === undefined) throw new UserError('it has no image');
    if (others.length > 0) throw new UserError(`it has several images; ${has}; add :TAG`);
    return only;
  }
}

/** A tag of cosign, or the referrers tag. */
const COMPANION = /(?:^|:)sha256-[0-9a-f]{64}/;

/** A manifest with another one as its subject. */
interface Referrer {
  readonly subject: string;
  readonly referrer: Descriptor;
}

/** The annotation with the tag of an image in a layout. */
export function tagOf({ annotations }: Descriptor): string | undefined {
  return annotations?.['org.opencontainers.image.ref.name'];
}

/** The path of a blob in a layout. A digest from `descriptors` contains no other slash or dot. */
export function blobPath(digest: string): string {
  return `blobs/${digest.replace(':', '/')}`;
}
