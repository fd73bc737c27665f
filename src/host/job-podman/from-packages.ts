import { readdir, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describeError, UserError } from '../../platform/errors.js';
import { whyFailed } from '../../platform/exec.js';
import { formatVersion, type PodmanVersion, parsePodmanVersion } from '../../podman/version.js';
import { type AptPackage, type PrivateApt, privateApt, unpackPackages } from '../apt-download.js';
import { isTooOld } from '../checks/programs/crun-version.js';
import { vulnerabilitiesOf } from '../checks/programs/vulnerabilities.js';
import type { Host } from '../host.js';
import { type System, systemOf } from '../packages.js';
import { distributionOf } from './distribution.js';
import { relocate } from './relocate.js';
import { type UnpackedFile, unusable } from './unpack.js';

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

// Each round adds the libraries of libraries.
const ROUNDS = 8;

/**
 * Downloads and unpacks a Podman with all its libraries, also glibc, and makes its programs use these.
 * @param directory must not exist
 */
export async function unpackPackaged(
  { apt, programs }: PackagedPodman,
  directory: string,
  scratch: string,
  host: Host,
): Promise<UnpackedFile[]> {
  // The search path of a loader has separators and variables.
  if (/[:;$]/.test(directory))
    throw unusable(
      `the path of the job, ${directory}, has a colon, a semicolon or "$"; set RUNNER_TEMP to another path`,
    );
  const packages = new Map(programs.map((one) => [one.package ?? '', one]));
  let last = programs;
  for (let round = 0; round < ROUNDS && last.length > 0; round++) {
    const names = new Set(last.flatMap(libraries));
    last = await apt.show([...names].filter((name) => !packages.has(name)));
    for (const one of last) packages.set(one.package ?? '', one);
  }
  const packed = join(scratch, 'packages');
  const wanted = [...packages.values()].map((one) => `${one.package}=${one.version}`);
  const archives = await apt.download(wanted, packed).catch((thrown: unknown) => {
    throw unusable(`its packages cannot be downloaded: ${whyFailed(thrown)}`);
  });
  await unpackPackages(archives, directory, host);
  await rm(packed, { recursive: true });
  const files = await filesBelow(directory);
  await relocateAll(directory, files);
  return files;
}

/** The libraries that a package needs: the first of each group of alternatives. Source: deb-control(5). */
export function libraries(one: AptPackage): string[] {
  return `${one.depends ?? ''},${one['pre-depends'] ?? ''}`
    .split(',')
    .flatMap((group) => /^\s*(lib[a-z0-9.+-]+)/.exec(group)?.[1] ?? []);
}

async function filesBelow(directory: string): Promise<UnpackedFile[]> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => ({
      path: join(entry.parentPath, entry.name).slice(directory.length + 1),
      isExecutable: /(?:^|\/)(?:s?bin|libexec\/podman|lib\/podman)$/.test(entry.parentPath),
    }));
}

async function relocateAll(directory: string, files: readonly UnpackedFile[]): Promise<void> {
  const c = files.find(({ path }) => basename(path) === 'libc.so.6');
  const libraries = join(directory, dirname(c?.path ?? ''));
  const loader = (await readdir(libraries)).find((name) => /^ld(?:64)?(?:-linux)?[\w-]*\.so\.\d$/.test(name));
  if (c === undefined || loader === undefined) throw unusable('its packages have no glibc');
  for (const { path } of files.filter(({ isExecutable }) => isExecutable)) {
    try {
      await relocate(join(directory, path), { loader: join(libraries, loader), directory: libraries });
    } catch (thrown) {
      throw unusable(`its ${basename(path)} cannot be used with other libraries: ${describeError(thrown)}`);
    }
  }
}

/** The error for a version that is not installed. */
export function refuseVersion(problem: string): UserError {
  return new UserError(`input "podman-version": ${problem}`);
}
