import { createServer } from 'node:http';
import { expect, test } from '@jest/globals';
import { basicAuth } from '../../../src/oci/credentials.js';
import { anonymousName, passwordsConf, tokensConf } from '../../../src/registry/nginx/principals.js';
import type { Access } from '../../../src/registry/spec/registry-spec.js';
import { requires } from '../../tools.js';
import { withNginx, withNginxBefore } from '../with-nginx.js';

type Basic = Extract<Access, { kind: 'basic' }>;

const basic = (username: string, password = `${username}-password`) => basicAuth({ username, password });
const principals = {
  writer: { token: 'a'.repeat(48), authorization: basic('c.i+') },
  reader: { token: 'b'.repeat(48), authorization: basic('C.I+') },
  anonymous: { token: 'c'.repeat(48), authorization: basic('anonymous') },
};
const USERS = ['c.i+', 'C.I+', 'anonymous', 'cxi+'].map((name) => `Basic ${basic(name)}`);
const guarded: Basic = { kind: 'basic', writer: 'c.i+', reader: 'C.I+', anonymousPull: false };

const WRITER = `Basic ${basic('c.i+')}`;
const READER = `Basic ${basic('C.I+')}`;
const LIKE_WRITER = `Basic ${basic('cxi+')}`;
const WRONG = `Basic ${basic('c.i+', 'guessed')}`;
const PULL_TOKEN = `Bearer ${principals.anonymous.token}`;
const READER_TOKEN = `Bearer ${principals.reader.token}`;
const WRITER_TOKEN = `Bearer ${principals.writer.token}`;
/** The address of the pod of these tests. */
const CONFIGURED = 'registry.example:9443';
const DIGEST = `sha256:${'0'.repeat(64)}`;
const WRITES = [
  'POST /v2/a/b/blobs/uploads/',
  'PUT /v2/a/b/manifests/tag',
  'PATCH /v2/a/b/blobs/uploads/1',
  `DELETE /v2/a/b/manifests/${DIGEST}`,
  // Nothing that somebody might add to HTTP either.
  'PROPFIND /v2/a/b/manifests/tag',
];
const READS = [
  'GET /v2/a/b/manifests/tag',
  'HEAD /v2/a/b/manifests/tag',
  `GET /v2/a/b/blobs/${DIGEST}`,
  'GET /v2/a/b/tags/list',
  `GET /v2/a/b/referrers/${DIGEST}`,
];

const { describe } = requires('nginx');

describe('a reader who may pull only', () => {
  withNginx(guarded, '', USERS, (asked) => {
    test.each(WRITES)('%s: the writer alone', async (line) => {
      expect((await asked(line, WRITER)).status).toBe(200);
      expect((await asked(line, WRONG)).status).toBe(401);
      const denied = await asked(line, READER);
      expect(denied.status).toBe(403);
      expect(denied.headers).toMatchObject({
        'docker-distribution-api-version': 'registry/2.0',
        'x-content-type-options': 'nosniff',
        'content-type': 'application/json',
      });
      expect(JSON.parse(denied.body).errors[0].code).toBe('DENIED');
      expect((await asked(line, LIKE_WRITER)).status).toBe(403);
      expect(await asked(line, '')).toMatchObject({ status: 401, body: 'inner' });
    });

    test.each([...READS, 'GET /v2/', 'GET /v2/_catalog', 'OPTIONS /v2/a/manifests/b'])(
      '%s: both, with the registry to check the password',
      async (line) => {
        for (const as of [WRITER, READER]) expect((await asked(line, as)).status).toBe(200);
        for (const as of ['', WRONG, 'Bearer x']) expect((await asked(line, as)).status).toBe(401);
      },
    );

    // Go takes blanks and tabs off that nginx leaves on, and would find the reader's password right.
    test.each([
      ['a tab before the scheme', `\t${READER}`],
      ['two headers, the writer’s first', [WRITER, READER]],
      ['two headers, an empty one first', ['', READER]],
      ['the scheme alone', 'Basic'],
      ['what is no base64', 'Basic ***'],
      ['small letters', READER.replace('Basic', 'basic')],
      ['a bearer token', 'Bearer something'],
      ['the writer’s name before the reader’s', `Basic ${basic('c.i+ C.I+', 'x')}`],
      ['a line break after the writer’s name', `Basic ${basic('c.i+\n', 'x')}`],
    ])('no way to write with %s', async (_, as) => {
      const { status } = await asked('POST /v2/a/blobs/uploads/', as);
      expect([400, 403]).toContain(status);
    });
  });
});

