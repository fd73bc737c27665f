// Seeds the first images of an OCI layout. Prints what this process took: milliseconds, and its largest memory in KiB.
// Usage: node seed-images.js REGISTRY CA LAYOUT COUNT PREFIX
import { readFileSync } from 'node:fs';
import { loginsOf } from '../../src/oci/auth-file.js';
import { outsideConnections, ownConnections } from '../../src/oci/connections.js';
import { RegistryClient } from '../../src/oci/registry-client.js';
import type { Podman } from '../../src/podman/podman.js';
import type { SeedImage } from '../../src/seed/requests.js';
import { seedImages } from '../../src/seed/seed.js';

const [registry = '', ca = '', path = '', count = '', prefix = ''] = process.argv.slice(2);
const quiet = () => undefined;
const log = {
  info: quiet,
  warning: quiet,
  error: quiet,
  mask: quiet,
  group: async <T>(_: string, work: () => Promise<T>) => work(),
};
const own = ownConnections(registry, readFileSync(ca, 'utf8'));
const client = new RegistryClient({
  origin: `https://${registry}`,
  connections: own,
  login: () => undefined,
  timeout: 900_000,
});
const outside = outsideConnections(() => undefined, '/nonexistent');
const images = Array.from({ length: Number(count) }, (_, number): SeedImage => {
  const origin = { kind: 'layout', path, tag: `t${number}` } as const;
  return { source: `oci:${path}:t${number}`, origin, repository: `${prefix}/i${number}`, tag: 't' };
});

const begin = process.hrtime.bigint();
const { seeded, failures } = await seedImages(
  { images, platforms: [], parallel: 4 },
  {
    ...{ log, registry, client, outside, scratch: '/nonexistent' },
    // No image is a local one.
    podman: undefined as unknown as Podman,
    logins: loginsOf({}),
  },
);
const time = Number(process.hrtime.bigint() - begin) / 1e6;
own.close();
outside.close();
if (failures.length > 0 || seeded.length !== images.length) {
  throw new Error(`${failures.length} images failed: ${JSON.stringify(failures[0])}`);
}
const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
process.stdout.write(JSON.stringify({ time, cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS }));
