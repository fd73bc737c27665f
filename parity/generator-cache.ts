import { constants } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { UserError } from '../src/platform/errors.js';
import { pathExists } from '../src/platform/files.js';

/** The versions of Podman that the linter is measured against, oldest first. */
export const VERSIONS: readonly string[] = [
  '4.4.0',
  '4.5.0',
  '4.6.0',
  '4.6.1',
  '4.7.0',
  '4.8.0',
  '4.9.3',
  '5.0.0',
  '5.1.0',
  '5.2.0',
  '5.3.0',
  '5.4.0',
  '5.4.2',
  '5.5.0',
  '5.6.0',
  '5.7.0',
  '5.8.0',
  '5.8.2',
  '5.8.6',
  '6.0.2',
  '6.1.1',
];

/** The versions that the Go module proxy lacks, and the Debian suite whose package of Podman has the generator. */
export const DEBIAN_SUITES: ReadonlyMap<string, string> = new Map([['6.1.1', 'experimental']]);

const SHARED = '/var/cache/podman-registry-action/generators';

/** Where built generators are kept: what is given, the machine's cache where it can be written, or the user's. */
export async function generatorCache(given?: string): Promise<string> {
  if (given !== undefined) return given;
  // What is not there yet cannot be asked whether it may be written.
  await mkdir(SHARED, { recursive: true }).catch(() => undefined);
  if (await pathExists(SHARED, constants.W_OK)) return SHARED;
  const own = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  return join(own, 'podman-registry-action', 'generators');
}

/** The path of one version's generator in the cache, whether or not it is there. */
export function generatorPath(cache: string, podman: string): string {
  return join(cache, `quadlet-${podman}`);
}

/** @throws UserError where the cache lacks it */
export async function cachedGenerator(cache: string, podman: string): Promise<string> {
  const path = generatorPath(cache, podman);
  if (await pathExists(path, constants.X_OK)) return path;
  throw new UserError(
    `There is no generator of Podman ${podman} in ${cache}: npm run generators -- ${podman}`,
  );
}
