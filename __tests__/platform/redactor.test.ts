import { describe, expect, test } from '@jest/globals';
import { REDACTED } from '../../src/platform/redact.js';
import { redactor } from '../../src/platform/redactor.js';

const PASSWORD = 'p"ss w/rd+1=ü';
const HTTP_SECRET = '0123456789abcdef0123456789abcdef';
const KEY = [
  '-----BEGIN PRIVATE KEY-----',
  'MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgevZzL1gdAFr88hb2',
  'OF/2NxApJCzGCEDdfSp6VQO30hyhRANCAAQRWz+jn65BtOMvdyHKcvjBeBSDZH2r',
  '-----END PRIVATE KEY-----',
  '',
].join('\n');
const BASIC = Buffer.from(`ci:${PASSWORD}`).toString('base64');
const redact = redactor([PASSWORD, BASIC, HTTP_SECRET, KEY, '']);

test.each<[what: string, text: string, wanted: string]>([
  ['as it is', `login ${PASSWORD} end`, 'login *** end'],
  ['in JSON', JSON.stringify({ given: PASSWORD }), '{"given":"***"}'],
  ['in an address', `/x?given=${encodeURIComponent(PASSWORD)}&y`, '/x?given=***&y'],
  ['in base64', `= ${Buffer.from(PASSWORD).toString('base64')}.`, '= ***.'],
  ['as a login', `sent ${BASIC}.`, 'sent ***.'],
  ['in hex', Buffer.from(PASSWORD).toString('hex'), '***'],
  ['twice', `${HTTP_SECRET}${HTTP_SECRET}`, '******'],
  ['a whole key', `a\n${KEY}b`, 'a\n***\nb'],
  ['one line of a key', `write ${KEY.split('\n')[1]}!`, 'write ***!'],
])('a known secret goes, %s', (_, text, wanted) => {
  expect(redact(text)).toBe(wanted);
});

describe('what looks like a secret goes, whoever made it', () => {
  const clean = redactor([]);
  test.each<[text: string, wanted: string]>([
    ['Authorization: Basic Y2k6c2VjcmV0', 'Authorization: ***'],
    ['"Authorization":"Bearer abc.def" next', '"Authorization":"***" next'],
    ['http.request.header.authorization="Bearer abcdefghijk" x', 'http.request.header.authorization="***" x'],
    ['got Bearer eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln', 'got Bearer ***'],
    ['token eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJ4In0.c2ln end', 'token *** end'],
    ['ci:$2y$05$abcdefghijklmnopqrstuv./ABCDEFGHIJKLMNOPQRSTUVWXYZ01', 'ci:***'],
    ['x https://user:pass@example.test/v2/', 'x https://***@example.test/v2/'],
    ['/v2/x/blobs/uploads/1?_state=jZzZ_-rRp%3D%3D HTTP/1.1', '/v2/x/blobs/uploads/1?_state=*** HTTP/1.1'],
    [
      'GET /b?X-Amz-Credential=AKIA%2F1&X-Amz-Signature=ff&x=1',
      'GET /b?X-Amz-Credential=***&X-Amz-Signature=***&x=1',
    ],
    ['password: hunter2', 'password: ***'],
    ['REGISTRY_PROXY_PASSWORD=hunter2 x', 'REGISTRY_PROXY_PASSWORD=*** x'],
    ['secretkey: "a b" y', 'secretkey: *** y'],
    ['{"access_token":"abc","expires_in":60}', '{"access_token":***,"expires_in":60}'],
    ['{"auths":{"r:1":{"auth":"Y2k6eA=="}}}', '{"auths":{"r:1":{"auth":"***"}}}'],
    [KEY.replace('PRIVATE', 'EC PRIVATE').slice(0, 80), '***'],
  ])('%s', (text, wanted) => {
    expect(clean(text)).toBe(wanted);
  });

  test.each([
    'nginx: 2026/11/23 23:33:31 [emerg] 1#1: getpwnam("nobody") failed',
    'level=error msg="response completed with error" err.code=unknown http.response.status=500',
    'error authorizing context: basic authentication challenge for realm',
    'auth:\n  htpasswd:\n    realm: podman-registry',
    'basic auth is asked for; the secret is mounted; password of ci',
    'sha256:395d2972ff09a5dbb086daab2a913711f2ed74cc47bad8ec9a381e6498858b4f',
    'Get "https://127.0.0.1:19601/v2/": dial tcp: connection refused',
    '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----',
    'token service https://auth.test/token',
  ])('and the rest stays: %s', (text) => {
    expect(clean(text)).toBe(text);
  });
});

test('a secret that is part of a longer one leaves nothing of it', () => {
  expect(redactor(['abcd', 'abcdefgh'])('abcdefgh abcd')).toBe(`${REDACTED} ${REDACTED}`);
});

test('characters that mean something in a pattern or a replacement are only themselves', () => {
  expect(redactor(['a.*$&', 'x'])('a.*$& abc')).toBe('*** abc');
});
