import type { Readable } from 'node:stream';
import type { Descriptor, RawManifest } from './descriptors.js';

/** Where images are read from: a registry, or a layout of files. */
export interface Source {
  /** @returns the digest that a tag stands for; nothing where there is no such tag */
  resolve(tag: string): Promise<string | undefined>;
  /** @throws Error where it is not there, or not what its digest says */
  manifest(digest: string): Promise<RawManifest>;
  /** @throws Error where it is not there; whether it is what its digest says is seen by whoever reads it */
  blob(descriptor: Descriptor): Promise<Readable>;
  /** What names this manifest as its subject. */
  referrers(digest: string): Promise<readonly Descriptor[]>;
}

/** More than this a registry does not take either. Source: distribution, maxManifestBodySize, 4 MiB. */
export const LONGEST_MANIFEST = 4 * 1024 * 1024;
