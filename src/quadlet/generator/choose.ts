import { UserError } from '../../platform/errors.js';
import type { Attempt } from '../../platform/exec.js';
import { parseTargets } from '../catalogue/targets.js';
import { minorOf } from '../catalogue/versions.js';
import { findGenerator } from './find.js';
import { imageGenerator } from './image.js';
import { installedGenerator } from './installed.js';
import { publishedGenerator } from './published.js';
import type { Generator } from './run.js';

/** Which generator to use; by default the installed one. */
export interface GeneratorRequest {
  readonly path: string | undefined;
  /** One version, or `installed`. */
  readonly podman: string | undefined;
  readonly image: string | undefined;
}

/**
 * Finds the requested generator: the installed one if its version matches, otherwise the one of an image, of this version or
 * of the nearest patch release.
 * @throws UserError if it is not available
 */
export async function chooseGenerator(
  { path, podman, image }: GeneratorRequest,
  attempt: Attempt,
  find: () => Promise<string | undefined> = findGenerator,
): Promise<Generator> {
  const asked = podman === 'installed' ? undefined : podman;
  const version = asked === undefined ? undefined : oneVersion(asked);
  if (path !== undefined) return installedGenerator({ path, version }, attempt);
  if (image !== undefined) return imageGenerator(image, isFull(asked) ? version : undefined, attempt);
  if (asked === undefined || version === undefined) {
    return installedGenerator({ path: undefined, version: undefined }, attempt, find);
  }
  const own = (await find()) === undefined ? undefined : await installedOrNothing(attempt, find);
  const wanted = /^v?(\d+\.\d+)$/.exec(asked)?.[1] ?? version;
  if (own !== undefined && answersTo(own.version, wanted)) return own;
  return publishedGenerator(version, own, attempt);
}

/** @returns undefined for a generator that does not print its version, which therefore cannot match */
async function installedOrNothing(
  attempt: Attempt,
  find: () => Promise<string | undefined>,
): Promise<Generator | undefined> {
  try {
    return await installedGenerator({ path: undefined, version: undefined }, attempt, find);
  } catch (thrown) {
    if (thrown instanceof UserError) return undefined;
    throw thrown;
  }
}

function oneVersion(text: string): string {
  const { versions } = parseTargets(text);
  if (versions.length !== 1) {
    throw new UserError(
      `"${text}" means ${versions.length} Podman versions; give one version, or "installed"`,
    );
  }
  return versions[0] as string;
}

function isFull(text: string | undefined): boolean {
  return /^v?\d+\.\d+\.\d+/.test(text ?? '');
}

/** Whether the installed Podman matches the requested version; `5.4` matches each of its patches. */
export function answersTo(installed: string, asked: string): boolean {
  return installed === asked || (!/^\d+\.\d+\.\d/.test(asked) && minorOf(installed) === asked);
}
