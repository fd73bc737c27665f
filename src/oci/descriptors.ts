import { createHash } from 'node:crypto';

/** A reference to content by its digest. Source: the OCI image specification. */
export interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  /** Bytes. */
  readonly size: number;
  readonly platform?: Platform;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly artifactType?: string;
  /** The addresses of a layer that is not in the registry. */
  readonly urls?: readonly string[];
}

export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

/** The exact bytes of a manifest, and their digest. */
export interface RawManifest {
  readonly bytes: Buffer;
  readonly mediaType: string;
  readonly digest: string;
}

/** The content of a manifest. */
interface ManifestContent {
  /** Of an index. */
  readonly manifests: readonly Descriptor[];
  /** The configuration first. */
  readonly blobs: readonly Descriptor[];
  /** For an image; nothing for an index. */
  readonly config: Descriptor | undefined;
  readonly subject: Descriptor | undefined;
  readonly artifactType: string | undefined;
  readonly annotations: Readonly<Record<string, string>> | undefined;
}

export const OCI_MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
export const OCI_INDEX = 'application/vnd.oci.image.index.v1+json';
const DOCKER_MANIFEST = 'application/vnd.docker.distribution.manifest.v2+json';
const DOCKER_LIST = 'application/vnd.docker.distribution.manifest.list.v2+json';
const INDEXES: readonly string[] = [OCI_INDEX, DOCKER_LIST];
const MANIFESTS: readonly string[] = [OCI_MANIFEST, DOCKER_MANIFEST];

/** For `Accept`. */
export const MANIFEST_TYPES = [...MANIFESTS, ...INDEXES].join(', ');

const DIGEST = /^(?:sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

export function isIndex(mediaType: string): boolean {
  return INDEXES.includes(mediaType);
}

/** `sha256:…`, or with the algorithm of the digest to compare with. */
export function digestOf(bytes: Buffer, like = 'sha256:'): string {
  const algorithm = algorithmOf(like);
  return `${algorithm}:${createHash(algorithm).update(bytes).digest('hex')}`;
}

export function algorithmOf(digest: string): 'sha256' | 'sha512' {
  return digest.startsWith('sha512:') ? 'sha512' : 'sha256';
}

/** A digest in a tag: `sha256-…`. Source: the referrers tag schema of the OCI distribution specification. */
export function digestTag(digest: string): string {
  return digest.replace(':', '-');
}

/** The tags of what cosign attaches to a manifest. Source: cosign, its signatures, attestations and bills of materials. */
export function cosignTags(digest: string): string[] {
  return ['sig', 'att', 'sbom'].map((suffix) => `${digestTag(digest)}.${suffix}`);
}

/** How deep referrers of referrers are followed: signatures of signatures, but no deeper. */
export const DEEPEST_REFERRER = 4;

/** A layer that is not stored in registries. Source: the OCI image specification, non-distributable layers. */
export function isForeign({ mediaType, urls }: Descriptor): boolean {
  return (urls?.length ?? 0) > 0 && /foreign|nondistributable/.test(mediaType);
}

/** @throws Error if it is neither a manifest of Docker's schema 2 nor of OCI, or invalid */
export function readManifest({ bytes, mediaType, digest }: RawManifest): ManifestContent {
  const known = isIndex(mediaType) || MANIFESTS.includes(mediaType);
  if (!known) throw new Error(`the manifest ${digest} has the unsupported type ${mediaType}`);
  const parsed = parseObject(bytes, digest);
  const list = (key: string) => {
    const found = parsed[key] ?? [];
    if (!Array.isArray(found)) throw new Error(`in the manifest ${digest}, ${key} is not a list`);
    return found.map((entry) => readDescriptor(entry, digest));
  };
  const config =
    !isIndex(mediaType) && parsed.config !== undefined ? readDescriptor(parsed.config, digest) : undefined;
  const layers = isIndex(mediaType) ? [] : list('layers');
  return {
    manifests: isIndex(mediaType) ? list('manifests') : [],
    blobs: distinct([...(config ? [config] : []), ...layers]),
    config,
    subject: parsed.subject === undefined ? undefined : readDescriptor(parsed.subject, digest),
    artifactType: typeof parsed.artifactType === 'string' ? parsed.artifactType : undefined,
    annotations: parsed.annotations as ManifestContent['annotations'],
  };
}

/** The media type of a manifest without a header. */
export function mediaTypeOf(bytes: Buffer): string {
  const parsed = parseObject(bytes, 'of the source');
  if (typeof parsed.mediaType === 'string') return parsed.mediaType;
  return Array.isArray(parsed.manifests) ? OCI_INDEX : OCI_MANIFEST;
}

function parseObject(bytes: Buffer, digest: string): Record<string, unknown> {
  try {
    const parsed: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof parsed === 'object' && parsed !== null) return parsed as Record<string, unknown>;
  } catch {
    // The error below does not contain the text.
  }
  throw new Error(`the manifest ${digest} is not JSON`);
}

function readDescriptor(found: unknown, digest: string): Descriptor {
  const descriptor = found as Descriptor;
  const good =
    typeof descriptor?.digest === 'string' &&
    DIGEST.test(descriptor.digest) &&
    Number.isSafeInteger(descriptor.size) &&
    descriptor.size >= 0;
  if (!good) throw new Error(`the manifest ${digest} has an entry without a digest and a size`);
  return descriptor;
}

function distinct(descriptors: readonly Descriptor[]): Descriptor[] {
  return [...new Map(descriptors.map((descriptor) => [descriptor.digest, descriptor])).values()];
}

export function referrerOf(manifest: RawManifest): Descriptor {
  const { artifactType, config, annotations } = readManifest(manifest);
  const type = artifactType ?? config?.mediaType;
  return {
    mediaType: manifest.mediaType,
    digest: manifest.digest,
    size: manifest.bytes.length,
    ...(type === undefined ? {} : { artifactType: type }),
    ...(annotations === undefined ? {} : { annotations }),
  };
}
