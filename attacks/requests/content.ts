import { createHash } from 'node:crypto';

/** What the writer has pushed. Each text stands in one place only, so that who shows it has read it there. */
export interface Content {
  readonly repository: string;
  /** A repository that no request names. */
  readonly hidden: string;
  readonly tag: string;
  readonly blob: Buffer;
  readonly blobDigest: string;
  readonly manifest: Buffer;
  readonly manifestDigest: string;
  readonly secrets: { readonly content: readonly string[]; readonly catalogue: readonly string[] };
}

/** A repository into which attackers try to write. */
export const TARGET_REPOSITORY = 'attack/written';
export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';

const digestOf = (bytes: Buffer) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

/** @param random a word that nobody guesses */
export function makeContent(random: string): Content {
  const secrets = { blob: `blob-${random}`, manifest: `manifest-${random}`, tag: `tag-${random}` };
  // Valid as a configuration too, so one blob is enough for an image.
  const blob = Buffer.from(JSON.stringify({ architecture: 'amd64', os: 'linux', comment: secrets.blob }));
  const descriptor = { digest: digestOf(blob), size: blob.length };
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST_TYPE,
      config: { mediaType: 'application/vnd.oci.image.config.v1+json', ...descriptor },
      layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar', ...descriptor }],
      annotations: { comment: secrets.manifest },
    }),
  );
  const hidden = `hidden-${random}`;
  return {
    repository: 'attack/known',
    hidden,
    tag: secrets.tag,
    blob,
    blobDigest: descriptor.digest,
    manifest,
    manifestDigest: digestOf(manifest),
    secrets: { content: Object.values(secrets), catalogue: [hidden] },
  };
}
