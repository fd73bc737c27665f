import type { RegistryRecord } from '../../../src/registry/persistent/record.js';
import type { RegistrySecrets } from '../../../src/registry/secrets/secrets.js';
import { podFor } from '../fakes.js';

export function recordFor(change: Partial<RegistryRecord> = {}): RegistryRecord {
  return {
    format: 1,
    name: 'team',
    choices: podFor({
      name: 'podman-registry-team',
      address: { host: '127.0.0.1', port: 8444, bind: '127.0.0.1' },
      registryImage: 'localhost/registry:packages',
      nginxImage: 'localhost/nginx:packages',
    }),
    asked: { registry: 'docker.io/library/registry:3', nginx: 'docker.io/library/nginx:1' },
    ownCertificate: false,
    certificate: { fingerprint: 'AA', end: '2027-01-01T00:00:00.000Z' },
    unit: '/home/u/.config/containers/systemd/podman-registry-team.kube',
    data: ['data'],
    installed: '2026-01-01T00:00:00.000Z',
    ...change,
  };
}

export function secretsFor(contents: RegistrySecrets['contents'] = {}): RegistrySecrets {
  return {
    certificate: { chain: 'CHAIN', key: 'THE KEY\nOF IT', ca: 'CA' },
    credentials: { username: 'ci', password: 'pass-word' },
    reader: undefined,
    contents: {
      tls: { 'tls.crt': 'CHAIN', 'tls.key': 'THE KEY\nOF IT' },
      access: { htpasswd: 'ci:$2b$hash\n' },
      http: { 'http-secret': 'http-secret-of-it' },
      ...contents,
    },
  };
}
