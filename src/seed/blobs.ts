import { pipeline } from 'node:stream/promises';
import type { Descriptor } from '../oci/descriptors.js';
import type { Repository } from '../oci/repository.js';
import type { Source } from '../oci/source.js';
import { verifyDigest } from '../oci/verify-digest.js';
import { atMost } from '../platform/limit-concurrency.js';
import type { Meter } from './progress.js';

/** How a blob came to its repository. */
export type Arrival = 'there' | 'mounted' | 'copied';

/** Brings blobs to the registry, each once. */
export interface Blobs {
  bring(target: Repository, descriptor: Descriptor, source: Source): Promise<Arrival>;
  /** Says that a repository has a blob, from which others may take it over. */
  isIn(repository: string, digest: string): void;
}

/** @param limit how many blobs travel at once */
export function openBlobs(limit: number, meter: Meter): Blobs {
  const travel = atMost(limit);
  // By repository and digest: the same blob is wanted by several images of one repository.
  const coming = new Map<string, Promise<Arrival>>();
  // By digest: a repository that has it, or will.
  const places = new Map<string, { readonly repository: string; readonly there: Promise<unknown> }>();

  function isIn(repository: string, digest: string): void {
    if (!places.has(digest)) places.set(digest, { repository, there: Promise.resolve() });
  }

  async function place(target: Repository, descriptor: Descriptor, source: Source): Promise<Arrival> {
    const { digest } = descriptor;
    if (await target.hasBlob(digest)) {
      isIn(target.name, digest);
      return 'there';
    }
    const other = places.get(digest);
    if (other !== undefined && (await mounted(target, digest, other))) return 'mounted';
    const sending = travel(() => send(target, descriptor, source));
    places.set(digest, { repository: target.name, there: sending });
    await sending;
    return 'copied';
  }

  async function mounted(
    target: Repository,
    digest: string,
    other: { readonly repository: string; readonly there: Promise<unknown> },
  ): Promise<boolean> {
    const came = await other.there.then(
      () => true,
      () => false,
    );
    // Where the other one failed this image has a source of its own.
    return came && target.mount(digest, other.repository);
  }

  async function send(target: Repository, descriptor: Descriptor, source: Source): Promise<void> {
    meter.expect(descriptor.size);
    try {
      await target.client.retry(async () => {
        let sent = 0;
        try {
          await target.upload(descriptor, async () => {
            const content = await source.blob(descriptor);
            const check = verifyDigest(descriptor, (count) => {
              sent += count;
              meter.pass(count);
            });
            // It ends by the error that the check or the upload ends by, and that one is thrown.
            pipeline(content, check).catch(() => undefined);
            return check;
          });
        } catch (thrown) {
          meter.pass(-sent);
          throw thrown;
        }
      });
    } catch (thrown) {
      meter.expect(-descriptor.size);
      throw thrown;
    }
  }

  return {
    isIn,
    bring: async (target, descriptor, source) => {
      const key = `${target.name}@${descriptor.digest}`;
      const other = coming.get(key);
      const came = await other?.then(
        () => true,
        () => false,
      );
      if (came) return 'there';
      const arrival = place(target, descriptor, source);
      coming.set(key, arrival);
      return arrival;
    },
  };
}
