import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { buildkitdToml } from '../../src/trust/buildkit.js';
import { hostsToml } from '../../src/trust/containerd.js';
import { kindConfig } from '../../src/trust/kind.js';
import { AUTH } from './context.js';

const address = { host: '127.0.0.1', port: 8443, bind: '127.0.0.1' };

describe('hostsToml', () => {
  test('says https, and logs in', () => {
    expect(hostsToml(address, '/c/ca.crt', { username: 'ci', password: 'hunter2' })).toBe(
      `server = "https://127.0.0.1:8443"

[host."https://127.0.0.1:8443"]
  capabilities = ["pull", "resolve", "push"]
  ca = "/c/ca.crt"

  [host."https://127.0.0.1:8443".header]
    Authorization = ["Basic ${AUTH}"]
`,
    );
  });

  test('without a login there is no header', () => {
    expect(hostsToml(address, '/c/ca.crt', undefined)).not.toContain('header');
  });
});

test('buildkitdToml says that there is TLS, and that it is checked', () => {
  expect(buildkitdToml(address, '/job "1"/ca.crt')).toBe(
    '[registry."127.0.0.1:8443"]\n  http = false\n  insecure = false\n  ca = ["/job \\"1\\"/ca.crt"]\n',
  );
});

test('kindConfig mounts the whole of certs.d', () => {
  const config = parse(kindConfig('/job/kind/certs.d'));
  expect(config.nodes[0].extraMounts).toEqual([
    { hostPath: '/job/kind/certs.d', containerPath: '/etc/containerd/certs.d', readOnly: true },
  ]);
  expect(config.containerdConfigPatches[0]).toContain('config_path = "/etc/containerd/certs.d"');
});
