import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { loginsOf } from '../../src/oci/auth-file.js';
import { type Connections, ownConnections } from '../../src/oci/connections.js';
import { RegistryClient } from '../../src/oci/registry-client.js';
import { Podman } from '../../src/podman/podman.js';
import { makeCertificate, type ServerCertificate } from '../../src/registry/secrets/certificate.js';
import { readRequests } from '../../src/seed/requests.js';
import { seedImages } from '../../src/seed/seed.js';
import { recordingAttempt, recordingLog } from '../fakes.js';
import { inDirectory } from '../registry/fakes.js';
import { addImage, addIndex, type FakeRegistry, sha256, withRegistry } from './fake-registry.js';

let made: ServerCertificate;
beforeAll(() =>
  inDirectory(async (directory) => {
    made = await makeCertificate('127.0.0.1', join(directory, 'tls'));
  }),
);

const clientOf = ({ host }: FakeRegistry, connections: Connections) =>
  new RegistryClient({ origin: `https://${host}`, connections, login: () => undefined, timeout: 10_000 });

/** Seeds `names` of the first registry, as they are called there, into the second. */
async function seed(
  from: FakeRegistry,
  to: FakeRegistry,
  names: readonly string[],
  options: {
    readonly platforms?: readonly string[];
    readonly parallel?: number;
    readonly auths?: object;
    readonly local?: readonly string[];
    readonly podman?: Podman;
    readonly scratch?: string;
  } = {},
) {
  const { platforms = [], parallel = 4, auths = {}, local = [], scratch = '/nowhere' } = options;
  const remote = names.map((line) => {
    const [source, name] = line.split(' ');
    return { source: `${from.host}/${source}`, name };
  });
  const requests = [
    ...remote,
    ...local.map((name) => ({ source: `containers-storage:${name}`, name: undefined })),
  ];
  const log = recordingLog();
  const connections = ownConnections('', made.ca);
  try {
    const result = await seedImages(
      { images: readRequests(requests), platforms, parallel },
      {
        podman: options.podman ?? new Podman(recordingAttempt().attempt),
        ...{ log, scratch, registry: to.host },
        ...{
          client: clientOf(to, connections),
          outside: connections,
          logins: loginsOf({ auths: { [from.host]: auths } }),
        },
      },
    );
    return { ...result, log: log.lines };
  } finally {
    connections.close();
  }
}

const both = (work: (from: FakeRegistry, to: FakeRegistry) => Promise<void>) => () => {
  const tls = { cert: made.chain, key: made.key };
  return withRegistry(tls, (from) => withRegistry(tls, (to) => work(from, to)));
};
const lines = ({ asked }: FakeRegistry, pattern: RegExp) =>
  asked.map(({ line }) => line).filter((line) => pattern.test(line));

