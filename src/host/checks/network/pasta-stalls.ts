import { formatRelease, rootlessNetwork, stallFixedIn } from '../../../podman/forwarder.js';
import type { PodmanVersion } from '../../../podman/version.js';
import { check, ok, skipped, type Verdict, warning } from '../../check.js';
import { askPasta } from '../../facts/forwarders.js';
import { findHelperBinary } from '../../facts/helper-binaries.js';
import { installedPodmanVersion } from '../../facts/podman.js';
import { byHand } from '../../remedy.js';

interface PastaStallsFacts {
  /** Nothing if podman is missing. */
  readonly version: PodmanVersion | undefined;
  /** Nothing if pasta is missing or not podman's default. */
  readonly pasta: { readonly path: string; readonly release: number | undefined } | undefined;
}

/** The registry uses slirp4netns instead if it is installed. Containers that the job itself starts use pasta. */
export const pastaStalls = check<PastaStallsFacts>({
  id: 'RP079',
  title: 'pasta stalls',
  phase: 'host',
  reads: '`pasta --version`, with Podman 5.0 or later.',
  cause:
    'pasta before 2024_10_30, and from 2026_05_07 to before 2026_06_11, drops pending data on loopback addresses if the receiver is slow, so that a transfer stalls or becomes very slow.',
  cure: 'Update the package passt to 2026_06_11 or later. With Podman 5, `--network slirp4netns` avoids it.',
  signatures: [],
  sources: [
    'passt’s commits 7e6a606, 3a082c4, 149f457 and 21f4d13',
    'bugs.passt.top 207',
    'containers/podman#22575, #23517, #24219',
    'podman-container-tools/podman#28219',
  ],
  read: async (host) => {
    const version = await installedPodmanVersion(host);
    if (version === undefined || rootlessNetwork(version) !== 'pasta') return { version, pasta: undefined };
    const path = await findHelperBinary('pasta', host, { inPath: true });
    return { version, pasta: path === undefined ? undefined : { path, release: await askPasta(path, host) } };
  },
  judge: judgePastaStalls,
});

function judgePastaStalls({ version, pasta }: PastaStallsFacts): Verdict {
  if (version === undefined) return skipped('podman is not installed');
  if (pasta === undefined) return ok('pasta is not used');
  const { path, release } = pasta;
  if (release === undefined) return ok(`the release of ${path} is unknown`);
  const fixed = stallFixedIn(release);
  if (fixed === undefined) return ok(`pasta ${formatRelease(release)}`);
  return warning(
    `transfers over ${path} ${formatRelease(release)} can stall (fixed in ${formatRelease(fixed)})`,
    byHand('Update the package passt to 2026_06_11 or later.'),
  );
}
