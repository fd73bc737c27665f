import { parse } from 'yaml';
import type { FastPath, Fragments, Storage } from './registry-spec.js';

// What the caller lays over config.yml in any other section may change how a blob is answered.
const HARMLESS = ['log', 'loglevel', 'health', 'validation', 'catalog', 'tags', 'policy', 'compatibility'];

/**
 * Those of the wanted ones that change nothing but the speed. nginx has no files of an object store, and it would send
 * blobs without the headers and middleware of the caller's own configuration.
 */
export function fittingPaths(
  wanted: readonly FastPath[],
  storage: Storage,
  { registry, nginx }: Fragments,
): readonly FastPath[] {
  const sections = registry === undefined ? [] : Object.keys(parse(registry));
  const isPlain = nginx === undefined && sections.every((section) => HARMLESS.includes(section));
  return wanted.filter((path) => path !== 'blobs' || (storage.kind !== 's3' && isPlain));
}
