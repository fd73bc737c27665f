import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { accessible } from '../accessible.js';

/** One image of an OCI layout. */
export interface LayoutImage {
  /** Its annotation `org.opencontainers.image.ref.name`, by which tools find it; a layout of one image may have none. */
  readonly name: string | undefined;
  /** Of its manifest, or of its index of several platforms. */
  readonly digest: string;
}

interface Descriptor {
  readonly digest?: unknown;
  readonly annotations?: Readonly<Record<string, string>>;
}

const NAME = 'org.opencontainers.image.ref.name';

/**
 * Looks into a directory that may be an OCI layout.
 * @returns nothing where it is none, or has no such image that can be told from its others
 * @throws Error where it is one and cannot be read
 */
export async function findInLayout(
  directory: string,
  isWanted: (image: LayoutImage) => boolean,
): Promise<LayoutImage | undefined> {
  if (!(await accessible(join(directory, 'oci-layout')))) return undefined;
  const index = JSON.parse(await readFile(join(directory, 'index.json'), 'utf8'));
  const manifests: unknown = index?.manifests;
  if (!Array.isArray(manifests)) throw new Error('index.json lists no manifests');
  const images = manifests.map(({ digest, annotations }: Descriptor) => {
    if (typeof digest !== 'string') throw new Error('index.json has a manifest without digest');
    return { name: annotations?.[NAME], digest };
  });
  return images.find((image) => isWanted(image) && (image.name !== undefined || images.length === 1));
}

/**
 * Looks whether an image's manifest is the one that its digest names. All below it podman checks while it reads; a
 * manifest that was asked for by name it does not.
 * @throws Error where it is not, or is missing
 */
export async function expectIntact(directory: string, { digest }: LayoutImage): Promise<void> {
  const hex = /^sha256:([0-9a-f]{64})$/.exec(digest)?.[1];
  if (hex === undefined) throw new Error(`index.json has the digest ${JSON.stringify(digest)}`);
  const manifest = await readFile(join(directory, 'blobs/sha256', hex));
  const found = createHash('sha256').update(manifest).digest('hex');
  if (found !== hex) throw new Error(`the manifest ${digest} has the digest sha256:${found}`);
}
