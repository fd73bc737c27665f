import { UserError } from '../../platform/errors.js';

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
 * Parses target versions: `5.4.2`, `4.9` (its newest patch), `4.9-5.8` (the newest patch of each minor version; an end
 * with a patch is used as it is), separated by commas or spaces. An unknown patch of a known minor version is accepted; the
 * suffix of a distribution (`5.4.2+ds1-2`) is removed.
 * @returns versions in full, oldest first, none twice
 * @throws UserError for what is not a version, is older than Quadlet (4.4), or is newer than the catalogue
 */
export function parseTargets(text: string): string[] {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 0) throw new UserError(`no Podman version given; use ${FORMS}`);
  const versions = new Set(words.flatMap(parseWord));
  if (versions.size > TARGETS) {
    throw new UserError(
      `${versions.size} Podman versions given (limit ${TARGETS}); use a range, for example 4.9-5.8`,
    );
  }
  return [...versions].sort((a, b) => versionNumber(a) - versionNumber(b));
}

/** Limit for targets, because each finding lists the targets that it applies to. */
const TARGETS = 100;

const FORMS = '5.4.2, 5.4, 4.9-5.8, or several with commas';

function parseWord(word: string): string[] {
  const range = /^v?(\d+\.\d+(?:\.\d+)?)-v?(\d+\.\d+(?:\.\d+)?)$/.exec(word);
  if (range?.[1] !== undefined && range[2] !== undefined) return between(range[1], range[2]);
  const single = /^v?(\d+)\.(\d+)(?:\.(\d+)(?:[+~-]\S+)?)?$/.exec(word);
  if (!single) throw new UserError(`"${word}" is not a Podman version; use ${FORMS}`);
  const [, major, minor, patch] = single;
  const newest = newestOf(`${major}.${minor}`, word);
  return [patch === undefined ? newest : `${major}.${minor}.${patch}`];
}

function between(from: string, to: string): string[] {
  const low = versionNumber(parseWord(from)[0] as string);
  const high = versionNumber(parseWord(to)[0] as string);
  if (low > high) throw new UserError(`invalid range ${from}-${to}: its end is older than its start`);
  const minors = new Set(KNOWN_RELEASES.map(minorOf));
  return [...minors]
    .map((minor) => newestOf(minor, minor))
    .filter((version) => minorNumber(version) >= minorNumber(from) && minorNumber(version) <= minorNumber(to))
    .map((version) => (minorOf(version) === minorOf(to) ? (parseWord(to)[0] as string) : version))
    .concat(from.split('.').length === 3 ? [from] : []);
}

function minorNumber(version: string): number {
  return Math.floor(versionNumber(version) / 1000);
}

function newestOf(minor: string, given: string): string {
  const newest = KNOWN_RELEASES.findLast((release) => minorOf(release) === minor);
  if (newest !== undefined) return newest;
  const oldest = KNOWN_RELEASES[0] as string;
  if (versionNumber(minor) < versionNumber(oldest)) {
    throw new UserError(
      `Podman ${given} has no Quadlet; the oldest version with Quadlet is ${minorOf(oldest)}`,
    );
  }
  throw new UserError(`Podman ${given} is not a known release; the newest one is ${NEWEST_RELEASE}`);
}
