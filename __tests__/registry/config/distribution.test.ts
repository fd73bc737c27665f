import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { registryConfig } from '../../../src/registry/config/distribution.js';
import { configFiles } from '../../../src/registry/emit/mounted-files.js';
import { PATHS } from '../../../src/registry/spec/registry-spec.js';
import { podFor } from '../fakes.js';
import { expectGolden } from '../golden.js';

const named = (key: string) => `<${key}>`;

test.each(['0123456789', '1e10', '0x1F', 'true', 'null', '0o17', '~', '12_3', "'", '"\\', '#: {', '$A'])(
  'a secret %s stays a text',
  (value) => {
    expect(parse(registryConfig(podFor(), () => value)).http.secret).toBe(value);
  },
);

describe.each([
  ['basic', true],
  ['none', false],
])('config.yml with auth %s', (name, authenticated) => {
  const text = registryConfig(podFor({ authenticated }), named);
  const config = parse(text);

  test('is as it was', () => expectGolden(import.meta.url, `config-${name}.yml`, text));

  test('is of the one version that there is', () => {
    expect(String(config.version)).toBe('0.1');
  });

  test('listens on the loopback address only', () => {
    expect(config.http.addr).toBe('127.0.0.1:5000');
    expect(config.http.debug).toBeUndefined();
  });

  test('stores where the volume is mounted, and lets delete', () => {
    expect(config.storage.filesystem.rootdirectory).toBe(PATHS.data);
    expect(config.storage.delete.enabled).toBe(true);
  });

  test('signs the state of uploads with the secret, and leaves TLS to nginx', () => {
    expect(config.http.secret).toBe('<http-secret>');
    expect(config.http.tls).toBeUndefined();
  });

  test('asks for credentials where it is to', () => {
    expect(config.auth).toEqual(
      authenticated
        ? { htpasswd: { realm: 'podman-registry', path: `${PATHS.access}/htpasswd` } }
        : undefined,
    );
  });
});

test('with tokens it says who issues them, and where their certificates are', () => {
  const service = { realm: 'https://auth.example/token', service: 'registry', issuer: 'example' };
  const pod = podFor({ access: { kind: 'token', ...service, certificates: 'PEM' } });
  expect(parse(registryConfig(pod, named)).auth).toEqual({
    token: { ...service, rootcertbundle: PATHS.tokenCertificates },
  });
  expect(configFiles(pod)['certificates/token.pem']).toBe('PEM');
  expect(configFiles(podFor())['certificates/token.pem']).toBeUndefined();
  const keys = podFor({ access: { kind: 'token', ...service, jwks: '{"keys":[]}' } });
  expect(parse(registryConfig(keys, named)).auth).toEqual({ token: { ...service, jwks: PATHS.tokenKeys } });
  expect(configFiles(keys)['certificates/token-jwks.json']).toBe('{"keys":[]}');
  expect(configFiles(keys)['certificates/token.pem']).toBeUndefined();
});