describe('seedImages', () => {
  test(
    'copies by digest; what two images share is fetched and sent once',
    both(async (from, to) => {
      const one = addImage(from, 'a', '1', ['shared', 'one']);
      const two = addImage(from, 'b/c', '2', ['shared', 'two']);
      const { seeded, failures } = await seed(from, to, ['a:1', 'b/c:2 other:3']);
      expect(failures).toEqual([]);
      expect(seeded).toMatchObject([
        { repository: 'a', tag: '1', digest: one.digest },
        { repository: 'other', tag: '3', digest: two.digest },
      ]);
      expect(to.manifests.get('a:1')?.bytes).toEqual(from.manifests.get('a:1')?.bytes);
      expect(to.manifests.get('other:3')?.bytes).toEqual(from.manifests.get('b/c:2')?.bytes);
      expect(lines(from, new RegExp(`GET .*${sha256('shared')}`))).toHaveLength(1);
      expect(seeded.map(({ copied }) => copied).toSorted()).toEqual([2, 3]);
      expect(seeded.map(({ skipped }) => skipped).toSorted()).toEqual([0, 1]);
    }),
  );

  test(
    'a second time nothing travels, and the source is not asked for a manifest',
    both(async (from, to) => {
      addImage(from, 'a', '1', ['x']);
      await seed(from, to, ['a:1']);
      from.asked.length = 0;
      const { seeded } = await seed(from, to, ['a:1']);
      expect(seeded).toMatchObject([{ copied: 0, skipped: 2 }]);
      expect(lines(from, /^GET .*(blobs|manifests\/(1|sha256:))/)).toEqual([]);
      expect(lines(to, /^PUT .*manifests/)).toHaveLength(2);
    }),
  );

  test(
    'one that fails keeps none of the others from it, and no part of it can be pulled',
    both(async (from, to) => {
      addImage(from, 'good', '1', ['x']);
      const broken = addImage(from, 'broken', '1', ['fine', 'lies']);
      from.blobs.set(`broken@${sha256('lies')}`, Buffer.from('liar'));
      const { seeded, failures, log } = await seed(from, to, ['broken:1', 'gone:1', 'good:1']);
      expect(seeded.map(({ repository }) => repository)).toEqual(['good']);
      expect(failures.map(({ source }) => source).toSorted()).toEqual([
        `${from.host}/broken:1`,
        `${from.host}/gone:1`,
      ]);
      expect(log.join('\n')).toContain(
        `the source sent ${sha256('liar')} instead of the blob ${sha256('lies')}`,
      );
      expect([to.manifests.has('broken:1'), to.manifests.has(`broken:${broken.digest}`)]).toEqual([
        false,
        false,
      ]);
      expect(to.blobs.has(`broken@${sha256('lies')}`)).toBe(false);
    }),
  );

  test(
    'where the first of two fails with a blob that both want, the other brings its own',
    both(async (from, to) => {
      addImage(from, 'broken', '1', ['shared']);
      addImage(from, 'good', '1', ['shared']);
      from.blobs.set(`broken@${sha256('shared')}`, Buffer.from('SHARED'));
      const { seeded } = await seed(from, to, ['broken:1', 'good:1'], { parallel: 2 });
      expect(seeded.map(({ repository }) => repository)).toEqual(['good']);
      expect(to.blobs.get(`good@${sha256('shared')}`)?.toString()).toBe('shared');
    }),
  );

  test(
    'a connection that breaks within a blob is made again, for this blob only',
    both(async (from, to) => {
      addImage(from, 'a', '1', ['x'.repeat(100_000), 'y']);
      let broken = 0;
      from.meddle = (incoming, outgoing) => {
        if (!incoming.url?.endsWith(sha256('x'.repeat(100_000))) || broken > 0) return false;
        broken++;
        outgoing
          .writeHead(200, { 'content-length': '100000' })
          .write('x'.repeat(5000), () => outgoing.destroy());
        return true;
      };
      const { seeded } = await seed(from, to, ['a:1']);
      expect([broken, seeded]).toMatchObject([1, [{ copied: 3 }]]);
      expect(lines(from, new RegExp(`GET .*${sha256('y')}`))).toHaveLength(1);
    }),
  );

  test(
    'asks again when a registry says when',
    both(async (from, to) => {
      addImage(from, 'a', '1', ['x']);
      const refused = new Set<string>();
      from.meddle = (incoming, outgoing) => {
        const kind = /manifests|referrers/.exec(incoming.url ?? '')?.[0] ?? '';
        if (incoming.method !== 'GET' || kind === '' || refused.has(kind)) return false;
        refused.add(kind);
        outgoing.writeHead(429, { 'retry-after': '0' }).end();
        return true;
      };
      expect((await seed(from, to, ['a:1'])).seeded).toHaveLength(1);
      expect([...refused].toSorted()).toEqual(['manifests', 'referrers']);
      expect(lines(from, /referrers/)).toHaveLength(2);
    }),
  );

  test(
    'gets a token with its login, and shows neither to where it is sent for a blob',
    both(async (from, to) => {
      addImage(from, 'a', '1', ['x']);
      let elsewhere: string | undefined = 'nothing came';
      from.meddle = (incoming, outgoing) => {
        const { authorization } = incoming.headers;
        const port = from.host.split(':')[1];
        if (incoming.url?.startsWith('/token')) {
          const scope = new URL(incoming.url, 'https://x').searchParams.get('scope');
          const good = authorization === 'Basic dTpw' && scope === 'repository:a:pull';
          outgoing.writeHead(good ? 200 : 401).end(JSON.stringify({ token: 'T' }));
        } else if (incoming.url === '/elsewhere') {
          elsewhere = authorization;
          outgoing.writeHead(200).end('x');
        } else if (authorization !== 'Bearer T') {
          const realm = `Bearer realm="https://${from.host}/token",service="s",scope="repository:a:pull"`;
          outgoing.writeHead(401, { 'www-authenticate': realm }).end();
        } else if (incoming.url?.endsWith(sha256('x'))) {
          outgoing.writeHead(307, { location: `https://localhost:${port}/elsewhere` }).end();
        } else {
          return false;
        }
        return true;
      };
      const { seeded } = await seed(from, to, ['a:1'], { auths: { auth: 'dTpw' } });
      expect(seeded).toHaveLength(1);
      expect(elsewhere).toBeUndefined();
    }),
  );

  test(
    'of an index the chosen platforms: several in an index of their own, one by itself',
    both(async (from, to) => {
      const images = ['amd64', 'arm64', 's390x'].map((architecture) => ({
        ...addImage(from, 'm', undefined, [architecture]),
        platform: { os: 'linux', architecture },
      }));
      addIndex(from, 'm', '1', images);
      const one = await seed(from, to, ['m:1 one:1'], { platforms: ['linux/arm64'] });
      expect(one.seeded[0]?.digest).toBe(images[1]?.digest);
      const two = await seed(from, to, ['m:1 two:1'], { platforms: ['linux/arm64', 'linux/amd64'] });
      const { bytes } = to.manifests.get('two:1') ?? {};
      expect(two.seeded[0]?.digest).toBe(sha256(bytes ?? ''));
      expect(JSON.parse(String(bytes)).manifests).toEqual(images.slice(0, 2));
      const none = await seed(from, to, ['m:1 none:1'], { platforms: ['linux/riscv64'] });
      expect(none.failures[0]?.cause).toContain('it has linux/amd64, linux/arm64, linux/s390x');
      const all = await seed(from, to, ['m:1 two:all']);
      expect(all.seeded).toMatchObject([{ copied: 2, skipped: 4 }]);
    }),
  );

  test(
    'what refers to an image is copied, and is listed beside what was listed before',
    both(async (from, to) => {
      const image = addImage(from, 'a', '1', ['x']);
      const hyphened = image.digest.replace(':', '-');
      const sbom = addImage(from, 'a', undefined, ['sbom'], { subject: image });
      const older = addImage(to, 'a', undefined, ['older'], { subject: image });
      addIndex(from, 'a', hyphened, [sbom]);
      addIndex(to, 'a', hyphened, [older]);
      const signature = addImage(from, 'a', `${hyphened}.sig`, ['signature']);
      const ofSignature = addImage(from, 'a', `${signature.digest.replace(':', '-')}.att`, ['about it']);
      const { seeded } = await seed(from, to, ['a:1']);
      expect(seeded).toHaveLength(1);
      expect(sha256(to.manifests.get(`a:${hyphened}.sig`)?.bytes ?? '')).toBe(signature.digest);
      expect(to.manifests.has(`a:${ofSignature.digest}`)).toBe(true);
      const listed = JSON.parse(String(to.manifests.get(`a:${hyphened}`)?.bytes)).manifests;
      expect(listed).toEqual([older, sbom]);
    }),
  );

  test(
    'a certificate that is not trusted is said, at once',
    both(async (from, to) => {
      addImage(from, 'a', '1', ['x']);
      const connections = ownConnections(from.host, '');
      const own = ownConnections(to.host, made.ca);
      const images = readRequests([{ source: `${from.host}/a:1`, name: undefined }]);
      const tools = {
        podman: new Podman(recordingAttempt().attempt),
        ...{ log: recordingLog(), scratch: '/nowhere', registry: to.host },
        ...{ client: clientOf(to, own), outside: connections, logins: loginsOf({}) },
      };
      const { failures } = await seedImages({ images, platforms: [], parallel: 1 }, tools);
      expect(failures[0]?.remedy).toContain(`~/.config/containers/certs.d/${from.host}/ca.crt`);
      for (const one of [connections, own]) one.close();
    }),
  );

  test(
    'a local image is pushed by podman, a manifest list with all of its images',
    both(async (from, to) => {
      const { attempt, commands } = recordingAttempt((argv) => {
        const reference = argv.find((word) => word.startsWith('docker://'));
        const digestFile = argv[argv.indexOf('--digestfile') + 1];
        if (reference?.endsWith('/team/list:1')) {
          addIndex(to, 'team/list', '1', [addImage(to, 'team/list', undefined, ['a', 'bc'])]);
        } else if (reference?.endsWith('/team/one:2')) {
          writeFileSync(digestFile ?? '', addImage(to, 'team/one', '2', ['abc']).digest);
        }
        return { exitCode: argv.includes('exists') && !argv.includes('localhost/team/list:1') ? 1 : 0 };
      });
      const { seeded, failures } = await inDirectory((scratch) =>
        seed(from, to, [], {
          ...{ podman: new Podman(attempt), scratch },
          local: ['localhost/team/list:1', 'localhost/team/one:2', 'localhost/team/gone:3'],
        }),
      );
      expect(seeded).toMatchObject([
        { repository: 'team/list', tag: '1', copied: 0, skipped: 0 },
        { repository: 'team/one', tag: '2', digest: sha256(to.manifests.get('team/one:2')?.bytes ?? '') },
      ]);
      // Its configuration counts as well.
      const config = { os: 'linux', architecture: 'amd64', of: ['a', 'bc'] };
      expect(seeded[0]?.size).toBe(3 + JSON.stringify(config).length);
      expect(commands).toContainEqual([
        ...['podman', 'manifest', 'push', '--all', '--quiet', 'localhost/team/list:1'],
        `docker://${to.host}/team/list:1`,
      ]);
      expect(failures).toMatchObject([
        {
          source: 'containers-storage:localhost/team/gone:3',
          remedy: expect.stringContaining('podman images'),
        },
      ]);
    }),
  );
});
