import { rootCertificates } from 'node:tls';
import { describe, expect, test } from '@jest/globals';
import { ignoresProxy, trustedRoots } from '../../src/oci/connections.js';
import { fakeHost } from '../fakes.js';

const pem = (word: string) => `-----BEGIN CERTIFICATE-----\n${word}\n-----END CERTIFICATE-----`;
const FILES = { '/house.pem': pem('house'), '/first/a.crt': pem('a') };

test.each([
  ['20.11.0', 'http://proxy', true],
  ['24.4.1', 'http://proxy', true],
  ['24.5.0', 'http://proxy', false],
  ['26.0.0', 'http://proxy', false],
  ['20.11.0', undefined, false],
])('Node %s and the proxy %s', (version, proxy, wanted) => {
  expect(ignoresProxy((name) => (name === 'HTTPS_PROXY' ? proxy : undefined), version)).toBe(wanted);
});

describe('trustedRoots', () => {
  test('are those of the host, and what NODE_EXTRA_CA_CERTS names', async () => {
    const variables = {
      SSL_CERT_FILE: '/house.pem',
      SSL_CERT_DIR: '/gone',
      NODE_EXTRA_CA_CERTS: '/first/a.crt',
    };
    expect(await trustedRoots(fakeHost({ files: FILES, variables }))).toEqual([pem('house'), pem('a')]);
  });

  test("are Node's own on a host without any", async () => {
    expect(await trustedRoots(fakeHost())).toEqual([...rootCertificates]);
  });
});