describe.each([
  ['with a reader', { ...guarded, anonymousPull: true }],
  ['without a reader', { ...guarded, reader: undefined, anonymousPull: true }],
])('whoever reaches the port may pull, %s', (_, access: Basic) => {
  const readerToken = access.reader ? [READER_TOKEN] : [];
  const conf = tokensConf(access.reader ? principals : { ...principals, reader: undefined });
  withNginx(access, conf, USERS, (asked) => {
    test.each(READS)('%s: everybody; the registry is told of a user of its own', async (line) => {
      for (const [as, seen] of [
        ['', 'anonymous'],
        [PULL_TOKEN, 'anonymous'],
        [WRITER, 'c.i+'],
        [WRITER_TOKEN, 'c.i+'],
        [READER, 'C.I+'],
        ...(access.reader ? [[READER_TOKEN, 'C.I+']] : []),
      ] as const) {
        const { status, body } = await asked(line, as);
        expect(status).toBe(200);
        if (!line.startsWith('HEAD')) expect(body).toBe(`Basic ${basic(seen)}`);
      }
      expect((await asked(line, WRONG)).status).toBe(401);
    });

    test.each(WRITES)('%s: the writer alone', async (line) => {
      for (const as of [WRITER, WRITER_TOKEN]) expect((await asked(line, as)).status).toBe(200);
      for (const as of [READER, LIKE_WRITER, ...readerToken])
        expect((await asked(line, as)).status).toBe(403);
      for (const as of ['', PULL_TOKEN, 'Bearer x', `\t${WRITER}`]) {
        const { status, headers, body } = await asked(line, as);
        expect(status).toBe(401);
        expect(headers['www-authenticate']).toMatch(
          /^Bearer realm="https:\/\/127\.0\.0\.1:\d+\/token",service="/,
        );
        expect(JSON.parse(body).errors[0].code).toBe('UNAUTHORIZED');
      }
      expect((await asked(line, WRONG)).status).toBe(401);
    });

    test.each([
      ['registry.internal:5000', 'registry.internal:5000'],
      ['registry_1', 'registry_1'],
      ['[::1]:8443', '[::1]:8443'],
      ['evil",service="x', CONFIGURED],
      ['evil" ', CONFIGURED],
      ['user@host', CONFIGURED],
      ['host:port', CONFIGURED],
      ['host:123456', CONFIGURED],
      ["host'", CONFIGURED],
      ['$host', CONFIGURED],
      ['host\\', CONFIGURED],
    ])('the host %j is repeated in a challenge as %s', async (host, repeated) => {
      const { headers } = await asked('GET /v2/', '', { host });
      expect(headers['www-authenticate']).toBe(
        `Bearer realm="https://${repeated}/token",service="podman-registry"`,
      );
    });

    test.each(['GET /v2/_catalog', 'GET /v2/%5fcatalog', 'GET /v2//_catalog', 'OPTIONS /v2/a/manifests/b'])(
      '%s: those who have a login',
      async (line) => {
        for (const as of [WRITER, READER, WRITER_TOKEN, ...readerToken])
          expect((await asked(line, as)).status).toBe(200);
        for (const as of ['', PULL_TOKEN, WRONG]) expect((await asked(line, as)).status).toBe(401);
      },
    );

    test('/v2/ tells where tokens are to be had, and then takes them', async () => {
      const { status, headers } = await asked('GET /v2/', '');
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toMatch(/^Bearer /);
      expect(headers['docker-distribution-api-version']).toBe('registry/2.0');
      for (const as of [PULL_TOKEN, WRITER_TOKEN, WRITER, READER, ...readerToken])
        expect((await asked('GET /v2/', as)).status).toBe(200);
    });

    test.each([
      ['nobody', '', principals.anonymous.token],
      ['the writer', WRITER, principals.writer.token],
      ['the reader', READER, access.reader ? principals.reader.token : principals.anonymous.token],
    ])('the token of %s', async (_name, as, token) => {
      const { status, headers, body } = await asked('GET /token?service=x&scope=repository:a:pull,push', as);
      expect(status).toBe(200);
      expect(headers['content-type']).toBe('application/json');
      expect(headers['cache-control']).toBe('no-store');
      expect(JSON.parse(body)).toEqual({ token, access_token: token, expires_in: 3600 });
    });

    test('a spelling that nginx does not know gets what everybody may have', async () => {
      const { status, body } = await asked('GET /token', `\t${WRITER}`);
      expect(status).toBe(200);
      expect(JSON.parse(body).token).toBe(principals.anonymous.token);
    });

    test.each([WRONG, PULL_TOKEN, 'Bearer x'])('no token for %j', async (as) => {
      const { status, headers } = await asked('GET /token', as);
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toBe('Basic realm="inner"');
    });

    test('a form is answered by 405, after which clients ask by GET', async () => {
      const { status, headers } = await asked('POST /token', '');
      expect(status).toBe(405);
      expect(headers.allow).toBe('GET, HEAD');
    });

    test('the place that checks logins is not to be had from outside', async () => {
      expect((await asked('GET /token-login', WRITER)).status).toBe(404);
    });
  });
});

