import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { exportImages } from '../../src/export/export.js';
import { readNames } from '../../src/export/list.js';
import { readTarget } from '../../src/export/target.js';
import { loginsOf } from '../../src/oci/auth-file.js';
import { ownConnections } from '../../src/oci/connections.js';
import { RegistryClient } from '../../src/oci/registry-client.js';
import { workspaceBoundary } from '../../src/platform/boundary.js';
import { run } from '../../src/platform/exec.js';
import { Podman } from '../../src/podman/podman.js';
import { makeCertificate, type ServerCertificate } from '../../src/registry/secrets/certificate.js';
import { expandLayouts, readRequests } from '../../src/seed/requests.js';
import { seedImages } from '../../src/seed/seed.js';
import { recordingAttempt, recordingLog } from '../fakes.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';
import { addImage, addIndex, type FakeRegistry, sha256, withRegistry } from '../seed/fake-registry.js';

let made: ServerCertificate;
beforeAll(() =>
  inDirectory(async (directory) => {
    made = await makeCertificate('127.0.0.1', join(directory, 'tls'));
  }),
);

const withOne = <T>(work: (registry: FakeRegistry, directory: string) => Promise<T>) =>
  inDirectory((directory) =>
    withRegistry({ cert: made.chain, key: made.key }, (registry) => work(registry, directory)),
  );

