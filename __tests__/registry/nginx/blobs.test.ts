import { createServer, type IncomingMessage } from 'node:http';
import { expect, test } from '@jest/globals';
import type { Access } from '../../../src/registry/spec/registry-spec.js';
import { requires } from '../../tools.js';
import { withNginxBefore } from '../with-nginx.js';

const { describe } = requires('nginx');

const hex = (digit: string) => digit.repeat(64);
const [LINKED, LOST, DELETED] = ['a', 'b', 'c'].map(hex) as [string, string, string];
const DIGEST = `sha256:${LINKED}`;
const fileOf = (name: string) => `docker/registry/v2/blobs/sha256/${name.slice(0, 2)}/${name}/data`;
// What is deleted from the repository may lie there until it is swept away.
const FILES = { [fileOf(LINKED)]: '0123456789', [fileOf(DELETED)]: 'deleted' };

/** Knows two blobs of the repository a/b, one of which has no file, and tells the requests that it got for more than heads. */
function registry(asked: IncomingMessage[]) {
  return createServer((incoming, outgoing) => {
    incoming.resume();
    const { method, url = '', headers } = incoming;
    if (method !== 'HEAD') asked.push(incoming);
    if (headers.authorization === 'Basic wrong') {
      outgoing.writeHead(401, { 'www-authenticate': 'Basic realm="inner"' }).end('inner');
      return;
    }
    const [, name = ''] = /^\/v2\/a\/b\/blobs\/sha256:([0-9a-f]+)(?:\?|$)/.exec(url) ?? [];
    if (![LINKED, LOST].includes(name)) {
      outgoing.writeHead(404, { 'x-said-by': 'registry' }).end('unknown');
      return;
    }
    outgoing
      .writeHead(headers.range === 'bytes=99-' ? 416 : 200, {
        'content-type': 'application/octet-stream',
        'docker-content-digest': `sha256:${name}`,
        'docker-distribution-api-version': 'registry/2.0',
        'cache-control': 'max-age=31536000',
        etag: `"sha256:${name}"`,
        'x-content-type-options': 'nosniff',
      })
      .end('from the registry');
  });
}

const ACCESSES: Readonly<Record<string, Access>> = {
  'without passwords': { kind: 'none' },
  'with passwords at the registry': { kind: 'basic', writer: 'ci', reader: undefined, anonymousPull: false },
};

