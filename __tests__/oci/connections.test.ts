import { rootCertificates } from 'node:tls';
import { describe, expect, test } from '@jest/globals';
import { trustedRoots } from '../../src/oci/connections.js';
import { fakeHost } from '../fakes.js';

const pem = (word: string) => `-----BEGIN CERTIFICATE-----\n${word}\n-----END CERTIFICATE-----`;
const FILES = { '/house.pem': pem('house'), '/first/a.crt': pem('a') };

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
