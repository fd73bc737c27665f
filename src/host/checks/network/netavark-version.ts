import { atLeast, type PodmanVersion } from '../../../podman/version.js';
import type { Host } from '../../host.js';

export interface NetavarkAnswer {
  readonly version: PodmanVersion;
  /** The firewall driver that it takes where nothing is set. */
  readonly driver: string;
}

/**
 * What netavark says of itself. Since 1.12 it tells the driver that it was built with; before 2.0 that is iptables
 * where the distribution wants nothing else, as Debian 13 and Fedora 41 do.
 * Source: src/commands/version.rs, build.rs and RELEASE_NOTES.md of netavark.
 * @returns nothing where it does not answer as it should
 */
export async function askNetavark(path: string, host: Host): Promise<NetavarkAnswer | undefined> {
  const { exitCode, stdout } = await host.attempt([path, 'version'], { timeout: 10 });
  return exitCode === 0 ? parseNetavarkVersion(stdout) : undefined;
}

export function parseNetavarkVersion(text: string): NetavarkAnswer | undefined {
  const [, major, minor, patch] = /"version":\s*"(\d+)\.(\d+)\.(\d+)/.exec(text) ?? [];
  if (major === undefined) return undefined;
  const version = { major: Number(major), minor: Number(minor), patch: Number(patch) };
  const told = /"default_fw_driver":\s*"(\w+)"/.exec(text)?.[1];
  return { version, driver: told ?? (atLeast(version, 2, 0) ? 'nftables' : 'iptables') };
}
