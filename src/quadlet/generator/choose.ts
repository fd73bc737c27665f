import { UserError } from '../../platform/errors.js';
import type { Attempt } from '../../platform/exec.js';
import { minorOf, parseTargets } from '../catalogue/versions.js';
import { findGenerator } from './find.js';
import { imageGenerator, publishedImage } from './image.js';
import { installedGenerator } from './installed.js';
import type { Generator } from './run.js';

/** Which generator a call asks for; nothing of it is the one that is installed. */
export interface GeneratorRequest {
  readonly path: string | undefined;
  /** One version, or `installed`. */
  readonly podman: string | undefined;
  readonly image: string | undefined;
}

/**
 * Finds the generator that is asked for: the installed one where it has the version, else the one of an image.
 * @throws UserError where it is not to be had
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
  if (own !== undefined && answersTo(own.version, asked.replace(/^v/, ''))) return own;
  return imageGenerator(publishedImage(version), version, attempt);
}

/** @returns nothing for one that does not say its version: it is not the one that was asked for */
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
  const versions = parseTargets(text);
  if (versions.length !== 1) {
    throw new UserError(
      `"${text}" is ${versions.length} versions of Podman; allowed here: one, or "installed"`,
    );
  }
  return versions[0] as string;
}

function isFull(text: string | undefined): boolean {
  return /^v?\d+\.\d+\.\d+/.test(text ?? '');
}

/** Whether an installed Podman will do for the version that was asked for: `5.4` is any patch of it. */
export function answersTo(installed: string, asked: string): boolean {
  return installed === asked || (!/^\d+\.\d+\.\d/.test(asked) && minorOf(installed) === asked);
}
