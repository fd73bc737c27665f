import type { Log } from '../platform/log.js';
import { atLeast, formatVersion, type PodmanVersion } from './version.js';

/** The programs that can forward a port of the host into a pod. */
export interface InstalledForwarders {
  /** Nothing if it is not installed. The release is missing if it is unknown or was not requested. */
  readonly pasta: { readonly release?: number | undefined } | undefined;
  readonly slirp4netns: boolean;
}

export interface Forwarder {
  /** The value of `--network` for `kube play`, or nothing for podman's default for pods, a bridge. */
  readonly network: 'pasta' | 'slirp4netns' | undefined;
  /** The reason, to follow "because". */
  readonly why: string;
  /** A problem with it and the fix. */
  readonly warning?: string;
}

/** The default of this Podman for rootless containers: pasta since 5.0, slirp4netns before. */
export function rootlessNetwork(version: PodmanVersion): 'pasta' | 'slirp4netns' {
  return atLeast(version, 5, 0) ? 'pasta' : 'slirp4netns';
}

/**
 * Chooses the forwarder. Measured with iperf3 on two cores, Podman 4.3 to 5.8, both ends included: pasta,
 * slirp4netns and the bridge (both through Podman's rootlessport) need 0.7 to 1 s of processor time for a GiB. The
 * first two start in about 0.2 s and leave nothing behind; the bridge takes 50% longer and needs netavark and a
 * firewall tool. slirp4netns' own port handler needs twice that time for pulls and is not used. Podman 6.0 does
 * not support slirp4netns.
 * @param fast whether to avoid a pasta that stalls; otherwise uses podman's default for rootless containers. Uses
 *   the other program if one is missing.
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
    if (stall === undefined) return { network: 'pasta', why: `it is the default of ${podman}` };
    if (hasSlirp) return { network: 'slirp4netns', why: stall.found };
    const or = atLeast(version, 6, 0) ? '' : ', or install slirp4netns';
    const warning = `${stall.found}: update the package passt${or}`;
    return { network: 'pasta', why: `${podman} has no alternative on this host`, warning };
  }
  if (!hasSlirp) return { network: undefined, why: `${rootlessNetwork(version)} is not installed` };
  const isUsual = rootlessNetwork(version) === 'slirp4netns';
  return {
    network: 'slirp4netns',
    why: isUsual ? `it is the default of ${podman}` : 'pasta is not installed',
  };
}

/** A pasta of unknown release counts as good. */
function stallOf(release: number | undefined): { readonly found: string } | undefined {
  const fixed = release === undefined ? undefined : stallFixedIn(release);
  if (release === undefined || fixed === undefined) return undefined;
  const [has, better] = [release, fixed].map(formatRelease);
  return { found: `transfers over pasta ${has} can stall (fixed in ${better})` };
}

/** Logs the forwarder, the reason, and its problem. */
export function logForwarder({ network, why, warning }: Forwarder, log: Log): void {
  log.info(`the port is forwarded by ${network ?? "podman's bridge"}, because ${why}`);
  if (warning !== undefined) log.warning(warning);
}

/**
 * The date of pasta's release, as a number: 20260526 for `pasta 2026_05_26.038c51e`, for Debian's `pasta
 * 0.0~git20260526.038c51e-1` and for Fedora's `pasta 0^20260526.g038c51e-1.fc44.x86_64`.
 * @param text what `pasta --version` prints; releases of the first half of 2025 print nothing into a pipe
 * @returns nothing if it is unknown
 */
export function pastaRelease(text: string): number | undefined {
  const [, year, month, day] =
    /^pasta [^\n]*?(?<!\d)(20\d\d)_?(0\d|1[0-2])_?([0-3]\d)(?!\d)/m.exec(text) ?? [];
  return year === undefined ? undefined : Number(`${year}${month}${day}`);
}

/** The date in the format of pasta's versions: `2026_05_26`. */
export function formatRelease(release: number): string {
  return String(release).replace(/^(....)(..)(..)$/, '$1_$2_$3');
}

/**
 * Releases in which a transfer over a loopback address can stall or become very slow, because data in the pipe is
 * dropped when the receiver is full: from the first of a pair to before the second. Sources: passt's commits
 * 7e6a606, 3a082c4 and 149f457 (containers/podman#22575, #23517, #24219), and 21f4d13 (bugs.passt.top 207,
 * podman-container-tools/podman#28219). The release that introduced the last one is unknown; 120 downloads of 100
 * MiB with 2026_01_20 did not show it.
 */
const STALLING: readonly (readonly [from: number, fixed: number])[] = [
  [0, 20241030],
  [20260507, 20260611],
];

/** @returns the release with the fix, or nothing if this one does not stall */
export function stallFixedIn(release: number): number | undefined {
  return STALLING.find(([from, fixed]) => release >= from && release < fixed)?.[1];
}
