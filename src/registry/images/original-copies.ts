import { existingAuthFiles, loginsOf, mergeAuth, readAuthFiles } from '../../oci/auth-file.js';
import { outsideConnections } from '../../oci/connections.js';
import { outsideRegistryClient } from '../../oci/registry-client.js';
import { Repository } from '../../oci/repository.js';
import { writeLayout } from '../../oci/write-layout.js';
import type { CacheTools } from './image-cache.js';

/** Copies images for the image cache, with podman's certificates and logins. */
export function originalCopies(
  variable: (name: string) => string | undefined,
  home: string,
): CacheTools['copyOriginal'] {
  return async ({ registry, repository, digest }, isHere, directory) => {
    if (digest === undefined) throw new Error(`${registry}/${repository} has no digest`);
    const logins = loginsOf(mergeAuth(await readAuthFiles(existingAuthFiles(variable, home))));
    const connections = outsideConnections(variable, home);
    try {
      const client = outsideRegistryClient(registry, connections, logins);
      await writeLayout(new Repository(client, repository), digest, directory, {
        chosen: (manifests) => manifests.filter((manifest) => isHere(manifest.digest)),
        attempts: (work) => client.retry(work),
      });
    } finally {
      connections.close();
    }
  };
}
