import { join } from 'node:path';
import { type Address, authority } from '../oci/address.js';
import { writePrivate } from '../platform/private-file.js';
import type { TrustClient } from './client.js';

/**
 * What buildkitd has to know of one registry. Both switches are said outright, because buildkitd takes a loopback address
 * for one without TLS. Pure. Source: docs/buildkitd.toml.md of buildkit.
 * @param caPath as buildx sees it, which copies the file into its builder
 */
export function buildkitdToml(address: Address, caPath: string): string {
  return [
    `[registry.${JSON.stringify(authority(address))}]`,
    '  http = false',
    '  insecure = false',
    `  ca = [${JSON.stringify(caPath)}]`,
    '',
  ].join('\n');
}

/** BuildKit, by a configuration for the one who starts it; its login is that of the docker command. */
export const buildkit: TrustClient = {
  target: 'buildkit',
  title: 'BuildKit (by the output `buildkitd-config-inline`)',
  auto: true,
  prepare:
    async () =>
    async ({ address, caFile, directory }) => {
      const buildkitdConfig = join(directory, 'buildkitd.toml');
      const text = buildkitdToml(address, caFile);
      await writePrivate(buildkitdConfig, text);
      return { buildkitdConfig, buildkitdConfigInline: text.trimEnd() };
    },
};
