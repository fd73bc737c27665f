import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { originalCopies } from '../../src/oci/original-copies.js';
import { makeCertificate } from '../../src/registry/secrets/certificate.js';
import { inDirectory } from '../registry/fakes.js';
import { addImage, addIndex, type FakeRegistry, sha256, withRegistry } from '../seed/fake-registry.js';

const LOGIN = Buffer.from('ci:secret').toString('base64');

/** A registry that asks for a login, and a home of a user who trusts it and has one. */
const withUser = (work: (registry: FakeRegistry, home: string) => Promise<void>) =>
  inDirectory(async (home) => {
    const { ca, chain, key } = await makeCertificate('127.0.0.1', join(home, 'certificate'));
    await withRegistry({ cert: chain, key }, async (registry) => {
      registry.meddle = ({ headers }, outgoing) => {
        if (headers.authorization === `Basic ${LOGIN}`) return false;
        outgoing.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
        return true;
      };
      const trust = join(home, '.config/containers/certs.d', registry.host);
      await mkdir(trust, { recursive: true });
      await writeFile(join(trust, 'ca.crt'), ca);
      const auth = JSON.stringify({ auths: { [registry.host]: { auth: LOGIN } } });
      await writeFile(join(home, '.config/containers/auth.json'), auth);
      await work(registry, home);
    });
  });

const copy = ({ host }: FakeRegistry, home: string, digest: string, here: readonly string[] = []) =>
  originalCopies(() => undefined, home)(
    { registry: host, repository: 'a/b', tag: '1', digest },
    (one) => here.includes(one),
    join(home, 'layout'),
  );

const blobsIn = async (home: string) =>
  (await readdir(join(home, 'layout/blobs/sha256'))).map((hex) => `sha256:${hex}`).toSorted();

test('an image comes byte for byte, with the trust and the login of the user', () =>
  withUser(async (registry, home) => {
    const image = addImage(registry, 'a/b', '1', ['one', 'two', 'one']);
    await copy(registry, home, image.digest);
    const index = JSON.parse(await readFile(join(home, 'layout/index.json'), 'utf8'));
    expect(index.manifests).toEqual([image]);
    const blobs = await blobsIn(home);
    expect(blobs).toHaveLength(4);
    for (const digest of blobs) {
      expect(sha256(await readFile(join(home, 'layout/blobs', digest.replace(':', '/'))))).toBe(digest);
    }
  }));

test('of an index the images come that podman has', () =>
  withUser(async (registry, home) => {
    const [one, other] = [
      addImage(registry, 'a/b', undefined, ['one']),
      addImage(registry, 'a/b', undefined, ['other']),
    ];
    const index = addIndex(registry, 'a/b', '1', [one, other]);
    await copy(registry, home, index.digest, [other.digest]);
    const blobs = await blobsIn(home);
    expect(blobs).toEqual(expect.arrayContaining([index.digest, other.digest, sha256('other')]));
    expect(blobs).not.toContain(one.digest);
    expect(blobs).toHaveLength(4);
  }));

test.each<[what: string, prepare: (registry: FakeRegistry) => string, said: RegExp]>([
  ['an image that is not there', () => `sha256:${'0'.repeat(64)}`, /does not have the manifest/],
  [
    'a manifest that is another',
    (registry) => {
      const { digest } = addImage(registry, 'a/b', undefined, ['x']);
      registry.manifests.set(`a/b:${digest}`, { bytes: Buffer.from('{}'), mediaType: 'application/json' });
      return digest;
    },
    /sent the manifest sha256:\S+ instead of sha256:/,
  ],
  [
    'a layer that is another',
    (registry) => {
      const { digest } = addImage(registry, 'a/b', undefined, ['true']);
      registry.blobs.set(`a/b@${sha256('true')}`, Buffer.from('liar'));
      return digest;
    },
    /sent sha256:\S+ instead of the blob sha256:/,
  ],
  [
    'an index of which podman has none',
    (registry) => addIndex(registry, 'a/b', undefined, [addImage(registry, 'a/b', undefined, ['x'])]).digest,
    /has no image for this machine/,
  ],
  [
    'an image of more than 4 GiB',
    (registry) => {
      const layers = Array.from({ length: 5 }, (_, digit) => ({
        mediaType: 'application/vnd.oci.image.layer.v1.tar',
        digest: `sha256:${String(digit).repeat(64)}`,
        size: 2 ** 30,
      }));
      return addImage(registry, 'a/b', undefined, [], { layers }).digest;
    },
    /is larger than 4 GiB/,
  ],
  [
    'an image of too many layers',
    (registry) =>
      addImage(
        registry,
        'a/b',
        undefined,
        Array.from({ length: 1001 }, (_, digit) => `${digit}`),
      ).digest,
    /has more than 1000 layers/,
  ],
])('%s is an error', (_, prepare, said) =>
  withUser(async (registry, home) => {
    await expect(copy(registry, home, prepare(registry))).rejects.toThrow(said);
  }),
);
