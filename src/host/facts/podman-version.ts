import { type PodmanVersion, parsePodmanVersion } from '../../podman/version.js';
import type { Host } from '../host.js';

/**
 * The version of podman before its first real call. `podman --version` opens no storage; `podman version` and
 * `podman info` make one, and with it the choice of a storage driver.
 * @returns nothing where there is no podman, or it does not say
 */
export function installedPodmanVersion(host: Host): Promise<PodmanVersion | undefined> {
  return host.shared('podman --version', async () => {
    if ((await host.find('podman')) === undefined) return undefined;
    const { stdout } = await host.attempt(['podman', '--version'], { timeout: 10 });
    const version = /version (\d+\.\d+\.\d+)/.exec(stdout)?.[1];
    return version === undefined ? undefined : parsePodmanVersion(version);
  });
}
