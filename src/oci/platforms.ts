import { UserError } from '../platform/errors.js';
import { type Descriptor, digestOf, OCI_INDEX, type Platform, type RawManifest } from './descriptors.js';

/** `linux/arm64/v8` */
export function formatPlatform({ os, architecture, variant }: Platform): string {
  return [os, architecture, ...(variant ? [variant] : [])].join('/');
}

/** Is a platform what is wanted? Without a variant each is; arm64 without one is v8. */
export function fits(platform: Platform, wanted: string): boolean {
  const [os, architecture, variant] = wanted.split('/');
  if (platform.os !== os || platform.architecture !== architecture) return false;
  const usual = architecture === 'arm64' ? 'v8' : undefined;
  return variant === undefined || (platform.variant || usual) === variant;
}

/** Of an index: what belongs to the wanted platforms. */
export interface Choice {
  /** In the order of the index, what is said of an image (attestations) with it. */
  readonly manifests: readonly Descriptor[];
  /** The images among them. */
  readonly images: readonly Descriptor[];
  /** Platforms that it does not have. */
  readonly missing: readonly string[];
}

// Source: BuildKit's attestation storage.
const ABOUT = 'vnd.docker.reference.digest';

/** Is it no image but an attestation of one of the same index? */
export function isAttestation({ annotations }: Descriptor): boolean {
  return annotations?.[ABOUT] !== undefined;
}

/** @throws UserError where it has none of them */
export function choosePlatforms(manifests: readonly Descriptor[], wanted: readonly string[]): Choice {
  const images = manifests.filter(
    ({ platform }) => platform !== undefined && wanted.some((one) => fits(platform, one)),
  );
  if (images.length === 0) {
    throw new UserError(
      `it has none of the platforms ${wanted.join(', ')}; it has ${platformsOf(manifests).join(', ') || 'none at all'}`,
    );
  }
  const chosen = new Set(images.map(({ digest }) => digest));
  return {
    images,
    manifests: manifests.filter(
      ({ digest, annotations }) => chosen.has(digest) || chosen.has(annotations?.[ABOUT] ?? ''),
    ),
    missing: wanted.filter((one) => !images.some(({ platform }) => platform && fits(platform, one))),
  };
}

function platformsOf(manifests: readonly Descriptor[]): string[] {
  const platforms = manifests.flatMap((one) =>
    one.platform && !isAttestation(one) ? [formatPlatform(one.platform)] : [],
  );
  return [...new Set(platforms)];
}

/** An index of some of another's manifests, which has another digest. The rest of it stays as it was. */
export function reduceIndex(index: RawManifest, manifests: readonly Descriptor[]): RawManifest {
  const whole = JSON.parse(index.bytes.toString('utf8'));
  const bytes = Buffer.from(JSON.stringify({ ...whole, manifests }));
  return { bytes, mediaType: index.mediaType || OCI_INDEX, digest: digestOf(bytes) };
}
