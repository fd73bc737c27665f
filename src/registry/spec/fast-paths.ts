import { parse } from 'yaml';
import type { Fragments, Storage } from './pod.js';

/**
 * What could be done in a slower way with the same outcome, and can be turned off one by one.
 * `blobs`: nginx sends blobs from the registry's files, once the registry has answered for them.
 * `login`: nginx knows random passwords without a hash made to be slow.
 * `ktls`: the kernel encrypts what nginx sends, where it can.
 * `forwarder`: a way from the host's port into the pod that does not stall, instead of podman's default for containers.
 */
export const FAST_PATHS = ['blobs', 'login', 'ktls', 'forwarder'] as const;

export type FastPath = (typeof FAST_PATHS)[number];

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
