/**
 * Every release of Podman with Quadlet, from the tags of its repository; 6.0.1 and 6.1.0 from the release pages. Keys and
 * behaviour of 6.1 are those of the 6.1.1 binary in Debian experimental. 5.8.7 and 6.1.2 are known by the pull requests that
 * released them (29783 of 2026-09-16, 29779 of 2026-09-15) and are taken to read files as 5.8.6 and 6.1.1 do.
 * Add new releases here.
 */
const RELEASES =
  '4.4.0 4.4.1 4.4.2 4.4.3 4.4.4 4.5.0 4.5.1 4.6.0 4.6.1 4.6.2 4.7.0 4.7.1 4.7.2 4.8.0 4.8.1 4.8.2 4.8.3 ' +
  '4.9.0 4.9.1 4.9.2 4.9.3 4.9.4 4.9.5 5.0.0 5.0.1 5.0.2 5.0.3 5.1.0 5.1.1 5.1.2 5.2.0 5.2.1 5.2.2 5.2.3 5.2.4 5.2.5 ' +
  '5.3.0 5.3.1 5.3.2 5.4.0 5.4.1 5.4.2 5.5.0 5.5.1 5.5.2 5.6.0 5.6.1 5.6.2 5.7.0 5.7.1 ' +
  '5.8.0 5.8.1 5.8.2 5.8.3 5.8.4 5.8.5 5.8.6 5.8.7 6.0.0 6.0.1 6.0.2 6.1.0 6.1.1 6.1.2';

/** The known releases, oldest first. */
export const KNOWN_RELEASES: readonly string[] = RELEASES.split(' ');

/** The newest release in the catalogue. */
export const NEWEST_RELEASE = KNOWN_RELEASES.at(-1) as string;

/** A version as a number, for comparisons with `<`: major, minor and patch have three digits each. */
export function versionNumber(version: string): number {
  const [major = 0, minor = 0, patch = 0] = version.split('.').map(Number);
  return (major * 1000 + minor) * 1000 + patch;
}

/** `5.4` of `5.4.2`. */
export function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}

/**
 * The known release that reads files as a version does: the version itself, or the newest known one before it.
 * @param version in full, not older than Quadlet
 */
export function knownRelease(version: string): string {
  const number = versionNumber(version);
  return KNOWN_RELEASES.findLast((release) => versionNumber(release) <= number) ?? NEWEST_RELEASE;
}

/** The newest known patch of a minor version; undefined for one that is not known. */
export function newestPatch(minor: string): string | undefined {
  return KNOWN_RELEASES.findLast((release) => minorOf(release) === minor);
}
