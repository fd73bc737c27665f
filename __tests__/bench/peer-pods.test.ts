import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { peerManifest } from '../../bench/peer-manifest.js';
import { peerPods } from '../../bench/peer-pods.js';

const pods = peerPods({
  ...{ config: '/job/registry', tls: '/job/tls', data: '/data', htpasswd: 'bench:hash\n' },
  ...{ registryImage: 'registry:3', nginxImage: 'nginx:1', zotImage: 'zot:2' },
});

describe('the pods of the peers', () => {
  test('each has a name, a port and data of its own', () => {
    const all = Object.values(pods);
    for (const key of ['name', 'port'] as const) {
      expect(new Set(all.map((pod) => pod[key])).size).toBe(all.length);
    }
    const data = all.flatMap(({ containers }) =>
      containers.flatMap(({ mounts }) => mounts['/var/lib/registry'] ?? mounts['/srv/file'] ?? []),
    );
    expect(new Set(data).size).toBe(all.length);
  });

  test.each(Object.entries(pods))(
    '%s: what is mounted has a volume, and one port is published',
    (_name, pod) => {
      const { spec } = parse(peerManifest(pod));
      const names = spec.volumes.map(({ name }: { name: string }) => name);
      const ports = spec.containers.flatMap((container: { ports?: object[] }) => container.ports ?? []);
      expect(ports).toEqual([{ containerPort: expect.any(Number), hostPort: pod.port, hostIP: '127.0.0.1' }]);
      for (const { volumeMounts } of spec.containers) {
        for (const { name } of volumeMounts) expect(names).toContain(name);
      }
      expect(pod.directories.every((directory) => directory.startsWith(`/data/${pod.name}/`))).toBe(true);
    },
  );

  test('the peers of Distribution differ from ours by variables alone', () => {
    for (const name of ['plain http', 'own TLS', 'bcrypt 5'] as const) {
      const [registry] = pods[name].containers;
      expect(registry?.image).toBe('registry:3');
      expect(registry?.mounts['/etc/podman-registry/registry']).toBe('/job/registry');
    }
    expect(pods['own TLS'].containers[0]?.env).toHaveProperty('REGISTRY_HTTP_TLS_KEY');
    expect(pods['plain http'].containers[0]?.env).not.toHaveProperty('REGISTRY_HTTP_TLS_KEY');
    expect(pods['bcrypt 5'].files).toEqual({ '/data/bcrypt/access/htpasswd': 'bench:hash\n' });
  });

  test('nginx as in blogs has the one mended line, and none of ours', () => {
    const conf = Object.values(pods['nginx as in blogs'].files).join('');
    expect(conf).toContain('proxy_set_header Host $http_host;');
    expect(conf).not.toMatch(/proxy_request_buffering|proxy_http_version|keepalive \d+;|proxy_buffers/);
  });

  test('a file over TLS has no registry, and the certificate and port of the others', () => {
    const { containers, files } = pods['a file over TLS'];
    expect(containers).toHaveLength(1);
    expect(containers[0]?.image).toBe(pods['nginx as in blogs'].containers[1]?.image);
    const conf = Object.values(files).join('');
    expect(conf).toContain('listen 5000 ssl;');
    expect(conf).not.toContain('proxy_pass');
  });
});
