import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { ownRegistryClient } from '../../src/oci/clients.js';
import type { RegistryClient } from '../../src/oci/registry-client.js';
import { UserError } from '../../src/platform/errors.js';
import type { Answer } from '../../src/platform/http.js';
import { makeCertificate, type ServerCertificate } from '../../src/registry/secrets/certificate.js';
import { inDirectory, podFor, thrownBy, unusedPort, withServer } from '../registry/fakes.js';
import { selfSigned } from '../registry/tls.js';

let made: ServerCertificate;
beforeAll(() =>
  inDirectory(async (directory) => {
    made = await makeCertificate('localhost', join(directory, 'tls'));
  }),
);

const tls = () => ({ cert: made.chain, key: made.key });

const LOGIN = { username: 'job', password: 'secret' };
const BASIC = `Basic ${Buffer.from('job:secret').toString('base64')}`;

async function withClient<T>(
  port: number,
  { ca = made.ca, login }: { readonly ca?: string; readonly login?: typeof LOGIN },
  work: (client: RegistryClient) => Promise<T>,
): Promise<T> {
  const address = { host: '127.0.0.1', port, bind: '127.0.0.1' };
  const client = ownRegistryClient({ address, access: { kind: 'basic' } }, ca, login);
  try {
    return await work(client);
  } finally {
    client.close();
  }
}

describe('get', () => {
  test('gives status, headers and body', () =>
    withServer(
      tls(),
      (path) => ({ status: 203, headers: { 'x-path': path }, body: 'bödy' }),
      (port) =>
        withClient(port, {}, async (client) => {
          const answer = await client.get('/v2/_catalog?n=1000');
          expect(answer).toMatchObject({ status: 203, body: 'bödy' });
          expect(answer.headers['x-path']).toBe('/v2/_catalog?n=1000');
        }),
    ));

  test.each([
    ['with the login', LOGIN, {}, { authorization: BASIC, accept: undefined }],
    ['anonymous', LOGIN, { anonymous: true }, { authorization: undefined, accept: undefined }],
    ['where there is no login', undefined, {}, { authorization: undefined, accept: undefined }],
    ['with an accept header', LOGIN, { accept: 'a/b' }, { authorization: BASIC, accept: 'a/b' }],
  ])('a request %s', async (_, login, options, wanted) => {
    let seen: Readonly<Record<string, unknown>> = {};
    await withServer(
      tls(),
      (_path, headers) => {
        seen = headers;
        return {};
      },
      (port) =>
        withClient(port, login === undefined ? {} : { login }, (client) => client.get('/v2/', options)),
    );
    expect({ authorization: seen.authorization, accept: seen.accept }).toEqual(wanted);
  });

  test('a redirect is not followed', () =>
    withServer(
      tls(),
      () => ({ status: 302, headers: { location: 'https://127.0.0.1:1/' } }),
      (port) => withClient(port, {}, async (client) => expect((await client.get('/v2/')).status).toBe(302)),
    ));

  test('nobody there', async () => {
    const port = await unusedPort();
    expect(await thrownBy(() => withClient(port, {}, (client) => client.get('/v2/')))).toMatchObject({
      code: 'ECONNREFUSED',
    });
  });

  test('a certificate of another CA is refused', () =>
    inDirectory(async (directory) => {
      const other = await makeCertificate('localhost', join(directory, 'tls'));
      await withServer(
        tls(),
        () => ({}),
        async (port) => {
          const error = await thrownBy(() =>
            withClient(port, { ca: other.ca }, (client) => client.get('/v2/')),
          );
          expect(error).toMatchObject({ code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' });
        },
      );
    }));

  test('a certificate for another name is refused', () =>
    inDirectory(async (directory) => {
      await selfSigned(directory, 'other', { names: 'DNS:elsewhere.example' });
      const [cert, key] = await Promise.all(
        ['other.crt', 'other.key'].map((name) => readFile(join(directory, name), 'utf8')),
      );
      await withServer(
        { cert, key },
        () => ({}),
        async (port) => {
          const error = await thrownBy(() =>
            withClient(port, { ca: cert ?? '' }, (client) => client.get('/v2/')),
          );
          expect(error).toMatchObject({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
        },
      );
    }));
});

describe('get with tokens', () => {
  /** A registry and its authentication service in one. */
  const asked = async (
    token: (authorization: unknown, path: string) => Partial<Answer>,
    work: (client: RegistryClient, seen: string[]) => Promise<void>,
  ) => {
    const seen: string[] = [];
    let port = 0;
    await withServer(
      { cert: made.chain, key: made.key },
      (path, headers) => {
        seen.push(path);
        if (path.startsWith('/auth')) return token(headers.authorization, path);
        if (headers.authorization === 'Bearer good') return { status: 200, body: 'in' };
        const realm = `https://127.0.0.1:${port}/auth`;
        const scope = path.includes('/a/') ? ',scope="repository:a:pull repository:b:pull"' : '';
        return {
          status: 401,
          headers: { 'www-authenticate': `Bearer realm="${realm}",service="s"${scope}` },
        };
      },
      async (listening) => {
        port = listening;
        const pod = podFor({
          address: { host: '127.0.0.1', port, bind: '127.0.0.1' },
          access: { kind: 'token', realm: 'https://x/', service: 's', issuer: 'i', certificates: '' },
        });
        const client = ownRegistryClient(pod, made.ca, LOGIN);
        try {
          await work(client, seen);
        } finally {
          client.close();
        }
      },
    );
  };

  test('gets a token with the password, for what the registry asks for, and comes back with it', () =>
    asked(
      (authorization) => ({ status: authorization === BASIC ? 200 : 401, body: '{"token":"good"}' }),
      async (client, seen) => {
        expect((await client.get('/v2/a/tags/list')).body).toBe('in');
        expect(seen).toEqual([
          '/v2/a/tags/list',
          '/auth?service=s&scope=repository%3Aa%3Apull&scope=repository%3Ab%3Apull',
          '/v2/a/tags/list',
        ]);
      },
    ));

  test('access_token is another name for it', () =>
    asked(
      () => ({ status: 200, body: '{"access_token":"good"}' }),
      async (client) => expect((await client.get('/v2/')).status).toBe(200),
    ));

  test('an anonymous request stays one', () =>
    asked(
      () => ({ status: 200, body: '{"token":"good"}' }),
      async (client, seen) => {
        expect((await client.get('/v2/', { anonymous: true })).status).toBe(401);
        expect(seen).toEqual(['/v2/']);
      },
    ));

  test.each([
    [{ status: 401 }, 'answers with status 401, so it rejects "username" and "password"'],
    [{ status: 200, body: '{}' }, 'answers without a token'],
    [{ status: 200, body: 'no JSON' }, 'answers without a token'],
  ])('a service that %j', (answer, words) =>
    asked(
      () => answer,
      async (client) => {
        const error = await thrownBy(() => client.get('/v2/'));
        expect(error).toBeInstanceOf(UserError);
        expect(error.message).toMatch(/^the authentication service https:\/\/127\.0\.0\.1:\d+\/auth /);
        expect(error.message).toContain(words);
      },
    ),
  );
});
