import type { Log } from '../platform/log.js';
import { formatRelease, stallFixedIn } from './pasta.js';
import { atLeast, formatVersion, type PodmanVersion } from './version.js';

/** What can carry connections from a port of the host into a pod. */
export interface InstalledForwarders {
  /** Nothing where it is not installed; the release is missing where it cannot be told, or is not asked for. */
  readonly pasta: { readonly release?: number | undefined } | undefined;
  readonly slirp4netns: boolean;
}

export interface Forwarder {
  /** What `--network` of `kube play` gets, or nothing for podman's own choice for pods, which is a bridge. */
  readonly network: 'pasta' | 'slirp4netns' | undefined;
  /** For people, after "because". */
  readonly why: string;
  /** What is wrong with it and what to do. */
  readonly warning?: string;
}

/** What a rootless container of this Podman gets by default: pasta since 5.0, slirp4netns before. */
export function rootlessNetwork(version: PodmanVersion): 'pasta' | 'slirp4netns' {
  return atLeast(version, 5, 0) ? 'pasta' : 'slirp4netns';
}

/**
 * Chooses what carries the connections. Measured with iperf3 on two cores, Podman 4.3 to 5.8, both ends included: pasta,
 * slirp4netns (whose ports go through Podman's rootlessport) and the bridge (the same) take 0.7 to 1 s of processor time
 * for a GiB; the first two start in about 0.2 s and leave nothing behind, the bridge needs half as long again, netavark
 * and a firewall tool. slirp4netns' own port handler takes twice that time for what is pulled, and is not taken.
 * slirp4netns is gone with Podman 6.0.
 * @param fast whether a pasta that stalls is avoided; otherwise podman's default for rootless containers is taken. In
 *   either case what is missing is done without.
 */
export function chooseForwarder(
  version: PodmanVersion,
  { pasta, slirp4netns }: InstalledForwarders,
  fast: boolean,
): Forwarder {
  const podman = `Podman ${formatVersion(version)}`;
  const hasSlirp = slirp4netns && !atLeast(version, 6, 0);
  if (pasta !== undefined && rootlessNetwork(version) === 'pasta') {
    const stall = fast ? stallOf(pasta.release) : undefined;
    if (stall === undefined) return { network: 'pasta', why: `it is the usual one of ${podman}` };
    if (hasSlirp) return { network: 'slirp4netns', why: stall.found };
    const or = atLeast(version, 6, 0) ? '' : ', or install slirp4netns';
    const warning = `${stall.found}: update the package passt${or}`;
    return { network: 'pasta', why: `${podman} has nothing else here`, warning };
  }
  if (!hasSlirp) return { network: undefined, why: `there is no ${rootlessNetwork(version)}` };
  const isUsual = rootlessNetwork(version) === 'slirp4netns';
  return { network: 'slirp4netns', why: isUsual ? `it is the usual one of ${podman}` : 'there is no pasta' };
}

/** A pasta of unknown release is taken for a good one. */
function stallOf(release: number | undefined): { readonly found: string } | undefined {
  const fixed = release === undefined ? undefined : stallFixedIn(release);
  if (release === undefined || fixed === undefined) return undefined;
  const [has, better] = [release, fixed].map(formatRelease);
  return { found: `transfers over pasta ${has} can stall (fixed in ${better})` };
}

/** Says which one it is and why, and what is wrong with it. */
export function logForwarder({ network, why, warning }: Forwarder, log: Log): void {
  log.info(`the port is forwarded by ${network ?? "podman's bridge"}, because ${why}`);
  if (warning !== undefined) log.warning(warning);
}
