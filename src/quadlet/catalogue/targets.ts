import { UserError } from '../../platform/errors.js';
import { enumerate } from '../../platform/text.js';
import { nearest } from './nearest.js';
import { PLATFORMS, type Platform } from './platforms.js';
import { KNOWN_RELEASES, knownRelease, minorOf, newestPatch, versionNumber } from './versions.js';

/** The Podman versions that files are for. */
export interface Targets {
  /** As given, in full, oldest first, none twice. */
  readonly versions: readonly string[];
  /** The known releases that read files as these versions do, oldest first, none twice. */
  readonly releases: readonly string[];
  /** One sentence if a version is not known. */
  readonly notes: readonly string[];
}

const FORMS = '5.4.2, 5.4, 4.9-5.8, a platform such as ubuntu-24.04, or several with commas';

/** Limit for targets, because each finding lists the targets that it applies to. */
const TARGETS = 100;

const OLDEST = KNOWN_RELEASES[0] as string;

/** The names of the platforms with Quadlet. */
export const PLATFORM_NAMES: readonly string[] = PLATFORMS.filter(hasQuadlet).map(({ name }) => name);

/**
 * Parses target versions: `5.4.2`, `4.9` (its newest patch), `4.9-5.8` (the newest patch of each minor version; an end
 * with a patch is used as it is), or the name of a platform, separated by commas or spaces. The suffix of a distribution
 * (`5.4.2+ds1-2`) is removed. A version that is not known, such as one that is newer than this catalogue, is taken for the
 * newest known one before it.
 * @throws UserError for what is neither a version nor a platform, and for what is older than Quadlet (4.4)
 */
export function parseTargets(text: string): Targets {
  const words = text.split(/[\s,]+/).filter((word) => word !== '');
  if (words.length === 0) throw new UserError(`no Podman version given; use ${FORMS}`);
  const versions = sorted(words.flatMap(parseWord));
  if (versions.length > TARGETS) {
    throw new UserError(
      `${versions.length} Podman versions given (limit ${TARGETS}); use a range, for example 4.9-5.8`,
    );
  }
  return { versions, releases: sorted(versions.map(knownRelease)), notes: notesOn(versions) };
}

function notesOn(versions: readonly string[]): string[] {
  const unknown = versions.filter((version) => knownRelease(version) !== version);
  if (unknown.length === 0) return [];
  const [are, they] =
    unknown.length === 1 ? ['is not a known release', 'it is'] : ['are not known releases', 'they are'];
  return [
    `Podman ${enumerate(unknown)} ${are}; ${they} linted as Podman ${enumerate(sorted(unknown.map(knownRelease)))}, so newer keys are reported as unknown. Update podman-registry-action to a version that knows ${unknown.length === 1 ? 'it' : 'them'}`,
  ];
}

function sorted(versions: readonly string[]): string[] {
  return [...new Set(versions)].sort((a, b) => versionNumber(a) - versionNumber(b));
}

function parseWord(word: string): string[] {
  const range = /^v?(\d+\.\d+(?:\.\d+)?)-v?(\d+\.\d+(?:\.\d+)?)$/.exec(word);
  if (range?.[1] !== undefined && range[2] !== undefined) return between(range[1], range[2]);
  return [/^v?\d/.test(word) ? parseVersion(word) : platformNamed(word).podman];
}

function parseVersion(word: string): string {
  // Each number has at most three digits, as versionNumber() needs it.
  const single = /^v?(\d{1,3}\.\d{1,3})(?:(\.\d{1,3})(?:[+~-]\S+)?)?$/.exec(word);
  if (single?.[1] === undefined) throw new UserError(`"${word}" is not a Podman version; use ${FORMS}`);
  const [, minor, patch] = single;
  if (versionNumber(minor) < versionNumber(OLDEST)) {
    throw new UserError(
      `Podman ${word} has no Quadlet; the oldest version with Quadlet is ${minorOf(OLDEST)}`,
    );
  }
  return patch === undefined ? (newestPatch(minor) ?? `${minor}.0`) : minor + patch;
}

function between(from: string, to: string): string[] {
  const [low, high] = [parseVersion(from), parseVersion(to)];
  if (versionNumber(low) > versionNumber(high)) {
    throw new UserError(`invalid range ${from}-${to}: its end is older than its start`);
  }
  const inside = [...new Set(KNOWN_RELEASES.map(minorOf))].filter(
    (minor) =>
      versionNumber(minor) > versionNumber(minorOf(low)) &&
      versionNumber(minor) < versionNumber(minorOf(high)),
  );
  const first = newestPatch(minorOf(low)) ?? low;
  return [
    low,
    ...(minorOf(low) === minorOf(high) ? [] : [first]),
    ...inside.map((minor) => newestPatch(minor) ?? minor),
    high,
  ];
}

function hasQuadlet({ podman }: Platform): boolean {
  return versionNumber(podman) >= versionNumber(OLDEST);
}

function platformNamed(word: string): Platform {
  const name = word.toLowerCase();
  const family = PLATFORMS.filter((one) => hasQuadlet(one) && familyOf(one.name) === familyOf(name));
  const found = PLATFORMS.find((one) => one.name === name);
  if (found === undefined) throw new UserError(unknownPlatform(word, family));
  if (hasQuadlet(found)) return found;
  const [later] = family;
  const instead = later === undefined ? '' : `; ${later.name} has Podman ${later.podman}`;
  throw new UserError(
    `${found.name} has Podman ${found.podman}, which has no Quadlet (Podman ${minorOf(OLDEST)} or later)${instead}`,
  );
}

/** `opensuse` of `opensuse-leap-16.0`. */
function familyOf(name: string): string {
  return /^[a-z]+/.exec(name)?.[0] ?? '';
}

function unknownPlatform(word: string, family: readonly Platform[]): string {
  if (familyOf(word.toLowerCase()) === 'alpine') {
    return `"${word}" is not a target: Alpine Linux has no systemd, which Quadlet needs`;
  }
  if (family.length > 0) {
    return `"${word}" is not a known platform; known: ${family.map(({ name }) => name).join(', ')}`;
  }
  if (/^(?:alma|rocky)/i.test(word)) {
    return `"${word}" is not a known platform; AlmaLinux and Rocky Linux have the packages of RHEL: use rhel-9, for example`;
  }
  const similar = nearest(
    word,
    PLATFORMS.map(({ name }) => name),
  );
  return similar === undefined
    ? `"${word}" is not a Podman version; use ${FORMS}`
    : `"${word}" is not a known platform; did you mean ${similar}?`;
}
