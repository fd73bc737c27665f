import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { parsePodmanVersion } from '../../../src/podman/version.js';
import { registryConfig } from '../../../src/registry/config/distribution.js';
import { classicFiles } from '../../../src/registry/emit/classic-unit.js';
import { forDeployers } from '../../../src/registry/emit/emit.js';
import { kubeYaml } from '../../../src/registry/emit/kube-yaml.js';
import { configFiles } from '../../../src/registry/emit/mounted-files.js';
import { quadletFiles } from '../../../src/registry/emit/quadlet.js';
import { artifactsReadme, readmeCommands } from '../../../src/registry/emit/readme.js';
import { writePodFiles } from '../../../src/registry/run/files.js';
import {
  assertEndpointAnswers,
  assertStorageWorks,
  storageCause,
} from '../../../src/registry/run/storage-check.js';
import { containersOf } from '../../../src/registry/spec/containers.js';
import type { PlacedRegistry, Storage } from '../../../src/registry/spec/registry-spec.js';
import { hostRoots } from '../../../src/registry/spec/storage.js';
import { fakeHost } from '../../fakes.js';
import { inDirectory, listening, podFor, thrownBy, unusedPort } from '../fakes.js';

const S3 = {
  kind: 's3',
  bucket: 'images',
  region: 'us-east-1',
  endpoint: undefined as string | undefined,
  prefix: '',
  redirect: false,
} as const satisfies Storage;
const V5 = parsePodmanVersion('5.4.2');
const directory = '/run/job';

const storageSection = (storage: Storage) =>
  parse(registryConfig(podFor({ storage }), (key) => `<${key}>`)).storage;

describe('the section of config.yml', () => {
  test.each<[what: string, given: Partial<typeof S3>, s3: object]>([
    ['AWS', {}, { bucket: 'images', region: 'us-east-1', secure: true, v4auth: true }],
    [
      'an endpoint without TLS',
      { endpoint: 'http://store:9000' },
      { regionendpoint: 'http://store:9000', forcepathstyle: true, secure: false },
    ],
    [
      'an endpoint with TLS',
      { endpoint: 'https://store' },
      { regionendpoint: 'https://store', secure: true },
    ],
    ['a prefix', { prefix: '/ci/one/' } as object, { rootdirectory: '/ci/one' }],
  ])('%s', (_, given, s3) => {
    expect(storageSection({ ...S3, ...given })).toMatchObject({ s3, redirect: { disable: true } });
  });

  test('sends clients to the store where that is wanted', () => {
    expect(storageSection({ ...S3, redirect: true })).toMatchObject({ redirect: { disable: false } });
  });

  test('holds both keys', () => {
    expect(storageSection(S3)).toMatchObject({
      s3: { accesskey: '<access-key>', secretkey: '<secret-key>' },
    });
  });
});

describe('a pod with an object store', () => {
  test('has no data and no claim', () => {
    const pod = podFor({ storage: S3 });
    const manifest = parse(
      kubeYaml(pod, { sources: { kind: 'directory', directory }, restartPolicy: 'Never' }),
    );
    const [registry] = manifest.spec.containers;
    expect(registry.volumeMounts.map(({ name }: { name: string }) => name)).not.toContain('data');
    const published = kubeYaml(pod, { sources: { kind: 'cluster' }, restartPolicy: 'Always' });
    expect(published).not.toContain('PersistentVolumeClaim');
  });

  test('gets the certificates of this host, and what goes to others does not', () => {
    const pod = podFor({ storage: { ...S3, roots: 'PEM' } });
    expect(configFiles(pod)['certificates/ca-bundle.crt']).toBe('PEM');
    expect(containersOf(pod)[0].environment.SSL_CERT_FILE).toBe(
      '/etc/podman-registry/certificates/ca-bundle.crt',
    );
    expect(forDeployers(pod).storage).toEqual({ ...S3, roots: undefined });
  });

  test('the README asks for its keys, and says what they are part of', () => {
    const { material } = readmeCommands(podFor({ storage: S3 }));
    for (const key of ['access-key', 'secret-key']) expect(material).toContain(`read -rs -p '${key}: ' word`);
    expect(artifactsReadme(podFor({ storage: S3 }), V5, '/home/u')).toContain(
      'including the keys of the bucket',
    );
  });
});

describe('hostRoots', () => {
  test('are those that the environment names, and none without TLS', async () => {
    const own = '-----BEGIN CERTIFICATE-----\nOWN\n-----END CERTIFICATE-----\n';
    const host = fakeHost({ files: { '/own.crt': own }, variables: { SSL_CERT_FILE: '/own.crt' } });
    expect(await hostRoots({ endpoint: 'https://store' }, host)).toBe(own);
    expect(await hostRoots({ endpoint: undefined }, host)).toBe(own);
    expect(await hostRoots({ endpoint: 'http://store' }, host)).toBeUndefined();
    expect(await hostRoots({ endpoint: undefined }, fakeHost())).toBeUndefined();
  });
});

