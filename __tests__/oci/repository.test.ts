import { join } from 'node:path';
import { Readable } from 'node:stream';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ownConnections } from '../../src/oci/connections.js';
import { RegistryClient } from '../../src/oci/registry-client.js';
import { RegistryError } from '../../src/oci/registry-error.js';
import { Repository } from '../../src/oci/repository.js';
import { makeCertificate, type ServerCertificate } from '../../src/registry/secrets/certificate.js';
import { inDirectory, thrownBy } from '../registry/fakes.js';
import { addImage, type FakeRegistry, sha256, withRegistry } from '../seed/fake-registry.js';

let made: ServerCertificate;
beforeAll(() =>
  inDirectory(async (directory) => {
    made = await makeCertificate('127.0.0.1', join(directory, 'tls'));
  }),
);

/** A repository of a registry that knows a login, and how long was waited between attempts. */
const asked = (
  work: (repository: Repository, registry: FakeRegistry, waits: number[]) => Promise<void>,
  options: { readonly sendsPassword?: boolean } = {},
) =>
  withRegistry({ cert: made.chain, key: made.key }, async (registry) => {
    const waits: number[] = [];
    const client = new RegistryClient({
      origin: `https://${registry.host}`,
      connections: ownConnections(registry.host, made.ca),
      login: () => ({ basic: 'dTpw' }),
      timeout: 5000,
      sleep: async (pause) => waits.push(pause),
      ...options,
    });
    try {
      await work(new Repository(client, 'team/app'), registry, waits);
    } finally {
      client.close();
    }
  });
const lines = ({ asked: all }: FakeRegistry) =>
  all.map(({ line, authorization }) => `${line.replace(/\/v2\/team\/app/, '')} ${authorization ?? '-'}`);

describe('a transient failure', () => {
  test('is tried again after growing pauses, or after as long as the registry says', () =>
    asked(async (repository, registry, waits) => {
      const image = addImage(registry, 'team/app', '1', ['x']);
      const answers: [status: number, headers: Record<string, string>][] = [
        [503, {}],
        [502, {}],
        [429, { 'retry-after': '7' }],
      ];
      registry.meddle = (_, outgoing) => {
        const answer = answers.shift();
        if (answer === undefined) return false;
        outgoing.writeHead(...answer).end();
        return true;
      };
      expect((await repository.find('1'))?.digest).toBe(image.digest);
      expect(waits).toEqual([500, 1000, 7000]);
    }));

  test('ends after six attempts, in the words of the registry', () =>
    asked(async (repository, registry, waits) => {
      registry.meddle = (_, outgoing) => {
        outgoing.writeHead(503).end('{"errors":[{"code":"UNAVAILABLE","message":"later"}]}');
        return true;
      };
      const error = await thrownBy(() =>
        repository.put({ bytes: Buffer.from('{}'), mediaType: 'x', digest: 'd' }, '1'),
      );
      expect(error).toBeInstanceOf(RegistryError);
      expect(error.message).toBe(
        `PUT https://${registry.host}/v2/team/app/manifests/1: 503 UNAVAILABLE (later)`,
      );
      expect(waits).toEqual([500, 1000, 2000, 4000, 8000]);
    }));

  test('of an upload is for the caller, because its content comes once', () =>
    asked(async (repository, registry, waits) => {
      registry.meddle = (incoming, outgoing) => {
        if (incoming.method !== 'PUT') return false;
        incoming.resume().on('end', () => outgoing.writeHead(503).end());
        return true;
      };
      const blob = { mediaType: 'x', digest: sha256('content'), size: 7 };
      const content = async () => Readable.from([Buffer.from('content')]);
      await expect(repository.upload(blob, content)).rejects.toMatchObject({
        status: 503,
        isTransient: true,
      });
      expect(waits).toEqual([]);
    }));
});

