import { parse } from 'yaml';
import type { RegistrySpec } from './registry-spec.js';

// What the caller sets in any other section of config.yml may change how a blob is answered.
const HARMLESS = ['log', 'loglevel', 'health', 'validation', 'catalog', 'tags', 'policy', 'compatibility'];

/**
 * Does nginx send blobs from the registry's files? Where that is allowed and changes nothing but the speed: nginx has no
 * files of an object store, and it would send blobs without the headers and middleware of the caller's own configuration.
 */
export function sendsBlobs({
  fastPaths,
  storage,
  configOverrides: { registry, nginx },
}: Pick<RegistrySpec, 'fastPaths' | 'storage' | 'configOverrides'>): boolean {
  if (!fastPaths.includes('blobs') || storage.kind === 's3' || nginx !== undefined) return false;
  return registry === undefined || Object.keys(parse(registry)).every((key) => HARMLESS.includes(key));
}
