import { type PodmanVersion, parsePodmanVersion } from '../../podman/version.js';
import type { Host } from '../host.js';

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