describe('the login', () => {
  test('is sent when the registry asks for it, and then with every request', () =>
    asked(async (repository, registry) => {
      registry.meddle = ({ headers }, outgoing) => {
        if (headers.authorization === 'Basic dTpw') return false;
        outgoing.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
        return true;
      };
      expect(await repository.hasBlob('d')).toBe(false);
      expect(await repository.resolve('1')).toBeUndefined();
      expect(lines(registry)).toEqual([
        'HEAD /blobs/d -',
        'HEAD /blobs/d Basic dTpw',
        'HEAD /manifests/1 Basic dTpw',
      ]);
    }));

  test('is sent unasked to the own registry', () =>
    asked(
      async (repository, registry) => {
        await repository.resolve('1');
        expect(lines(registry)).toEqual(['HEAD /manifests/1 Basic dTpw']);
      },
      { sendsPassword: true },
    ));

  test('that is refused is an error, after one attempt', () =>
    asked(async (repository, registry, waits) => {
      registry.meddle = (_, outgoing) => {
        outgoing.writeHead(401, { 'www-authenticate': 'Basic realm="x"' }).end();
        return true;
      };
      await expect(repository.hasBlob('d')).rejects.toMatchObject({ status: 401, host: registry.host });
      expect([lines(registry).length, waits]).toEqual([2, []]);
    }));

  test('a token is used until the registry refuses it, and is for one scope', () =>
    asked(async (repository, registry) => {
      let valid = 1;
      registry.meddle = ({ url = '', headers }, outgoing) => {
        if (url.startsWith('/token')) {
          outgoing.writeHead(200).end(JSON.stringify({ token: `T${valid}` }));
        } else if (headers.authorization !== `Bearer T${valid}`) {
          const realm = `Bearer realm="https://${registry.host}/token",service="s"`;
          outgoing.writeHead(401, { 'www-authenticate': realm }).end();
        } else return false;
        return true;
      };
      await repository.hasBlob('d');
      await repository.hasBlob('d');
      valid = 2;
      await repository.hasBlob('d');
      await repository.mount('d', 'other');
      const scope = (actions: string) =>
        `GET /token?service=s&scope=repository%3Ateam%2Fapp%3A${encodeURIComponent(actions)} Basic dTpw`;
      expect(lines(registry)).toEqual([
        'HEAD /blobs/d -',
        scope('pull'),
        'HEAD /blobs/d Bearer T1',
        'HEAD /blobs/d Bearer T1',
        'HEAD /blobs/d Bearer T1',
        scope('pull'),
        'HEAD /blobs/d Bearer T2',
        'POST /blobs/uploads/?mount=d&from=other -',
        scope('pull,push'),
        'POST /blobs/uploads/?mount=d&from=other Bearer T2',
      ]);
    }));
});

describe('a redirect', () => {
  test.each([
    ['without TLS', () => 'http://127.0.0.1:1/x', /redirects to http:\/\/127\.0\.0\.1:1, without TLS/],
    ['to itself', (host: string) => `https://${host}/v2/team/app/blobs/d`, /redirects more than 5 times/],
  ])('%s is refused', (_, location, words) =>
    asked(async (repository, registry) => {
      registry.meddle = (__, outgoing) => {
        outgoing.writeHead(307, { location: location(registry.host) }).end();
        return true;
      };
      await expect(repository.blob({ mediaType: 'x', digest: 'd', size: 1 })).rejects.toThrow(words);
    }),
  );
});

test('a manifest that is another one than its digest says is refused', () =>
  asked(async (repository, registry) => {
    const { digest } = addImage(registry, 'team/app', undefined, ['x']);
    registry.manifests.set(`team/app:${digest}`, {
      bytes: Buffer.from('{}'),
      mediaType: 'application/vnd.x',
    });
    await expect(repository.manifest(digest)).rejects.toThrow(`instead of ${digest}`);
    await expect(repository.manifest(sha256('none'))).rejects.toThrow('does not have the manifest');
  }));
