import type { ImageRole } from './images.js';

/** The version of a container's program. */
export interface ProgramVersion {
  readonly role: ImageRole;
  /** `1.30.7`, or the version of a distribution's package: `1.26.3-3+deb13u11`. */
  readonly version: string;
  readonly isPackage: boolean;
}

/** The first version of a series with a fix. */
interface Floor {
  /** The series: the numbers that a version begins with. Versions before the first series lack the fix too. */
  readonly series: string;
  readonly fixed: string;
  readonly fixes: string;
  /** Concerns only a pod with caches, or with one that logs in at its upstream. */
  readonly of?: 'cache' | 'login';
}

/**
 * Source: nginx.org/en/security_advisories.html and the notes of its releases of 18 November 2026: with TLS 1.3, a client
 * without a login can make a worker of 1.13.0 and later loop; the advisories of github.com/distribution/distribution and its release
 * notes: GHSA-3p65-76g6-3w7r (3.1.0), CVE-2026-85747 (3.1.2), of which 2.8 has neither; GHSA-6pjf-3r9x-m592 (3.1.1),
 * GHSA-hqxw-f8mx-cpmw (2.8.2). The first that applies is named.
 */
const FLOORS: Readonly<Record<ImageRole, readonly Floor[]>> = {
  nginx: [
    { series: '1.30', fixed: '1.30.7', fixes: 'CVE-2026-118899' },
    { series: '1.31', fixed: '1.31.9', fixes: 'CVE-2026-118899' },
  ],
  registry: [
    { series: '2', fixed: '2.8.2', fixes: 'CVE-2023-2253' },
    { series: '3', fixed: '3.1.2', fixes: 'CVE-2026-85747', of: 'cache' },
    { series: '3', fixed: '3.1.1', fixes: 'CVE-2026-33540 and CVE-2026-41888' },
    { series: '2', fixed: '3.1.2', fixes: 'CVE-2026-33540 and CVE-2026-85747', of: 'login' },
    { series: '2', fixed: '3.1.2', fixes: 'CVE-2026-85747', of: 'cache' },
  ],
};

/**
 * Packages of distributions keep the version of the program and count their own fixes. One that is not here is not judged.
 * Source: the changelogs of Debian's nginx; docker-registry has no such update.
 */
const PACKAGE_FLOORS: Readonly<
  Record<ImageRole, readonly (readonly [before: string, update: number, fixes: string])[]>
> = {
  nginx: [
    ['1.26.3-3+deb13u', 11, 'CVE-2026-118899'],
    ['1.22.1-9+deb12u', 11, 'CVE-2026-118899'],
  ],
  registry: [],
};

const NAMES: Readonly<Record<ImageRole, string>> = { nginx: 'nginx', registry: 'Distribution' };

/**
 * Why a version should not run, or undefined. Pure.
 * @param caches whether the pod has caches, and whether one logs in at its upstream
 */
export function whyOutdated(
  { role, version, isPackage }: ProgramVersion,
  caches?: Floor['of'],
): string | undefined {
  const lacks = (needed: string, fixes: string) =>
    `${NAMES[role]} ${version} lacks the fix of ${fixes}, which ${needed} has`;
  if (isPackage) {
    const update = (before: string) =>
      version === before.replace(/\+\w+$/, '')
        ? 0
        : version.startsWith(before)
          ? Number.parseInt(version.slice(before.length), 10)
          : Number.POSITIVE_INFINITY;
    const floor = PACKAGE_FLOORS[role].find(([before, least]) => update(before) < least);
    return floor && lacks(`${floor[0]}${floor[1]}`, floor[2]);
  }
  const floor = FLOORS[role].find(
    ({ series, fixed, of }, index, all) =>
      (of === undefined || of === caches || (of === 'cache' && caches !== undefined)) &&
      isBefore(version, fixed) &&
      (isIn(version, series) || (index === 0 && all[0] !== undefined && isBefore(version, series))),
  );
  return floor && lacks(floor.fixed, floor.fixes);
}

/**
 * Whether an nginx has SSL_sendfile(), with OpenSSL 3.
 * Source: nginx.org/en/CHANGES, 1.21.4. Distributions that have it in a package have OpenSSL 3 too; the official images
 * are based on Debian 12 or later from 1.26 on, and before that on Debian 11 with OpenSSL 1.1.
 */
export function hasKernelTls({ version, isPackage }: ProgramVersion): boolean {
  return !isBefore(version, isPackage ? '1.21.4' : '1.26.0');
}

function isIn(version: string, series: string): boolean {
  return version === series || version.startsWith(`${series}.`);
}

/** Whether a version is lower; a pre-release is lower than its release. */
function isBefore(version: string, other: string): boolean {
  const [own, theirs] = [version, other].map((text) => text.split('-')[0]?.split('.').map(Number) ?? []);
  for (let index = 0; index < 3; index += 1) {
    const difference = (own?.[index] ?? 0) - (theirs?.[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return version.includes('-') && !other.includes('-');
}
