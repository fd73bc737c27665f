import { UserError } from '../platform/errors.js';

/** A release of Podman, e.g. 5.4.2. */
export interface PodmanVersion {
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
}

/**
 * Reads a version as podman prints it: `5.4.2`, `4.9.3-rhel`, `6.0.0-dev`.
 * @throws UserError if the text does not begin with three numbers
 */
export function parsePodmanVersion(text: string): PodmanVersion {
  const found = /^v?(\d+)\.(\d+)\.(\d+)/.exec(text.trim());
  if (!found)
    throw new UserError(`podman reports the version "${text.trim()}", which does not have the form 5.4.2`);
  return { major: Number(found[1]), minor: Number(found[2]), patch: Number(found[3]) };
}

/** Whether `version` is `major.minor` or later. */
export function atLeast(version: PodmanVersion, major: number, minor: number): boolean {
  return version.major > major || (version.major === major && version.minor >= minor);
}

export function formatVersion({ major, minor, patch }: PodmanVersion): string {
  return `${major}.${minor}.${patch}`;
}

/** Whether a version is `from` or later, and before `until`. */
export function isBetween(version: PodmanVersion, from: PodmanVersion, until: PodmanVersion): boolean {
  return !isBefore(version, from) && isBefore(version, until);
}

export function isBefore(version: PodmanVersion, other: PodmanVersion): boolean {
  return compare(version, other) < 0;
}

function compare(a: PodmanVersion, b: PodmanVersion): number {
  return a.major - b.major || a.minor - b.minor || a.patch - b.patch;
}
