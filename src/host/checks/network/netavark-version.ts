import { atLeast, type PodmanVersion } from '../../../podman/version.js';
import type { Host } from '../../host.js';

export interface NetavarkAnswer {
  readonly version: PodmanVersion;
  /** The default firewall driver. */
  readonly driver: string;
}

/**
 * Reads `netavark version`. Since 1.12 it reports the default driver. Before 2.0 the default is iptables unless
 * the distribution changes it, as Debian 13 and Fedora 41 do.
 * Source: src/commands/version.rs, build.rs and RELEASE_NOTES.md of netavark.
 * @returns nothing if it fails or the output is unknown
 */
export async function askNetavark(path: string, host: Host): Promise<NetavarkAnswer | undefined> {
  const { exitCode, stdout } = await host.attempt([path, 'version'], { timeout: 10 });
  return exitCode === 0 ? parseNetavarkVersion(stdout) : undefined;
}

export function parseNetavarkVersion(text: string): NetavarkAnswer | undefined {
  const [, major, minor, patch] = /"version":\s*"(\d+)\.(\d+)\.(\d+)/.exec(text) ?? [];
  if (major === undefined) return undefined;
  const version = { major: Number(major), minor: Number(minor), patch: Number(patch) };
  const reported = /"default_fw_driver":\s*"(\w+)"/.exec(text)?.[1];
  return { version, driver: reported ?? (atLeast(version, 2, 0) ? 'nftables' : 'iptables') };
}
