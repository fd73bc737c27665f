// Makes an OCI layout of small images, without any tool: plain images that share a layer, an index of two platforms with an
// attestation, a signature as cosign tags it, and an artifact that names the index as its subject.
// Usage: node make-layout.mjs DIRECTORY COUNT; prints the digests by tag as JSON.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const [directory, count] = process.argv.slice(2);
const OCI = 'application/vnd.oci';
const MANIFEST = `${OCI}.image.manifest.v1+json`;
const INDEX = `${OCI}.image.index.v1+json`;
mkdirSync(join(directory, 'blobs/sha256'), { recursive: true });

function blob(mediaType, content, more = {}) {
  const bytes = Buffer.isBuffer(content) ? content : Buffer.from(JSON.stringify(content));
  const hex = createHash('sha256').update(bytes).digest('hex');
  writeFileSync(join(directory, 'blobs/sha256', hex), bytes);
  return { mediaType, digest: `sha256:${hex}`, size: bytes.length, ...more };
}

const layer = (size) => blob(`${OCI}.image.layer.v1.tar+gzip`, gzipSync(randomBytes(size), { level: 1 }));
const shared = layer(200_000);

function image(architecture, more = {}) {
  const rootfs = { type: 'layers', diff_ids: [] };
  const config = blob(`${OCI}.image.config.v1+json`, {
    os: 'linux',
    architecture,
    rootfs,
    id: randomBytes(8).toString('hex'),
  });
  return blob(
    MANIFEST,
    { schemaVersion: 2, mediaType: MANIFEST, config, layers: [shared, layer(100_000)] },
    more,
  );
}

function artifact(artifactType, more, subject) {
  const config = blob(`${OCI}.empty.v1+json`, {});
  const layers = [blob('text/plain', randomBytes(32))];
  const content = { schemaVersion: 2, mediaType: MANIFEST, artifactType, config, layers };
  return blob(MANIFEST, { ...content, ...(subject ? { subject } : {}) }, more);
}

const named = (descriptor, tag) => ({
  ...descriptor,
  annotations: { 'org.opencontainers.image.ref.name': tag },
});
const hyphened = ({ digest }) => digest.replace(':', '-');
const bare = ({ mediaType, digest, size }) => ({ mediaType, digest, size });

const listed = Array.from({ length: Number(count) }, (_, number) => named(image('amd64'), `t${number}`));
const [amd64, arm64] = ['amd64', 'arm64'].map((architecture) =>
  image(architecture, { platform: { os: 'linux', architecture } }),
);
const about = {
  'vnd.docker.reference.type': 'attestation-manifest',
  'vnd.docker.reference.digest': amd64.digest,
};
const attestation = artifact('application/example.attestation', {
  platform: { os: 'unknown', architecture: 'unknown' },
  annotations: about,
});
const multi = blob(INDEX, { schemaVersion: 2, mediaType: INDEX, manifests: [amd64, arm64, attestation] });
const referrer = artifact('application/example.sbom', {}, bare(multi));
const ofReferrer = artifact('application/example.signature', {}, bare(referrer));
const signature = artifact('application/example.cosign', {});
listed.push(named(multi, 'multi'), referrer, ofReferrer, named(signature, `${hyphened(multi)}.sig`));

writeFileSync(join(directory, 'oci-layout'), '{"imageLayoutVersion":"1.0.0"}');
writeFileSync(
  join(directory, 'index.json'),
  JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: listed }),
);
const digests = listed.map(({ annotations, digest }) => [
  annotations?.['org.opencontainers.image.ref.name'],
  digest,
]);
const others = {
  amd64: amd64.digest,
  arm64: arm64.digest,
  referrer: referrer.digest,
  ofReferrer: ofReferrer.digest,
};
process.stdout.write(
  `${JSON.stringify({ ...Object.fromEntries(digests.filter(([tag]) => tag)), ...others })}\n`,
);