describe.each(Object.entries(ACCESSES))('nginx sends blobs, %s', (_, access) => {
  const got: IncomingMessage[] = [];
  withNginxBefore(
    registry(got),
    { access, fastPaths: ['blobs'] },
    '',
    (ask) => {
      const asked: typeof ask = (line, as, headers) => {
        got.length = 0;
        return ask(line, as, headers);
      };

      test('one that the repository has, with the headers of the registry', async () => {
        const { status, headers, body } = await asked(`GET /v2/a/b/blobs/${DIGEST}`, 'Basic right');
        expect({ status, body, got: got.length }).toEqual({ status: 200, body: '0123456789', got: 0 });
        expect(headers).toMatchObject({
          'content-length': '10',
          'content-type': 'application/octet-stream',
          'docker-content-digest': DIGEST,
          'docker-distribution-api-version': 'registry/2.0',
          'cache-control': 'max-age=31536000',
          etag: `"${DIGEST}"`,
          'x-content-type-options': 'nosniff',
          'accept-ranges': 'bytes',
        });
        expect(headers).not.toHaveProperty('last-modified');
      });

      test.each([
        ['bytes=2-4', '234', 'bytes 2-4/10'],
        ['bytes=7-', '789', 'bytes 7-9/10'],
        ['bytes=8-100', '89', 'bytes 8-9/10'],
      ])('a part of one: %s', async (range, part, shown) => {
        const { status, headers, body } = await asked(`GET /v2/a/b/blobs/${DIGEST}`, '', { range });
        expect({ status, body, got: got.length }).toEqual({ status: 206, body: part, got: 0 });
        expect(headers).toMatchObject({
          'content-range': shown,
          'accept-ranges': 'bytes',
          etag: `"${DIGEST}"`,
        });
      });

      test.each<[string, string, Record<string, string>, number]>([
        ['one that is not linked', `GET /v2/a/b/blobs/sha256:${DELETED}`, {}, 404],
        ['one of another repository', `GET /v2/a/c/blobs/${DIGEST}`, {}, 404],
        ['one by way of another', `GET /v2/a/c/../b/blobs/${DIGEST}`, {}, 404],
        ['one whose file is gone', `GET /v2/a/b/blobs/sha256:${LOST}`, {}, 200],
        ['another digest', `GET /v2/a/b/blobs/sha512:${hex('a')}`, {}, 404],
        ['capitals', `GET /v2/a/b/blobs/sha256:${LINKED.toUpperCase()}`, {}, 404],
        ['a condition', `GET /v2/a/b/blobs/${DIGEST}`, { 'if-none-match': `"${DIGEST}"` }, 200],
        [
          'a condition of a range',
          `GET /v2/a/b/blobs/${DIGEST}`,
          { 'if-range': '"x"', range: 'bytes=1-' },
          200,
        ],
        ['several ranges', `GET /v2/a/b/blobs/${DIGEST}`, { range: 'bytes=0-1,3-4' }, 200],
        ['the last bytes', `GET /v2/a/b/blobs/${DIGEST}`, { range: 'bytes=-3' }, 200],
        ['what is beyond its end', `GET /v2/a/b/blobs/${DIGEST}`, { range: 'bytes=99-' }, 416],
        ['a unit of no meaning', `GET /v2/a/b/blobs/${DIGEST}`, { range: 'lines=1-2' }, 200],
        ['a deletion', `DELETE /v2/a/b/blobs/${DIGEST}`, {}, 200],
      ])('the registry answers %s', async (_name, line, headers, status) => {
        const answer = await asked(line, '', headers);
        expect(answer.status).toBe(status);
        expect(got.map(({ method, headers: { range } }) => [method, range])).toEqual([
          [line.split(' ')[0], headers.range],
        ]);
      });

      test('a head is the registry’s', async () => {
        const { status, headers } = await asked(`HEAD /v2/a/b/blobs/${DIGEST}`, '');
        expect(status).toBe(200);
        expect(headers).toMatchObject({ etag: `"${DIGEST}"` });
      });

      test('who may not have it is told so by the registry', async () => {
        const { status, headers, body } = await asked(`GET /v2/a/b/blobs/${DIGEST}`, 'Basic wrong');
        expect({ status, body }).toEqual({ status: 401, body: 'inner' });
        expect(headers['www-authenticate']).toBe('Basic realm="inner"');
      });

      test.each([
        ['blob-head', 400],
        ['/blob-head', 404],
        ['/v2/../blob-head', 404],
        ['/v2/a/b/../../../blob-head', 404],
        ['/v2/..%2fblob-head', 404],
        ['//blob-head', 404],
        ['/blob', 404],
        ['/v2/../blob', 404],
        [`/blob-head?/v2/a/b/blobs/${DIGEST}`, 404],
        [`/v2/../blob-head#/v2/a/b/blobs/${DIGEST}`, 404],
      ])('nobody asks the registry for a blob by way of %s', async (path, status) => {
        expect((await asked(`GET ${path}`, '')).status).toBe(status);
      });
    },
    FILES,
  );
});

describe('nginx sends blobs to whom it knows itself', () => {
  const access: Access = {
    kind: 'basic',
    writer: 'ci',
    reader: undefined,
    anonymousPull: false,
    checkedBy: 'nginx',
  };
  const callers = 'map $http_authorization $level { default stranger; "Basic right" writer; }';
  withNginxBefore(
    registry([]),
    { access, fastPaths: ['blobs', 'login'] },
    callers,
    (ask) => {
      test.each([
        ['Basic right', 200],
        ['', 401],
        ['Basic wrong', 401],
      ])('%s: %i', async (as, wanted) => {
        const { status, body } = await ask(`GET /v2/a/b/blobs/${DIGEST}`, as);
        expect(status).toBe(wanted);
        expect(body.includes('0123456789')).toBe(wanted === 200);
      });
    },
    FILES,
  );
});