async function withClient<T>(
  { host }: FakeRegistry,
  work: (client: RegistryClient) => Promise<T>,
): Promise<T> {
  const connections = ownConnections('', made.ca);
  const sleep = async () => undefined;
  const options = { connections, login: () => undefined, timeout: 10_000, sleep };
  const client = new RegistryClient({ origin: `https://${host}`, ...options });
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

const exporting = (registry: FakeRegistry, directory: string, to: string, names: readonly string[] = []) =>
  withClient(registry, async (client) => {
    const log = recordingLog();
    const boundary = workspaceBoundary(directory);
    const target = readTarget('--to', to);
    const result = await exportImages(readNames('IMAGE', names), target, 'ignored', {
      client,
      boundary,
      log,
    });
    return { ...result, log: log.lines };
  });

/** Seeds everything of a layout, and gives the log. */
const seeding = (registry: FakeRegistry, source: string) =>
  withClient(registry, async (client) => {
    const images = readRequests(await expandLayouts([{ source, name: undefined }]));
    const log = recordingLog();
    const { failures } = await seedImages(
      { images, platforms: [], parallel: 2 },
      {
        ...{
          podman: new Podman(recordingAttempt().attempt),
          log,
          scratch: '/nowhere',
          registry: registry.host,
        },
        ...{ client, outside: ownConnections('', made.ca), logins: loginsOf({ auths: {} }) },
      },
    );
    expect(failures).toEqual([]);
    return images.map(({ repository, tag }) => `${repository}:${tag}`);
  });

/** Two repositories with a shared layer, an index, a signature and a referrer. */
function fill(registry: FakeRegistry) {
  const one = addImage(registry, 'team/app', '1', ['shared', 'one']);
  addImage(registry, 'team/app', '2', ['shared', 'two']);
  addImage(registry, 'team/app', '3', ['three']);
  const amd64 = addImage(registry, 'other', undefined, ['shared', 'amd64']);
  const arm64 = addImage(registry, 'other', undefined, ['arm64']);
  const index = addIndex(registry, 'other', 'multi', [amd64, arm64]);
  const hyphened = one.digest.replace(':', '-');
  const signature = addImage(registry, 'team/app', `${hyphened}.sig`, ['signature']);
  const sbom = addImage(registry, 'team/app', undefined, ['sbom'], { subject: one, artifactType: 'a/sbom' });
  addIndex(registry, 'team/app', hyphened, [{ ...sbom, artifactType: 'a/sbom' }]);
  addImage(registry, 'ignored', '1', ['proof']);
  return { one, index, arm64, signature, sbom, hyphened };
}

describe.each([
  ['oci', 'layout'],
  ['oci-archive', 'images.tar'],
])('%s', (kind, name) => {
  test('all images come back with their signatures and referrers, by the same digests', () =>
    withOne(async (from, directory) => {
      const { one, index, arm64, signature, sbom, hyphened } = fill(from);
      const path = join(directory, 'deep', name);
      const { images, size, log } = await exporting(from, directory, `${kind}:${path}`);
      expect(images.map(({ repository, tag }) => `${repository}:${tag}`)).toEqual([
        'other:multi',
        'team/app:1',
        'team/app:2',
        'team/app:3',
      ]);
      expect(images[1]).toMatchObject({ digest: one.digest, referrers: 2 });
      // What two images share counts once.
      expect(size).toBeLessThan(images.reduce((sum, image) => sum + image.size, 0) + 200);
      expect(log.at(-1)).toMatch(/^info: ✓ exported 4 images \(/);
      expect(readdirSync(join(directory, 'deep'))).toEqual([name]);
      await withOne(async (to) => {
        const seeded = await seeding(to, `${kind}:${path}`);
        expect(seeded).toEqual(['other:multi', 'team/app:1', 'team/app:2', 'team/app:3']);
        const digest = (reference: string) => sha256(to.manifests.get(reference)?.bytes ?? '');
        expect(digest('other:multi')).toBe(index.digest);
        expect(to.manifests.has(`other:${arm64.digest}`)).toBe(true);
        expect(digest('team/app:1')).toBe(one.digest);
        expect(digest(`team/app:${hyphened}.sig`)).toBe(signature.digest);
        expect(to.manifests.has(`team/app:${sbom.digest}`)).toBe(true);
        expect(to.manifests.get(`team/app:${hyphened}`)?.bytes.toString()).toContain(sbom.digest);
      });
    }));

  test('named ones, and equal content is equal byte for byte', () =>
    withOne(async (from, directory) => {
      fill(from);
      const paths = ['a', 'b'].map((parent) => join(directory, parent, name));
      for (const path of paths) {
        const { images } = await exporting(from, directory, `${kind}:${path}`, ['team/app:2', 'other']);
        expect(images).toHaveLength(2);
      }
      const [first = '', second = ''] = paths.map((path) =>
        kind === 'oci' ? join(path, 'index.json') : path,
      );
      expect(readFileSync(first).equals(readFileSync(second))).toBe(true);
    }));

  test.each<[what: string, names: string[], message: RegExp]>([
    ['a tag', ['team/app:9'], /has no image team\/app:9; check the name/],
    ['a repository', ['nothing'], /has no image nothing; check the name/],
  ])('%s that is missing', (_, names, message) =>
    withOne(async (from, directory) => {
      fill(from);
      const error = await thrownBy(() =>
        exporting(from, directory, `${kind}:${join(directory, name)}`, names),
      );
      expect(error.message).toMatch(message);
      expect(readdirSync(directory)).toEqual([]);
    }),
  );

  test('a blob that is wrong leaves nothing', () =>
    withOne(async (from, directory) => {
      fill(from);
      from.blobs.set(`team/app@${sha256('three')}`, Buffer.from('THREE'));
      const error = await thrownBy(() => exporting(from, directory, `${kind}:${join(directory, name)}`));
      expect(error.message).toMatch(/instead of the blob/);
      expect(readdirSync(directory)).toEqual([]);
    }));

  test('a connection that breaks in a blob is made again', () =>
    withOne(async (from, directory) => {
      fill(from);
      let broken = 0;
      from.meddle = (incoming, outgoing) => {
        if (!incoming.url?.endsWith(sha256('three')) || ++broken > 1) return false;
        outgoing.writeHead(200, { 'content-length': '5' }).write('thr', () => outgoing.destroy());
        return true;
      };
      await exporting(from, directory, `${kind}:${join(directory, name)}`);
      expect(broken).toBe(2);
      await withOne(async (to) => {
        expect(await seeding(to, `${kind}:${join(directory, name)}`)).toHaveLength(4);
      });
    }));

  test('a link in the workspace is not followed', () =>
    withOne(async (from, directory) => {
      fill(from);
      mkdirSync(join(directory, 'work'));
      symlinkSync('/tmp', join(directory, 'work/out'));
      const to = `${kind}:${join(directory, 'work/out', name)}`;
      const error = await thrownBy(() => exporting(from, join(directory, 'work'), to));
      expect(error.message).toMatch(/a symbolic link, which output must not follow/);
    }));

  test('what is in its place', () =>
    withOne(async (from, directory) => {
      fill(from);
      const path = join(directory, name);
      if (kind === 'oci') {
        mkdirSync(path);
        await exporting(from, directory, `${kind}:${path}`);
        const error = await thrownBy(() => exporting(from, directory, `${kind}:${path}`));
        expect(error.message).toMatch(/already exists; remove it/);
      } else {
        writeFileSync(path, 'old');
        await exporting(from, directory, `${kind}:${path}`);
        expect(readFileSync(path).length).toBeGreaterThan(512);
      }
    }));
});

test('an archive has the directories before the files in them, which Skopeo needs', () =>
  withOne(async (from, directory) => {
    fill(from);
    const path = join(directory, 'x.tar');
    await exporting(from, directory, `oci-archive:${path}`, ['team/app:3']);
    const listed = await run(['tar', '--list', '--file', path], { timeout: 10 });
    expect(listed.split('\n').slice(0, 3)).toEqual(['oci-layout', 'blobs/', 'blobs/sha256/']);
  }));

test('a registry that does not list its repositories', () =>
  withOne(async (from, directory) => {
    fill(from);
    from.meddle = (incoming, outgoing) => {
      const isCatalog = incoming.url?.startsWith('/v2/_catalog') === true;
      if (isCatalog) outgoing.writeHead(405).end();
      return isCatalog;
    };
    const error = await thrownBy(() => exporting(from, directory, `oci:${join(directory, 'x')}`));
    expect(error.message).toMatch(
      /does not list its repositories \(status 405\); name the repositories to export/,
    );
  }));

test.each(['images.tar', 'oci:', 'docker:x', 'oci:a:b', 'oci-archive:a\nb'])(
  'the target %j is refused',
  (text) => {
    expect(() => readTarget('--to', text)).toThrow(/^--to is /);
  },
);

test('a name that is none is refused', () => {
  expect(() => readNames('IMAGE', ['Team/App'])).toThrow('IMAGE is "Team/App"; use repositories');
});
