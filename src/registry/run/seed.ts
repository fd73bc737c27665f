import { homeDirectory } from '../../host/facts/home.js';
import { authority } from '../../oci/address.js';
import { readLogins } from '../../oci/auth-file.js';
import { ownRegistryClient } from '../../oci/clients.js';
import { outsideConnections } from '../../oci/connections.js';
import { checkReadable } from '../../platform/given-paths.js';
import { seedingError } from '../../seed/explain.js';
import { expandLayouts, readRequests, type SeedImage, wholeLayout } from '../../seed/requests.js';
import { SEED_TIMEOUT, seedImages } from '../../seed/seed.js';

import { describeSeeding, type Seeded, seedSummary } from '../../seed/text.js';
import { phase, type RegistryJob } from '../job.js';
import type { StartRequest } from '../request.js';
import type { RegistrySecrets } from '../secrets/secrets.js';
import type { PlacedRegistry } from '../spec/registry-spec.js';

/**
 * Reads and checks the images to seed before anything is changed.
 * @throws UserError for an invalid line, and for a path that cannot be read
 */
export async function readSeedImages({ seed }: Pick<StartRequest, 'seed'>): Promise<readonly SeedImage[]> {
  for (const request of seed.images) await checkLayout(wholeLayout(request));
  const images = readRequests(await expandLayouts(seed.images));
  for (const { origin } of images) await checkLayout(origin);
  return images;
}

async function checkLayout(
  origin: { readonly kind: string; readonly path?: string } | undefined,
): Promise<void> {
  if (origin?.path === undefined) return;
  const given = { what: 'a path of input "seed"', path: origin.path };
  if (origin.kind === 'layout') {
    await checkReadable(given, 'directory', 'give oci: the directory of an OCI layout');
  } else {
    await checkReadable(given, 'file', 'give oci-archive: a tar archive of an OCI layout');
  }
}

interface Seeding {
  readonly seeded: readonly Seeded[];
  /**
   * Call this at the very end of the step, after all other output: adds its section to the summary.
   * @throws UserError if images failed
   */
  end(): Promise<void>;
}

/** Copies the images into the registry. */
export async function seedRegistry(
  request: StartRequest,
  images: readonly SeedImage[],
  pod: PlacedRegistry,
  { certificate, credentials }: RegistrySecrets,
  authFile: string,
  job: RegistryJob,
  summary: (markdown: string) => Promise<void>,
): Promise<Seeding> {
  if (images.length === 0) {
    return { seeded: [], end: async () => undefined };
  }
  const { podman, scratch, host, log } = job;
  return phase(job, 'Seed', async () => {
    const { platforms, parallel } = request.seed;
    const registry = authority(pod.address);
    const login = credentials ?? (request.access.kind === 'token' ? request.access.login : undefined);
    const outside = outsideConnections(host.variable, homeDirectory(host));
    const client = ownRegistryClient(pod, certificate.ca, login, SEED_TIMEOUT);
    const started = Date.now();
    try {
      const { seeded, failures } = await seedImages(
        { images, platforms, parallel },
        {
          ...{ podman, log, scratch, registry, client, outside },
          logins: await readLogins([authFile]),
        },
      );
      log.info(`✓ seeded ${describeSeeding(seeded, failures.length, Date.now() - started)}`);
      const end = async () => {
        await summary(seedSummary(seeded, failures));
        if (failures.length > 0) throw seedingError(failures, images.length);
      };
      return { seeded, end };
    } finally {
      outside.close();
      client.close();
    }
  });
}
