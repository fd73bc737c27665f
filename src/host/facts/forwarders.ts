import { type InstalledForwarders, pastaRelease, rootlessNetwork } from '../../podman/forwarder.js';
import type { PodmanVersion } from '../../podman/version.js';
import type { Host } from '../host.js';
import { findHelperBinary } from './helper-binaries.js';

/**
 * Which of pasta and slirp4netns are installed.
 * @param options.release whether to run pasta for its release, if this podman would use it
 */
export async function installedForwarders(
  host: Host,
  version: PodmanVersion,
  { release }: { readonly release: boolean },
): Promise<InstalledForwarders> {
  const [path, slirp4netns] = await Promise.all(
    ['pasta', 'slirp4netns'].map((name) => findHelperBinary(name, host, { inPath: true })),
  );
  const asked = release && rootlessNetwork(version) === 'pasta';
  const pasta = path === undefined ? undefined : asked ? { release: await askPasta(path, host) } : {};
  return { pasta, slirp4netns: slirp4netns !== undefined };
}

/** @returns nothing if the release is unknown */
export function askPasta(path: string, host: Host): Promise<number | undefined> {
  const asked = [path, '--version'];
  return host.shared(asked.join(' '), async () => {
    const { exitCode, stdout } = await host.attempt(asked, { timeout: 10 });
    return exitCode === 0 ? pastaRelease(stdout) : undefined;
  });
}
