import { formatBytes } from '../../platform/amounts.js';
import type { Attempt } from '../../platform/exec.js';
import { run } from '../../platform/exec.js';
import { cacheDirectories } from '../mirror/mirrors.js';
import { trimLine } from '../mirror/report.js';
import { mirrorName } from '../spec/mirrors.js';
import { trimCaches } from '../store/in-store.js';
import { forgetCollection, noteStoppedCaches } from './collection-state.js';
import { directorySize } from './directory-size.js';
import type { RegistryPaths } from './paths.js';
import type { RegistryRecord } from './record.js';

interface TrimTools {
  readonly self: readonly string[];
  readonly attempt: Attempt;
}

// Seconds.
const STOP = 60;

/**
 * Makes the caches of a persistent registry smaller. They are stopped meanwhile, so that podman pulls from the upstreams.
 * @param limit the largest size of all together, in bytes
 * @returns a line of text
 */
export async function trimMirrors(
  paths: RegistryPaths,
  { choices }: RegistryRecord,
  { limit, dryRun }: { readonly limit: number; readonly dryRun: boolean },
  { self, attempt }: TrimTools,
): Promise<string> {
  if (choices.mirrors.length === 0) return `the registry "${paths.name}" has no caches`;
  const directories = cacheDirectories(choices, paths.directory);
  const containers = choices.mirrors.map((mirror) => `${paths.pod}-${mirrorName(mirror)}`);
  const podman = (verb: string, ...options: string[]) =>
    run(['podman', verb, ...options, ...containers], { timeout: STOP * containers.length }, attempt);
  let bytes = 0;
  for (const directory of directories) bytes += await directorySize(directory, attempt);
  if (dryRun) {
    const more = bytes > limit ? `; would delete ${formatBytes(bytes - limit)}, used least recently` : '';
    return `caches: ${formatBytes(bytes)} of ${formatBytes(limit, 0)}${more}`;
  }
  if (bytes <= limit) return trimLine({ bytes, blobs: 0, freed: 0 }, limit);
  try {
    await noteStoppedCaches(paths);
    await podman('stop', '--time', '10');
    return trimLine(await trimCaches({ trim: directories, limit }, self, attempt), limit);
  } finally {
    await podman('start');
    await forgetCollection(paths);
  }
}
