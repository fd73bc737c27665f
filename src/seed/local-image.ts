import { join } from 'node:path';
import { digestOf, type RawManifest, readManifest } from '../oci/descriptors.js';
import type { Repository } from '../oci/repository.js';
import type { Podman } from '../podman/podman.js';

/**
 * Pushes an image of the user's storage with podman, because only podman can read it: the layers are unpacked, and
 * podman packs them again or knows that the registry has them. Pushes a manifest list with all of its images.
 * @param authority the registry, as `host:port`
 */
export async function pushLocal(
  name: string,
  authority: string,
  target: Repository,
  tag: string,
  tools: { readonly podman: Podman; readonly scratch: string },
): Promise<{ readonly manifest: RawManifest; readonly blobs: ReadonlyMap<string, number> }> {
  const { podman, scratch } = tools;
  const reference = `${authority}/${target.name}:${tag}`;
  const digestFile = join(scratch, `seeded-${digestOf(Buffer.from(reference)).slice('sha256:'.length, 30)}`);
  if (await podman.isManifestList(name)) await podman.pushList(name, reference);
  else await podman.push(name, reference, digestFile);
  const manifest = await target.find(tag);
  if (manifest === undefined) throw new Error(`podman pushed ${name}, but the registry has no ${reference}`);
  const blobs = new Map<string, number>();
  const pending = [manifest];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const content = readManifest(next);
    for (const { digest, size } of content.blobs) blobs.set(digest, size);
    for (const { digest } of content.manifests) {
      const below = await target.find(digest);
      if (below !== undefined) pending.push(below);
    }
  }
  return { manifest, blobs };
}
