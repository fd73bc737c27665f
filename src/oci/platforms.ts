import { UserError } from '../platform/errors.js';
import { type Descriptor, digestOf, OCI_INDEX, type Platform, type RawManifest } from './descriptors.js';

/** `linux/arm64/v8` */
export function formatPlatform({ os, architecture, variant }: Platform): string {
  return [os, architecture, ...(variant ? [variant] : [])].join('/');
}

/** Whether a platform matches. Without a variant every variant matches; arm64 without one is v8. */
export function fits(platform: Platform, wanted: string): boolean {
  const [os, architecture, variant] = wanted.split('/');
  if (platform.os !== os || platform.architecture !== architecture) return false;
  const usual = architecture === 'arm64' ? 'v8' : undefined;
  return variant === undefined || (platform.variant || usual) === variant;
}

/** The part of an index for the requested platforms. */
interface Choice {
  /** In the order of the index, including attestations of the images. */
  readonly manifests: readonly Descriptor[];
  /** The images among them. */
  readonly images: readonly Descriptor[];
  /** Requested platforms that are missing. */
  readonly missing: readonly string[];
}

// Source: BuildKit's attestation storage.
const ABOUT = 'vnd.docker.reference.digest';

/** Whether it is an attestation of an image in the same index. */
export function isAttestation({ annotations }: Descriptor): boolean {
  return annotations?.[ABOUT] !== undefined;
}

/** @throws UserError if it has none of them */
export function choosePlatforms(manifests: readonly Descriptor[], wanted: readonly string[]): Choice {
  const images = manifests.filter(
    ({ platform }) => platform !== undefined && wanted.some((one) => fits(platform, one)),
  );
  if (images.length === 0) {
    throw new UserError(
      `it has none of the platforms ${wanted.join(', ')}; it has ${platformsOf(manifests).join(', ') || 'no platform'}`,
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

/** The index with only some of its manifests, which changes its digest. */
export function reduceIndex(index: RawManifest, manifests: readonly Descriptor[]): RawManifest {
  const whole = JSON.parse(index.bytes.toString('utf8'));
  const bytes = Buffer.from(JSON.stringify({ ...whole, manifests }));
  return { bytes, mediaType: index.mediaType || OCI_INDEX, digest: digestOf(bytes) };
}
