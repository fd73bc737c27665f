import { join } from 'node:path';
import { UserError } from '../../platform/errors.js';
import { whyFailed } from '../../platform/exec.js';
import { formatVersion, type PodmanVersion, parsePodmanVersion } from '../../podman/version.js';
import { type AptPackage, type PrivateApt, privateApt } from '../apt-download.js';
import { isTooOld } from '../checks/programs/crun-version.js';
import { vulnerabilitiesOf } from '../checks/programs/vulnerabilities.js';
import type { Host } from '../host.js';
import { type System, systemOf } from '../packages.js';
import { distributionOf } from './distribution.js';

/** `newest`, or the first two numbers of a version. */
export type AskedVersion = 'newest' | `${number}.${number}`;

/** Whether a version is one of these two numbers. */
export function isRelease({ major, minor }: PodmanVersion, asked: AskedVersion): boolean {
  return `${major}.${minor}` === asked;
}

/** A Podman in a later release of the distribution of this host. */
export interface PackagedPodman {
  readonly version: PodmanVersion;
  /** `5.8.6+ds1-3 of Debian sid`. */
  readonly origin: string;
  readonly apt: PrivateApt;
  /** Podman and the programs that it starts. */
  readonly programs: readonly AptPackage[];
}

const COMPANIONS = ['conmon', 'crun', 'netavark', 'aardvark-dns', 'passt', 'catatonit'] as const;

/**
 * Finds a Podman in the lists of later releases, whose signatures apt verifies with the keys of this host.
 * @param scratch for the lists
 * @throws UserError if there is none
 */
export async function findPackaged(
  asked: AskedVersion,
  scratch: string,
  host: Host,
): Promise<PackagedPodman> {
  const distribution = await distributionOf(host);
  if (distribution === undefined) throw refuseVersion(instead(await systemOf(host)));
  const found: Found[] = [];
  let problem: UserError | undefined;
  const isWanted = ({ version }: Found) => asked === 'newest' || isRelease(version, asked);
  for (const release of distribution.releases) {
    const apt = await privateApt(join(scratch, `apt-${release.name}`), host, { sources: release.sources });
    try {
      await apt.update();
    } catch (thrown) {
      problem ??= refuseVersion(
        `the package lists of ${distribution.name} ${release.name} cannot be used: ${whyFailed(thrown)}`,
      );
      // An earlier release can have that version, but not the newest one.
      if (asked === 'newest') break;
      continue;
    }
    const additions = asked === 'newest' ? [] : release.additions;
    for (const addition of [undefined, ...additions]) {
      const [podman] = await apt.show([inSuite('podman', addition)]);
      if (podman === undefined) continue;
      const version = parsePodmanVersion(upstream(podman));
      const origin = `${podman.version} of ${distribution.name} ${addition ?? release.name}`;
      found.push({ version, origin, apt, podman, addition });
    }
    // Earlier releases have no later versions, but perhaps the same one with its vulnerabilities fixed.
    if (found.some((one) => isWanted(one) && vulnerabilitiesOf(one.version).length === 0)) break;
  }
  const best = await highest(found.filter(isWanted), host);
  if (best === undefined)
    throw (
      problem ??
      refuseVersion(
        `Podman ${asked} is not available; available: ${found.map(({ origin }) => origin).join(', ')}. Or use "podman-archive"`,
      )
    );
  const { version, origin, apt, podman, addition } = best;
  const added = addition === undefined ? [] : await apt.show(COMPANIONS.map((one) => inSuite(one, addition)));
  const others = COMPANIONS.filter((one) => !added.some((other) => other.package === one));
  const programs = [podman, ...added, ...(await apt.show(others))];
  assertCrun(version, programs);
  return { version, origin, apt, programs };
}

/** What to do on another distribution. */
function instead({ family, name }: System): string {
  const testing = name.startsWith('Fedora') ? ' (and "--enablerepo=updates-testing" for the latest)' : '';
  const update = family === 'dnf' ? `run "sudo dnf upgrade --refresh podman"${testing}, or ` : '';
  return `it needs the packages of Debian or Ubuntu, and this is ${name}; ${update}use "podman-archive"`;
}

/** A Podman in one suite. */
interface Found {
  readonly version: PodmanVersion;
  readonly origin: string;
  readonly apt: PrivateApt;
  readonly podman: AptPackage;
  readonly addition: string | undefined;
}

function inSuite(name: string, addition: string | undefined): string {
  return addition === undefined ? name : `${name}/${addition}`;
}

/** Of equal versions the first. */
async function highest(all: readonly Found[], host: Host): Promise<Found | undefined> {
  let [best] = all;
  for (const one of all.slice(1)) {
    const argv = ['dpkg', '--compare-versions', one.podman.version ?? '', 'gt', best?.podman.version ?? ''];
    if ((await host.attempt(argv, { timeout: 20 })).exitCode === 0) best = one;
  }
  return best;
}

/** Without the epoch and what the distribution adds. */
function upstream({ version = '' }: AptPackage): string {
  return /^(?:\d+:)?(\d+(?:\.\d+)*)/.exec(version)?.[1] ?? version;
}

/** @throws UserError for programs that do not work together */
function assertCrun(podman: PodmanVersion, programs: readonly AptPackage[]): void {
  const crun = programs.find((one) => one.package === 'crun');
  if (crun !== undefined && isTooOld(podman, { name: 'crun', version: `crun version ${upstream(crun)}` }))
    throw refuseVersion(
      `Podman ${formatVersion(podman)} needs crun 1.14.3 or later, and the release has ${crun.version}`,
    );
}

/** The error for a version that is not installed. */
export function refuseVersion(problem: string): UserError {
  return new UserError(`input "podman-version": ${problem}`);
}
