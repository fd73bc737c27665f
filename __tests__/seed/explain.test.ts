import { describe, expect, test } from '@jest/globals';
import { RegistryError } from '../../src/oci/registry-error.js';
import { ProxyError } from '../../src/oci/tunnel.js';
import { explainSeeding, seedingError } from '../../src/seed/explain.js';
import { readRequests } from '../../src/seed/requests.js';

describe('explainSeeding', () => {
  const [image] = readRequests([{ source: 'quay.io/a/b:1', name: undefined }]) as [
    ReturnType<typeof readRequests>[number],
  ];
  const from = (status: number, host = 'quay.io') =>
    new RegistryError('said', host, status, undefined, false);
  const network = (code: string) => Object.assign(new Error(code), { code });
  test.each([
    ['no rights', from(401), undefined, 'podman login quay.io'],
    ['a helper', from(401), 'ecr-login', 'docker-credential-ecr-login has the login, but is not called'],
    ['too much', from(429), undefined, 'seed-parallel'],
    ['our own', from(403, 'own:1'), undefined, 'does not let this user push'],
    ['an error of our own', from(500, 'own:1'), undefined, 'podman logs NAME-registry'],
    [
      'a full disk',
      new RegistryError('500 no space left on device', 'own:1', 500, undefined, true),
      undefined,
      'disk',
    ],
    ['a strange CA', network('UNABLE_TO_VERIFY_LEAF_SIGNATURE'), undefined, 'certs.d/quay.io/ca.crt'],
    ['another name', network('ERR_TLS_CERT_ALTNAME_INVALID'), undefined, 'certs.d/quay.io/ca.crt'],
    ['no such host', network('ENOTFOUND'), undefined, 'does not resolve'],
    ['no way there', network('ECONNREFUSED'), undefined, 'HTTPS_PROXY'],
    ['a proxy', new ProxyError('answers 403', new URL('http://p')), undefined, 'allow it in the proxy'],
    ['no TLS', network('EPROTO'), undefined, 'does not support TLS'],
  ])('%s', (_, thrown, helper, words) => {
    expect(explainSeeding(image, thrown, 'own:1', helper).remedy).toContain(words);
  });

  test('one message for all of them', () => {
    const failure = { source: 'quay.io/a/b:1', cause: 'gone\naway', remedy: 'look' };
    expect(seedingError([failure], 3).message).toBe(
      '1 of 3 images could not be seeded; the other 2 are in the registry:\n  quay.io/a/b:1: gone away; what to do: look',
    );
  });
});
