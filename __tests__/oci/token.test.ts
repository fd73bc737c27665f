import { join } from 'node:path';
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { Answer } from '../../src/oci/client.js';
import { clientFor, isUpWithToken, parseChallenge } from '../../src/oci/token.js';
import { UserError } from '../../src/platform/errors.js';
import { makeCertificate, type ServerCertificate } from '../../src/registry/secrets/certificate.js';
import { inDirectory, podFor, thrownBy, withServer } from '../registry/fakes.js';

describe('parseChallenge', () => {
  test.each([
    [
      'Bearer realm="https://auth.example/token",service="registry",scope="repository:a/b:pull,push"',
      { realm: 'https://auth.example/token', service: 'registry', scope: 'repository:a/b:pull,push' },
    ],
    ['bearer realm="https://x/"', { realm: 'https://x/', service: undefined, scope: undefined }],
    ['Basic realm="x"', undefined],
    ['Bearer service="x"', undefined],
    [undefined, undefined],
  ])('%p', (header, challenge) => {
    expect(parseChallenge(header)).toEqual(challenge);
  });
});

describe('isUpWithToken', () => {
  const challenge = 'Bearer realm="https://x/"';
  test.each<[answer: Partial<Answer>, isUp: boolean]>([
    [{ status: 401, headers: { 'www-authenticate': challenge } }, true],
    [{ status: 401, headers: { 'www-authenticate': 'Basic realm="x"' } }, false],
    [{ status: 502, headers: { 'www-authenticate': challenge } }, false],
    [{ status: 200, headers: {} }, false],
  ])('%j: %p', (answer, isUp) => {
    expect(isUpWithToken({ status: 0, headers: {}, body: '', ...answer })).toBe(isUp);
  });
});

describe('clientFor', () => {
  let made: ServerCertificate;
  beforeAll(() =>
    inDirectory(async (directory) => {
      made = await makeCertificate('localhost', join(directory, 'tls'));
    }),
  );
  const login = { username: 'job', password: 'secret' };
  const basic = `Basic ${Buffer.from('job:secret').toString('base64')}`;

  /** A registry and its authentication service in one. */
  const asked = async (
    token: (authorization: unknown, path: string) => Partial<Answer>,
    work: (client: ReturnType<typeof clientFor>, seen: string[]) => Promise<void>,
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
        const client = clientFor(pod, made.ca, login);
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
      (authorization) => ({ status: authorization === basic ? 200 : 401, body: '{"token":"good"}' }),
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
    [{ status: 401 }, 'answers with status 401, so it does not know "username" and "password"'],
    [{ status: 200, body: '{}' }, 'answers without a token'],
    [{ status: 200, body: 'no JSON' }, 'answers without a token'],
  ])('a service that %j', (answer, words) =>
    asked(
      () => answer,
      async (client) => {
        const error = await thrownBy(() => client.get('/v2/'));
        expect(error).toBeInstanceOf(UserError);
        expect(error.message).toMatch(/^the authentication service at https:\/\/127\.0\.0\.1:\d+\/auth /);
        expect(error.message).toContain(words);
      },
    ),
  );
});