describe('a volume and a path', () => {
  const volume: PlacedRegistry = podFor({ storage: { kind: 'volume', name: 'ci-images' } });
  const path = podFor({ storage: { kind: 'directory', path: '/srv/100% mine' } });

  test('a job mounts the volume by its name, and lays out no directory for it', () =>
    inDirectory(async (root) => {
      await mkdir(join(root, 'pod'));
      const manifest = parse(
        await readFile(
          await writePodFiles(volume, { http: { 'http-secret': 's' } }, join(root, 'pod')),
          'utf8',
        ),
      );
      expect(manifest.spec.volumes).toContainEqual({
        name: 'data',
        persistentVolumeClaim: { claimName: 'ci-images' },
      });
      await expect(readFile(join(root, 'pod/data'))).rejects.toThrow('ENOENT');
    }));

  test('the Quadlet files name the same volume', () => {
    const files = new Map([...quadletFiles(volume, V5), ...classicFiles(volume, V5, '/home/u')]);
    expect(files.get('pod/registry-data.volume')).toContain('VolumeName=ci-images');
    expect(files.get('kube/registry.yaml')).toContain('claimName: ci-images');
    expect(files.get('systemd/podman-registry/registry.yaml')).toContain('claimName: ci-images');
  });

  test('the Quadlet files name the same directory, and no volume', () => {
    const files = new Map([...quadletFiles(path, V5), ...classicFiles(path, V5, '/home/u')]);
    expect([...files.keys()].filter((name) => name.endsWith('.volume'))).toEqual([]);
    expect(files.get('pod/registry-registry.container')).toContain(
      'Volume=/srv/100%% mine:/var/lib/registry:z',
    );
    expect(files.get('kube/registry.yaml')).toContain('path: /srv/100% mine');
    expect(files.get('kube/registry.yaml')).not.toContain('PersistentVolumeClaim');
  });
});

describe('an object store that cannot be used', () => {
  const pod = podFor({ storage: { ...S3, endpoint: 'http://store:9000' } });
  const client = (status: number, body = '') => ({ get: async () => ({ status, headers: {}, body }) });

  test.each([200, 401, 404])('status %d is none', async (status) => {
    await expect(
      assertStorageWorks(pod, client(status), async () => 'NoSuchBucket'),
    ).resolves.toBeUndefined();
  });

  test.each([
    ['s3aws: InvalidAccessKeyId: …', 'does not know the access key'],
    ['s3aws: SignatureDoesNotMatch: …\n\tstatus code: 403', 'the signature is wrong'],
    ['s3aws: NoSuchBucket: …', 'the bucket does not exist'],
    ['s3aws: AccessDenied: …', 'access is denied'],
    ['tls: failed to verify certificate: x509: certificate signed by unknown authority', 'is not trusted'],
    ['dial tcp: lookup store: no such host', 'cannot resolve'],
    ['dial tcp 10.0.0.1:9000: connect: connection refused', 'cannot reach it'],
    ['panic: invalid region provided: nowhere', 'no such region'],
    ['http: server gave HTTP response to HTTPS client', 'does not use TLS'],
  ])('%s', async (log, said) => {
    const error = await thrownBy(() => assertStorageWorks(pod, client(500), async () => log));
    expect(error.message).toContain('the bucket "images" at http://store:9000');
    expect(error.message).toContain(said);
    expect(error.message).toContain('; ');
  });

  test('a log that has the cause only after the answer is read again', async () => {
    const logs = ['', 's3aws: SignatureDoesNotMatch: …'];
    const error = await thrownBy(() =>
      assertStorageWorks(pod, client(500), async () => logs.shift() ?? 'read once more'),
    );
    expect(error.message).toContain('the signature is wrong');
  });

  test('an unknown cause is told in the words of the registry', async () => {
    const error = await thrownBy(() =>
      assertStorageWorks(pod, client(503, 'hm'), async () => 'first\nSlowDown'),
    );
    expect(error.message).toContain('status 503: hm');
    expect(error.message).toContain('SlowDown');
    expect(storageCause('all is well')).toBeUndefined();
  });

  test('an answer that does not come is one too', async () => {
    const silent = { get: () => Promise.reject(new Error('no answer within 10 s')) };
    const error = await thrownBy(() => assertStorageWorks(pod, silent, async () => ''));
    expect(error.message).toContain('cannot reach it');
  });
});

describe('assertEndpointAnswers', () => {
  test.each(['http://localhost:9000', 'https://127.0.0.1', 'http://[::1]:1'])(
    '%s is the container itself',
    async (endpoint) => {
      const error = await thrownBy(() => assertEndpointAnswers({ ...S3, endpoint }));
      expect(error.message).toContain('host.containers.internal');
    },
  );

  test('one that nobody listens at is named with the cause', async () => {
    // Any address of this host but the loopback's first block of names.
    const endpoint = `http://0.0.0.0:${await unusedPort()}`;
    const error = await thrownBy(() => assertEndpointAnswers({ ...S3, endpoint }));
    expect(error.message).toContain(
      `"s3-endpoint" points to ${endpoint}, which does not answer: ECONNREFUSED`,
    );
  });

  test('one that answers will do, whatever it says', () =>
    listening('0.0.0.0', async (port, server) => {
      server.on('connection', (socket) =>
        socket.resume().end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n'),
      );
      await expect(
        assertEndpointAnswers({ ...S3, endpoint: `http://0.0.0.0:${port}` }),
      ).resolves.toBeUndefined();
    }));
});
