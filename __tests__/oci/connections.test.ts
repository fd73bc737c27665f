import { rootCertificates } from 'node:tls';
import { describe, expect, test } from '@jest/globals';
import { ownConnections, trustedRoots } from '../../src/oci/connections.js';
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

test('the registry of the job trusts its own CA alone, and other hosts share one TLS context', async () => {
  const { to, close } = ownConnections('127.0.0.1:8443', rootCertificates[0] ?? '');
  const hosts = ['127.0.0.1:8443', 'one.example', 'two.example'];
  const [own, one, two] = await Promise.all(
    hosts.map(async (host) => (await to(host)).options.secureContext),
  );
  expect(one).toBe(two);
  expect(own).not.toBe(one);
  close();
});
