import { pipeline } from 'node:stream/promises';
import type { Descriptor } from '../oci/descriptors.js';
import type { Repository } from '../oci/repository.js';
import type { Source } from '../oci/source.js';
import { verifyDigest } from '../oci/verify-digest.js';
import { limitConcurrency } from '../platform/concurrency.js';
import type { ProgressReporter } from './progress.js';

/** How a repository got a blob: it already had it, mounted it from another repository, or received a copy. */
export type BlobResult = 'present' | 'mounted' | 'copied';

/** Copies each blob to the registry once, even if several images and repositories need it. */
export class BlobCopier {
  readonly #limit: ReturnType<typeof limitConcurrency>;
  readonly #progress: ProgressReporter;
  /** By repository and digest: several images of one repository need the same blob. */
  readonly #copies = new Map<string, Promise<BlobResult>>();
  /** By digest: a repository that has or will have it. */
  readonly #owners = new Map<string, { readonly repository: string; readonly ready: Promise<unknown> }>();

  /** @param parallel how many blobs are transferred at once */
  constructor(parallel: number, progress: ProgressReporter) {
    this.#limit = limitConcurrency(parallel);
    this.#progress = progress;
  }

  /** Records that a repository has a blob, so that others can mount it. */
  notePresent(repository: string, digest: string): void {
    if (!this.#owners.has(digest)) this.#owners.set(digest, { repository, ready: Promise.resolve() });
  }

  async copy(target: Repository, descriptor: Descriptor, source: Source): Promise<BlobResult> {
    const key = `${target.name}@${descriptor.digest}`;
    const other = this.#copies.get(key);
    if (other !== undefined && (await succeeds(other))) return 'present';
    const own = this.#copyOnce(target, descriptor, source);
    this.#copies.set(key, own);
    return own;
  }

  async #copyOnce(target: Repository, descriptor: Descriptor, source: Source): Promise<BlobResult> {
    const { digest } = descriptor;
    if (await target.hasBlob(digest)) {
      this.notePresent(target.name, digest);
      return 'present';
    }
    const owner = this.#owners.get(digest);
    // If the copy to the other repository failed, this image still has its source.
    if (
      owner !== undefined &&
      (await succeeds(owner.ready)) &&
      (await target.mount(digest, owner.repository))
    ) {
      return 'mounted';
    }
    const ready = this.#limit(() => this.#send(target, descriptor, source));
    this.#owners.set(digest, { repository: target.name, ready });
    await ready;
    return 'copied';
  }

  async #send(target: Repository, descriptor: Descriptor, source: Source): Promise<void> {
    this.#progress.addExpected(descriptor.size);
    try {
      await target.client.retry(() => this.#sendOnce(target, descriptor, source));
    } catch (thrown) {
      this.#progress.addExpected(-descriptor.size);
      throw thrown;
    }
  }

  async #sendOnce(target: Repository, descriptor: Descriptor, source: Source): Promise<void> {
    let sent = 0;
    const content = async () => {
      const verified = verifyDigest(descriptor, (count) => {
        sent += count;
        this.#progress.addDone(count);
      });
      // A failure of this pipeline also fails the upload, which throws it.
      pipeline(await source.blob(descriptor), verified).catch(() => undefined);
      return verified;
    };
    try {
      await target.upload(descriptor, content);
    } catch (thrown) {
      this.#progress.addDone(-sent);
      throw thrown;
    }
  }
}

function succeeds(work: Promise<unknown>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}
