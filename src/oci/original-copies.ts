import { existingAuthFiles, readLogins } from './auth-file.js';
import { outsideRegistryClient } from './clients.js';
import { outsideConnections } from './connections.js';
import type { Reference } from './reference.js';
import { Repository } from './repository.js';
import { writeLayout } from './write-layout.js';

/**
 * Copies an image by digest from its registry into a new layout, unchanged: podman repacks the layers of its storage, which
 * changes the digest.
 * @param isHere whether podman has the content of an image of an index
 * @param limit milliseconds, after which the connections are closed
 */
export type CopyOriginal = (
  reference: Reference,
  isHere: (digest: string) => boolean,
  directory: string,
  limit?: number,
) => Promise<void>;

/** Copies images for a cache, with podman's certificates and logins. */
export function originalCopies(variable: (name: string) => string | undefined, home: string): CopyOriginal {
  return async ({ registry, repository, digest }, isHere, directory, limit) => {
    if (digest === undefined) throw new Error(`${registry}/${repository} has no digest`);
    const logins = await readLogins(existingAuthFiles(variable, home));
    const connections = outsideConnections(variable, home);
    const end = limit === undefined ? Number.POSITIVE_INFINITY : Date.now() + limit;
    const inTime = <T>(work: () => Promise<T>): Promise<T> => {
      if (Date.now() < end) return work();
      throw new Error(`copying ${registry}/${repository} took more than ${(limit ?? 0) / 1000} s`);
    };
    // Ends a transfer; the next attempt then fails.
    const timer = limit === undefined ? undefined : setTimeout(() => connections.close(), limit);
    try {
      const client = outsideRegistryClient(registry, connections, logins);
      await writeLayout(new Repository(client, repository), digest, directory, {
        chosen: (manifests) => manifests.filter((manifest) => isHere(manifest.digest)),
        attempts: (work) => client.retry(() => inTime(work)),
      });
    } finally {
      clearTimeout(timer);
      connections.close();
    }
  };
}
