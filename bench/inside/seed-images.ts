// Seeds the images t0, t1, … of an OCI layout or of a repository elsewhere. Those of a layout get a repository each, unless
// ONE is given.
// Prints what this process took: milliseconds, and its largest memory in KiB.
// Usage: node seed-images.js REGISTRY CA LAYOUT|HOST/REPOSITORY COUNT TARGET [ONE]
import { readFileSync } from 'node:fs';
import { loginsOf } from '../../src/oci/auth-file.js';
import { outsideConnections, ownConnections } from '../../src/oci/connections.js';
import { parseReference } from '../../src/oci/reference.js';
import { RegistryClient } from '../../src/oci/registry-client.js';
import type { Podman } from '../../src/podman/podman.js';
import type { SeedImage } from '../../src/seed/requests.js';
import { seedImages } from '../../src/seed/seed.js';

const [registry = '', ca = '', from = '', count = '', target = '', one] = process.argv.slice(2);
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
const outside = outsideConnections(
  (name) => (name === 'NODE_EXTRA_CA_CERTS' ? ca : undefined),
  '/nonexistent',
);
const images = Array.from({ length: Number(count) }, (_, number): SeedImage => {
  const tag = `t${number}`;
  if (from.startsWith('/')) {
    const names =
      one === undefined ? { repository: `${target}/i${number}`, tag: 't' } : { repository: target, tag };
    return { source: `oci:${from}:${tag}`, origin: { kind: 'layout', path: from, tag }, ...names };
  }
  const source = `${from}:${tag}`;
  const reference = parseReference(source);
  if (reference === undefined) throw new Error(`no image name: ${source}`);
  return { source, origin: { kind: 'remote', reference }, repository: target, tag };
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
