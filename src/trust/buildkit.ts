import { join } from 'node:path';
import { type Address, authority } from '../oci/address.js';
import { writePrivate } from '../platform/files.js';
import type { TrustClient } from './client.js';

/**
 * The buildkitd configuration of one registry. Sets both switches, because buildkitd assumes no TLS for a loopback
 * address. Pure. Source: docs/buildkitd.toml.md of buildkit.
 * @param caPath the path for buildx, which copies the file into its builder
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

/** BuildKit, through a configuration for the step that starts it. It uses the login of the docker command. */
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
