import { existingAuthFiles, loginsOf, readAuthFiles } from '../../oci/auth-file.js';
import { outsideConnections } from '../../oci/connections.js';
import { originOf, remoteRepository } from '../../oci/remote.js';
import { patiently } from '../../oci/retry.js';
import { openSession } from '../../oci/session.js';
import { writeLayout } from '../../oci/write-layout.js';
import type { CacheTools } from '../../registry/images/image-cache.js';
import { mergeAuth } from '../../trust/podman-files.js';

// Milliseconds that a registry may say nothing.
const SILENCE = 60_000;

/** Copies images for the image cache, with the trust and the logins of podman's clients. */
export function originalCopies(
  variable: (name: string) => string | undefined,
  home: string,
): CacheTools['copyOriginal'] {
  return async ({ registry, repository, digest }, isHere, directory) => {
    if (digest === undefined) throw new Error(`${registry}/${repository} has no digest`);
    const logins = loginsOf(mergeAuth(await readAuthFiles(existingAuthFiles(variable, home)), {}));
    const connections = outsideConnections(variable, home);
    try {
      const session = openSession({
        origin: originOf(registry),
        connections,
        login: (name) => logins.of(registry, name),
        silence: SILENCE,
      });
      await writeLayout(remoteRepository(session, repository), digest, directory, {
        chosen: (manifests) => manifests.filter((manifest) => isHere(manifest.digest)),
        attempts: patiently,
      });
    } finally {
      connections.close();
    }
  };
}
