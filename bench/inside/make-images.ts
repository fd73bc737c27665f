// Makes an OCI layout of images of the tags t0, t1, …, each with layers of its own that nothing makes smaller. Prints its path.
// With DIRS also each image as a directory DIRS/i0:t, as skopeo's transport dir: has it.
// Usage: node make-images.js DIRECTORY IMAGES LAYERS [BYTES of a layer] [DIRS]
import { createHash, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [directory = '', images = '', layers = '', bytes = '512', dirs] = process.argv.slice(2);
const OCI = 'application/vnd.oci.image';
mkdirSync(join(directory, 'blobs/sha256'), { recursive: true });

function blob(mediaType: string, content: Buffer | object) {
  const data = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
  const hex = createHash('sha256').update(data).digest('hex');
  writeFileSync(join(directory, 'blobs/sha256', hex), data);
  return { mediaType, digest: `sha256:${hex}`, size: data.length };
}

function image(tag: string): object {
  const made = Array.from({ length: Number(layers) }, () => {
    // In gzip's frame, or skopeo would compress it.
    const content = gzipSync(randomBytes(Number(bytes)), { level: 0 });
    return blob(`${OCI}.layer.v1.tar+gzip`, content);
  });
  const rootfs = { type: 'layers', diff_ids: made.map(({ digest }) => digest) };
  const config = blob(`${OCI}.config.v1+json`, { os: 'linux', architecture: 'amd64', rootfs });
  const mediaType = `${OCI}.manifest.v1+json`;
  const manifest = blob(mediaType, { schemaVersion: 2, mediaType, config, layers: made });
  if (dirs !== undefined) layOutDir(`${dirs}/i${tag.slice(1)}:t`, manifest, [config, ...made]);
  return { ...manifest, annotations: { 'org.opencontainers.image.ref.name': tag } };
}

function layOutDir(dir: string, manifest: { digest: string }, blobs: readonly { digest: string }[]): void {
  const file = ({ digest }: { digest: string }) =>
    join(directory, 'blobs/sha256', digest.slice('sha256:'.length));
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, 'version'), 'Directory Transport Version: 1.1\n');
  linkSync(file(manifest), join(dir, 'manifest.json'));
  for (const one of blobs) linkSync(file(one), join(dir, one.digest.slice('sha256:'.length)));
}

const manifests = Array.from({ length: Number(images) }, (_, number) => image(`t${number}`));
const index = { schemaVersion: 2, mediaType: `${OCI}.index.v1+json`, manifests };
writeFileSync(join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
writeFileSync(join(directory, 'index.json'), JSON.stringify(index));
process.stdout.write(JSON.stringify(directory));
