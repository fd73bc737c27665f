import { parse } from 'yaml';
import type { RegistrySpec } from './registry-spec.js';

// The user's settings in other sections of config.yml may change the answer for a blob.
const HARMLESS = ['log', 'loglevel', 'health', 'validation', 'catalog', 'tags', 'policy', 'compatibility'];

/**
 * Whether nginx sends blobs from the registry's files: only if enabled and without side effects. nginx has no files of an
 * object store, and would send blobs without the headers and middleware of the user's configuration.
 */
export function sendsBlobs({
  fastPaths,
  storage,
  configOverrides: { registry, nginx },
}: Pick<RegistrySpec, 'fastPaths' | 'storage' | 'configOverrides'>): boolean {
  if (!fastPaths.includes('blobs') || storage.kind === 's3' || nginx !== undefined) return false;
  return registry === undefined || Object.keys(parse(registry)).every((key) => HARMLESS.includes(key));
}
