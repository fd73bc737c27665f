import { describe, expect, test } from '@jest/globals';
import {
  bypassesProxy,
  containerProxy,
  extendBypass,
  proxyFor,
  proxyLogin,
  proxySecrets,
  shownProxy,
} from '../../src/oci/proxy.js';
import { PROXY_ERRORS } from '../../src/oci/proxy-errors.js';

type Variables = Readonly<Record<string, string>>;
const of = (variables: Variables) => (name: string) => variables[name];

describe('proxyFor', () => {
  test.each<[what: string, url: string, variables: Variables, wanted: string | undefined]>([
    ['none is set', 'https://quay.io/v2/', {}, undefined],
    ['for https', 'https://quay.io/v2/', { HTTPS_PROXY: 'http://p:3128' }, 'http://p:3128/'],
    ['in lower case', 'https://quay.io/', { https_proxy: 'http://p:3128' }, 'http://p:3128/'],
    [
      'the upper case first',
      'https://q.io/',
      { HTTPS_PROXY: 'http://a', https_proxy: 'http://b' },
      'http://a/',
    ],
    ['an empty one', 'https://q.io/', { HTTPS_PROXY: '', https_proxy: 'http://b' }, 'http://b/'],
    ['for http only', 'https://quay.io/', { HTTP_PROXY: 'http://p:3128' }, undefined],
    ['for http', 'http://quay.io/', { HTTP_PROXY: 'http://p:3128' }, 'http://p:3128/'],
    ['no scheme', 'https://quay.io/', { HTTPS_PROXY: 'p.example:3128' }, 'http://p.example:3128/'],
    ['with TLS', 'https://quay.io/', { HTTPS_PROXY: 'https://p' }, 'https://p/'],
    ['an exception', 'https://quay.io/', { HTTPS_PROXY: 'http://p', NO_PROXY: 'quay.io' }, undefined],
    ['in lower case', 'https://quay.io/', { HTTPS_PROXY: 'http://p', no_proxy: 'quay.io' }, undefined],
    ['the loopback', 'https://127.0.0.1:8443/', { HTTPS_PROXY: 'http://p' }, undefined],
  ])('%s: %s', (_, url, variables, wanted) => {
    expect(proxyFor(new URL(url), of(variables))?.href).toBe(wanted);
  });

  test('the error does not repeat what may have a password', () => {
    expect(() => proxyFor(new URL('https://q.io'), of({ HTTPS_PROXY: 'http://me:hunter2@' }))).toThrow(
      'HTTPS_PROXY is not the address of a proxy; use http://HOST:PORT',
    );
  });
});

/** The cases of Go's package, in our own words. */
test.each<[list: string, host: string, port: string, wanted: boolean]>([
  ['', 'example.com', '443', false],
  ['', 'localhost', '443', true],
  ['', '127.1.2.3', '443', true],
  ['', '[::1]', '443', true],
  ['*', 'example.com', '443', true],
  ['other,*', 'example.com', '443', true],
  ['example.com', 'example.com', '443', true],
  [' Example.COM ,x', 'EXAMPLE.com', '443', true],
  ['example.com', 'sub.example.com', '443', true],
  ['example.com', 'notexample.com', '443', false],
  ['.example.com', 'example.com', '443', false],
  ['.example.com', 'sub.example.com', '443', true],
  ['*.example.com', 'sub.example.com', '443', true],
  ['*.example.com', 'example.com', '443', false],
  ['example.com:8443', 'example.com', '443', false],
  ['example.com:8443', 'example.com', '8443', true],
  ['172.17.0.1', '172.17.0.1', '8443', true],
  ['172.17.0.1:8443', '172.17.0.1', '8443', true],
  ['172.17.0.0/16', '172.17.0.1', '8443', true],
  ['172.17.0.0/16', '172.18.0.1', '8443', false],
  ['172.17.0.0/99', '172.17.0.1', '8443', false],
  ['10.0.0.0/8', 'ten.example', '8443', false],
  ['fd00::/8', '[fd00::5]', '443', true],
  ['fd00::5', '[fd00::5]', '443', true],
  ['[fd00::5]:443', '[fd00::5]', '443', true],
  [',,:8443,', 'example.com', '8443', false],
])('NO_PROXY=%j and %s:%s', (list, host, port, wanted) => {
  expect(bypassesProxy(host, port, list)).toBe(wanted);
});

test.each([
  ['', '172.17.0.1'],
  ['a,b', 'a,b,172.17.0.1'],
  ['a, 172.17.0.1 ,b', 'a, 172.17.0.1 ,b'],
  ['*', '*'],
  ['a,*', 'a,*'],
  ['172.17.0.11', '172.17.0.11,172.17.0.1'],
])('NO_PROXY=%j is extended', (list, wanted) => {
  expect(extendBypass(list, ['172.17.0.1'])).toBe(wanted);
});

describe('the variables for containers', () => {
  test.each<[what: string, variables: Variables, wanted: Variables]>([
    ['none', { NO_PROXY: 'a' }, {}],
    [
      'both spellings',
      { https_proxy: 'http://p', HTTP_PROXY: 'http://q', no_proxy: 'a' },
      {
        HTTP_PROXY: 'http://q',
        HTTPS_PROXY: 'http://p',
        NO_PROXY: 'a,host.containers.internal,host.docker.internal',
      },
    ],
  ])('%s', (_, variables, wanted) => expect(containerProxy(of(variables))).toEqual(wanted));
});

describe('a login', () => {
  const proxy = new URL('http://me:p%40ss@p:3128');
  test('is not shown', () => expect(shownProxy(proxy)).toBe('http://p:3128'));
  test('is sent decoded', () =>
    expect(proxyLogin(proxy)).toBe(`Basic ${Buffer.from('me:p@ss').toString('base64')}`));
  test('is none where there is none', () => expect(proxyLogin(new URL('http://p'))).toBeUndefined());
  test.each<[variables: Variables, wanted: string[]]>([
    [{ HTTPS_PROXY: 'http://me:p%40ss@p:3128' }, ['p%40ss', 'p@ss']],
    [{ all_proxy: 'me:a@b@p:3128' }, ['a@b']],
    [{ http_proxy: 'http://me:100%@p' }, ['100%']],
    [{ HTTPS_PROXY: 'http://p:3128', HTTP_PROXY: 'http://me@p' }, []],
  ])('%j has secrets', (variables, wanted) => expect(proxySecrets(of(variables))).toEqual(wanted));
});

test.each([
  [
    'proxy unreachable',
    'pinging container registry ghcr.io: Get "https://ghcr.io/v2/": proxyconnect tcp: dial tcp 10.0.0.1:3128: connect: connection refused',
  ],
  ['proxy unreachable', 'the proxy http://p:3128 cannot be reached: ECONNREFUSED'],
  ['proxy wants a login', 'Get "https://ghcr.io/v2/": Proxy Authentication Required'],
  ['proxy wants a login', 'curl: (56) CONNECT tunnel failed, response 407'],
  ['proxy denies', 'pinging container registry ghcr.io: Get "https://ghcr.io/v2/": Forbidden'],
  ['proxy denies', 'curl: (56) Received HTTP code 403 from proxy after CONNECT'],
  ['proxy cannot connect', 'Get "https://172.17.0.1:8443/v2/": Service Unavailable'],
  ['proxy cannot connect', 'the proxy http://p:3128 answers 502 Bad Gateway'],
])('%s: %s', (id, said) => {
  const found = PROXY_ERRORS.filter(({ signatures }) => signatures.some((one) => one.test(said)));
  expect(found.map((one) => one.id)).toEqual([id]);
});
