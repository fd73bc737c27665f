import { formatVersion, isBetween, type PodmanVersion, parsePodmanVersion } from '../../../podman/version.js';
import { check, info, ok, skipped, type Verdict } from '../../check.js';
import { type PackageChanges, packageChanges, unpackedChanges } from '../../facts/changelog.js';
import { installedPodmanVersion } from '../../facts/podman.js';
import type { Host } from '../../host.js';
import { isOfJob } from '../../job-podman/of-job.js';
import { byHand } from '../../remedy.js';

/** A vulnerability of Podman's releases. */
export interface Vulnerability {
  readonly id: string;
  /** What it allows, after "allows". */
  readonly allows: string;
  /** The first affected release. */
  readonly from: string;
  /** The first release with the fix. */
  readonly fixed: string;
  /** Since when a package can have the fix. */
  readonly published: string;
  /** Whether it is in podman itself. The fix of a library can come with a rebuild that no changelog mentions. */
  readonly own: boolean;
}

/** Sources: docs/vulnerabilities.md. */
export const VULNERABILITIES: readonly Vulnerability[] = [
  {
    id: 'CVE-2026-57231',
    allows:
      'an image to read the variables of the podman command that starts it, which in a job can be secrets',
    from: '1.8.1',
    fixed: '5.8.4',
    published: '2026-06-26',
    own: true,
  },
  {
    id: 'CVE-2026-44517',
    allows: 'a Git server or tar archive in ADD or COPY to add files of the host to a build',
    from: '5.3.2',
    fixed: '5.8.3',
    published: '2026-06-12',
    own: false,
  },
  {
    id: 'CVE-2025-9566',
    allows: 'a container of `podman kube play` to overwrite files of the user, if its volume is used again',
    from: '4.0.0',
    fixed: '5.6.1',
    published: '2025-09-04',
    own: true,
  },
  {
    id: 'CVE-2026-17106',
    allows: 'a tar archive to write outside of its directory',
    from: '6.0.0',
    fixed: '6.1.1',
    published: '2026-08-10',
    own: false,
  },
];

interface VulnerabilityFacts {
  readonly version: PodmanVersion | undefined;
  /** The path of podman with every link resolved. */
  readonly path: string;
  readonly changes: PackageChanges | undefined;
}

// Where distributions install nothing, so that a release there is as it was published.
const UNPACKAGED = /^\/(?:usr\/local|opt|home)\//;

/** Known vulnerabilities of the installed Podman, as far as its package or its place prove them. */
export const vulnerabilities = check<VulnerabilityFacts>({
  id: 'RP019',
  title: 'known vulnerabilities of podman',
  phase: 'podman',
  reads:
    '`podman --version`; for a package of Debian or Ubuntu its version and the changelog in /usr/share/doc/podman.',
  cause: 'The installed Podman has a known vulnerability. The table in docs/vulnerabilities.md lists them.',
  cure: 'Update podman. Until then, run only trusted images, and set secrets only for the steps that need them.',
  signatures: [],
  limit: 30,
  sources: [
    'Release notes of Podman 5.6.1, 5.8.3, 5.8.4 and 6.1.1',
    'GHSA-4hq8-gpf5-8p68, GHSA-49p4-px3h-rq49, GHSA-wp3j-xq48-xpjw, GHSA-hfg8-hc9c-6c3h',
    'Debian Policy, 4.4 and 12.7',
  ],
  read: async (host) => {
    const [version, path] = await Promise.all([installedPodmanVersion(host), host.find('podman')]);
    if (version === undefined || path === undefined)
      return { version: undefined, path: '', changes: undefined };
    const real = (await host.realpath(path)) ?? path;
    const changes = vulnerabilitiesOf(version).length === 0 ? undefined : await changesOf(path, real, host);
    return { version, path: real, changes };
  },
  judge: judgeVulnerabilities,
});

/** Of the package that a podman is from. */
async function changesOf(path: string, real: string, host: Host): Promise<PackageChanges | undefined> {
  const found = isOfJob(path, host) ? path.split('/usr/bin/') : [];
  if (found[1] === 'podman') return unpackedChanges('podman', found[0] ?? '', host);
  return UNPACKAGED.test(real) ? undefined : packageChanges('podman', host);
}

/** Those of a release, as it was published. */
export function vulnerabilitiesOf(version: PodmanVersion): readonly Vulnerability[] {
  return VULNERABILITIES.filter(({ from, fixed }) =>
    isBetween(version, parsePodmanVersion(from), parsePodmanVersion(fixed)),
  );
}

function judgeVulnerabilities({ version, path, changes }: VulnerabilityFacts): Verdict {
  if (version === undefined) return skipped('podman is not installed');
  const all = vulnerabilitiesOf(version);
  const asPublished = changes === undefined && UNPACKAGED.test(path);
  const proven = all.filter((one) => asPublished || isUnfixed(one, changes));
  if (proven.length === 0) {
    const unknown = all.filter(({ id }) => changes === undefined || !changes.text.includes(id));
    return ok(
      unknown.length === 0
        ? 'none'
        : `none that this package proves (${unknown.map(({ id }) => id).join(', ')})`,
    );
  }
  const what =
    changes === undefined ? `Podman ${formatVersion(version)}` : `the package podman ${changes.version}`;
  const fixed = proven
    .map(({ fixed: release }) => release)
    .sort(byRelease)
    .at(-1);
  return info(
    `${what} has ${proven.map(({ id, allows }) => `${id}, which allows ${allows}`).join('; ')}`,
    byHand(
      `Update podman as soon as its package has the fix (upstream: ${fixed}). Until then, run only trusted images.`,
    ),
  );
}

/** Whether the changelog would mention a fix and does not. */
function isUnfixed({ id, own, published }: Vulnerability, changes: PackageChanges | undefined): boolean {
  return own && changes !== undefined && changes.since < Date.parse(published) && !changes.text.includes(id);
}

function byRelease(a: string, b: string): number {
  return isBetween(parsePodmanVersion(a), parsePodmanVersion('0.0.0'), parsePodmanVersion(b)) ? -1 : 1;
}
