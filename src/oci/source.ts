import type { Readable } from 'node:stream';
import type { Descriptor, RawManifest } from './descriptors.js';

/** A source of images: a registry or an OCI layout. */
export interface Source {
  /** @returns the digest of a tag; nothing if there is no such tag */
  resolve(tag: string): Promise<string | undefined>;
  /** @throws Error if it is missing or does not match its digest */
  manifest(digest: string): Promise<RawManifest>;
  /** @throws Error if it is missing; the reader verifies its digest */
  blob(descriptor: Descriptor): Promise<Readable>;
  /** The manifests with this one as their subject. */
  referrers(digest: string): Promise<readonly Descriptor[]>;
}

/** Registries do not accept more. Source: distribution, maxManifestBodySize, 4 MiB. */
export const LONGEST_MANIFEST = 4 * 1024 * 1024;
