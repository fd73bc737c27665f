import { expect, test } from '@jest/globals';
import { loadInputs } from '../../../src/actions/registry/inputs.js';
import {
  mirrorDirectories,
  validateMirrors,
  withUpstreamSecrets,
} from '../../../src/registry/mirror/mirrors.js';
import type { RegistrySecrets } from '../../../src/registry/secrets/secrets.js';
import { inputsWith } from '../../actions/action-file.js';
import { type FakeHostParts, fakeHost } from '../../fakes.js';

const read = (set: Readonly<Record<string, string>>) => loadInputs(inputsWith(set));

test.each<[Record<string, string>, RegExp]>([
  [{ 'mirror-path': '/kept' }, /^input "mirror-path" requires "mirror"/],
  [{ mirror: 'docker.io', 'mirror-max-size': '10GiB' }, /^input "mirror-max-size" requires "mirror-path"/],
  [
    {
      mirror: 'docker.io',
      'mirror-path': '/k',
      'mirror-max-size': '1GB',
      lifecycle: 'persistent',
      name: 'team',
    },
    /podman-registry gc team --mirror-max-size 10GiB$/,
  ],
  [{ mirror: 'docker.io', 'mirror-path': '/kept', userns: 'auto' }, /"userns" is auto, .*; use another/],
])('%j is refused', (set, message) => {
  expect(() => validateMirrors(read(set))).toThrow(message);
});

test('a token service together with caches is refused', () => {
  const inputs = read({ mirror: 'docker.io' });
  const access = {
    kind: 'token',
    login: undefined,
    realm: '',
    service: '',
    issuer: '',
    certificates: '',
  } as const;
  expect(() => validateMirrors({ ...inputs, access })).toThrow(/"mirror" does not work with "auth: token"/);
  expect(() => validateMirrors(inputs)).not.toThrow();
});

test('each upstream has a directory of its own below the one that is kept', () => {
  const mirror = 'docker.io ghcr.io';
  expect(mirrorDirectories(read({ mirror, 'mirror-path': '/kept' }).mirrors)).toEqual([
    '/kept/docker-io',
    '/kept/ghcr-io',
  ]);
  expect(mirrorDirectories(read({ mirror }).mirrors)).toEqual([]);
});

const made = Promise.resolve({ contents: { http: { 'http-secret': 's' } } } as unknown as RegistrySecrets);
const contents = async (set: Record<string, string>, host: FakeHostParts) =>
  (await withUpstreamSecrets(read(set).mirrors, made, { host: fakeHost(host) })).contents;

const pem = (word: string) => `-----BEGIN CERTIFICATE-----\n${word}\n-----END CERTIFICATE-----\n`;
const bundle = { '/etc/pki/tls/certs/ca-bundle.crt': pem('CAs of this host') };

test('the caches get the logins and what this host trusts', async () => {
  const set = { mirror: 'docker.io ghcr.io', 'mirror-credentials': 'docker.io me:secret' };
  expect(await contents(set, { files: bundle })).toEqual({
    http: { 'http-secret': 's' },
    mirrors: { 'docker.io-username': 'me', 'docker.io-password': 'secret' },
    'upstream-trust': { 'upstream-ca.crt': pem('CAs of this host') },
  });
});

test('a bundle that the job names comes instead of that of the host', async () => {
  const files = { '/etc/ssl/certs/ca-certificates.crt': pem('host'), '/house.pem': pem('house') };
  const variables = { SSL_CERT_FILE: '/house.pem', SSL_CERT_DIR: '/none' };
  const found = await contents({ mirror: 'ghcr.io' }, { files, variables });
  expect(found['upstream-trust']).toEqual({ 'upstream-ca.crt': pem('house') });
});

test('a host without any is refused, and only where there are caches', async () => {
  await expect(contents({ mirror: 'ghcr.io' }, {})).rejects.toThrow(/install the package ca-certificates/);
  expect(await contents({}, {})).toEqual({ http: { 'http-secret': 's' } });
});
