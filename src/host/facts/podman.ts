import { CommandError } from '../../platform/exec.js';
import type { PodmanInfo } from '../../podman/info.js';
import { type PodmanVersion, parsePodmanVersion } from '../../podman/version.js';
import type { Host } from '../host.js';

/** Releases with Quadlet, for a Podman before 4.4. Sources: packages.debian.org, packages.ubuntu.com. */
export const FOR_QUADLET =
  'For Quadlet, use Podman 4.4 or later, which Debian 13, Ubuntu 24.04 and later releases have.';

/** The result of `podman info`, read once. */
type InfoFacts =
  | { readonly kind: 'info'; readonly info: PodmanInfo }
  | { readonly kind: 'failed'; readonly error: CommandError }
  | { readonly kind: 'no podman' };

/** `podman info`, or the error. */
export function podmanInfo(host: Host): Promise<InfoFacts> {
  return host.shared('podman info', async () => {
    if ((await host.find('podman')) === undefined) return { kind: 'no podman' };
    try {
      return { kind: 'info', info: await host.podman.info() };
    } catch (thrown) {
      if (thrown instanceof CommandError) return { kind: 'failed', error: thrown };
      throw thrown;
    }
  });
}

/**
 * The version of podman before its first other call. `podman --version` does not open the storage; `podman
 * version` and `podman info` create one and thereby select a storage driver.
 * @returns nothing if podman is missing or its version is unknown
 */
export function installedPodmanVersion(host: Host): Promise<PodmanVersion | undefined> {
  return host.shared('podman --version', async () => {
    if ((await host.find('podman')) === undefined) return undefined;
    const { stdout } = await host.attempt(['podman', '--version'], { timeout: 10 });
    const version = /version (\d+\.\d+\.\d+)/.exec(stdout)?.[1];
    return version === undefined ? undefined : parsePodmanVersion(version);
  });
}