/** Says who it was asked by, and asks nobody for a password. */
function openRegistry() {
  return createServer((incoming, outgoing) => {
    incoming.resume();
    outgoing.writeHead(200).end(`asked as ${incoming.headers.authorization ?? 'nobody'}`);
  });
}

const NOT_THE_WRITER = [
  ['nobody', ''],
  ['a wrong password', WRONG],
  ['another case of the same letters', WRITER.toLowerCase()],
  ['the same in capitals', WRITER.toUpperCase()],
  ['a part of it', WRITER.slice(0, -1)],
  ['more than it', `${WRITER}A`],
  ['a bearer of it', WRITER.replace('Basic', 'Bearer')],
  ['the scheme alone', 'Basic'],
  ['the login without a scheme', basic('c.i+')],
  ['a tab before the scheme', `\t${WRITER}`],
  ['two blanks', WRITER.replace(' ', '  ')],
] as const;

describe('nginx compares the passwords', () => {
  const access: Basic = { ...guarded, checkedBy: 'nginx' };
  const logins = {
    writer: { authorization: principals.writer.authorization },
    reader: { authorization: principals.reader.authorization },
  };
  withNginxBefore(openRegistry(), { access }, passwordsConf(logins), (asked) => {
    test.each(WRITES)('%s: the writer alone, and the registry is told of nobody', async (line) => {
      expect(await asked(line, WRITER)).toMatchObject({ status: 200, body: 'asked as nobody' });
      expect((await asked(line, WRITER.replace('Basic', 'basic'))).status).toBe(200);
      expect((await asked(line, READER)).status).toBe(403);
    });

    test.each([...READS, 'GET /v2/', 'GET /v2/_catalog'])('%s: both', async (line) => {
      for (const as of [WRITER, READER]) expect((await asked(line, as)).status).toBe(200);
    });

    describe.each(NOT_THE_WRITER)('%s', (_, as) => {
      test.each([...WRITES, ...READS, 'GET /v2/'])('%s is refused as the registry would', async (line) => {
        const { status, headers, body } = await asked(line, as);
        expect(status).toBe(401);
        expect(headers).toMatchObject({
          'www-authenticate': 'Basic realm="podman-registry"',
          'docker-distribution-api-version': 'registry/2.0',
          'x-content-type-options': 'nosniff',
          'content-type': 'application/json',
        });
        if (!line.startsWith('HEAD')) expect(JSON.parse(body).errors[0].code).toBe('UNAUTHORIZED');
      });
    });

    test('a token is nothing here', async () => {
      expect((await asked('GET /v2/', WRITER_TOKEN)).status).toBe(401);
      expect((await asked('GET /token', WRITER)).status).toBe(404);
    });
  });
});

describe('nginx compares the passwords, and whoever reaches the port may pull', () => {
  const access: Basic = { ...guarded, anonymousPull: true, checkedBy: 'nginx' };
  withNginxBefore(openRegistry(), { access }, passwordsConf(principals), (asked) => {
    test.each(READS)('%s: everybody but who gets a password wrong', async (line) => {
      for (const as of ['', PULL_TOKEN, WRITER, WRITER_TOKEN, READER, READER_TOKEN]) {
        expect((await asked(line, as)).status).toBe(200);
      }
      for (const as of [WRONG, 'Bearer x']) expect((await asked(line, as)).status).toBe(401);
    });

    test.each(WRITES)('%s: the writer alone', async (line) => {
      for (const as of [WRITER, WRITER_TOKEN]) expect((await asked(line, as)).status).toBe(200);
      for (const as of [READER, READER_TOKEN]) expect((await asked(line, as)).status).toBe(403);
      for (const as of ['', PULL_TOKEN, WRONG]) {
        const { status, headers } = await asked(line, as);
        expect(status).toBe(401);
        expect(headers['www-authenticate']).toMatch(/^Bearer realm="https:/);
      }
      // The user that a registry with passwords is told of is nobody describe.
      expect((await asked(line, `Basic ${basic('anonymous')}`)).status).toBe(401);
    });

    test.each([
      ['nobody', '', principals.anonymous.token],
      ['the writer', WRITER, principals.writer.token],
      ['the reader', READER, principals.reader.token],
    ])('the token of %s', async (_, as, token) => {
      const { status, body } = await asked('GET /token', as);
      expect(status).toBe(200);
      expect(JSON.parse(body).token).toBe(token);
    });

    test.each([WRONG, 'Bearer x', `\t${WRITER}`])('no token for %j', async (as) => {
      const { status, headers } = await asked('GET /token', as);
      expect(status).toBe(401);
      expect(headers['www-authenticate']).toBeUndefined();
    });
  });
});

test.each([
  ['ci', undefined, 'anonymous'],
  ['anonymous', undefined, 'anonymous-pull'],
  ['anonymous-pull', 'anonymous', 'anonymous-pull-pull'],
])('with %s and %s the user who pulls for all is %s', (writer, reader, name) => {
  expect(anonymousName({ writer, reader })).toBe(name);
});
