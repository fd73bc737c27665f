import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { hostPath, secretConfigs } from '../../../src/registry/emit/mounted-files.js';
import { containersOf, dataMounts } from '../../../src/registry/spec/containers.js';
import {
  mirrorDirectory,
  mirrorKeys,
  mirrorName,
  mirrorRepository,
} from '../../../src/registry/spec/mirrors.js';
import { type Mirror, PATHS } from '../../../src/registry/spec/registry-spec.js';
import { podFor } from '../fakes.js';

const mirror = (upstream: string, more: Partial<Mirror> = {}): Mirror => ({
  upstream,
  authenticated: false,
  path: undefined,
  ...more,
});

const mirrors = [mirror('docker.io', { authenticated: true, path: '/kept/docker-io' }), mirror('ghcr.io')];

test('names of upstreams that look alike stay apart', () => {
  const upstreams = ['a-b.io', 'a.b.io', 'a.b-io', 'a.b:1', 'a.b.1', 'a-b:1'];
  for (const name of [mirrorDirectory, (upstream: string) => mirrorName(mirror(upstream))]) {
    const names = upstreams.map(name);
    expect(new Set(names).size).toBe(upstreams.length);
    for (const one of names) expect(one).toMatch(/^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/);
  }
});

test.each([
  ['docker.io', 'mirror/docker.io'],
  ['registry.example:5000', 'mirror/registry.example_5000'],
])('the images of %s are below %s, as a repository may be called', (upstream, repository) => {
  expect(mirrorRepository({ upstream })).toBe(repository);
  // Source: the pattern of <name> in the OCI distribution specification.
  expect(repository).toMatch(/^[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*(\/[a-z0-9]+((\.|_|__|-+)[a-z0-9]+)*)*$/);
});

describe('the containers', () => {
  const pod = podFor({ mirrors });
  const [docker, ghcr] = containersOf(pod).slice(2);

  test('one for each upstream, of the registry’s image, and none of them published', () => {
    expect(containersOf(pod).map(({ name }) => name)).toEqual([
      'registry',
      'nginx',
      'mirror-docker-io',
      'mirror-ghcr-io',
    ]);
    for (const container of [docker, ghcr]) {
      expect(container?.image).toBe(containersOf(pod)[0].image);
      expect(container?.publishes).toBeUndefined();
    }
  });

  test('a login reaches the cache of its upstream alone', () => {
    const files = secretConfigs(pod, (key) => key);
    expect(parse(files['mirror-docker-io/mirror-docker-io.yml'] ?? '').proxy).toMatchObject({
      username: 'docker.io-username',
      password: 'docker.io-password',
    });
    for (const path of ['mirror-ghcr-io/mirror-ghcr-io.yml', 'registry/config.yml'])
      expect(files[path]).not.toMatch(/docker\.io-/);
    expect(mirrorKeys(pod)).toEqual(['docker.io-username', 'docker.io-password']);
  });

  test('data lies where the caller keeps it, or apart from the configuration', () => {
    const paths = containersOf(pod).flatMap(({ mounts }) =>
      mounts.map((mount) => hostPath(pod, mount, '/job')),
    );
    expect(paths).toContain('/kept/docker-io');
    expect(dataMounts(pod)).toEqual(['data', 'mirror-docker-io-data', 'mirror-ghcr-io-data']);
    expect(paths).toEqual(expect.arrayContaining(['/job/mirror-ghcr-io', '/job/mirror-ghcr-io-data']));
  });

  test('without access they need no htpasswd', () => {
    const open = podFor({ mirrors, authenticated: false });
    expect(JSON.stringify(containersOf(open))).not.toContain(PATHS.access);
  });
});

describe('the configuration', () => {
  const read = (choices: Parameters<typeof podFor>[0]) => {
    const files = secretConfigs(podFor(choices), (key) => key);
    const file = (name: string) => (name === 'registry' ? 'config.yml' : `${name}.yml`);
    return (name: string) => parse(files[`${name}/${file(name)}`] ?? '');
  };

  test('each listens on a loopback port of its own, and has no debug server', () => {
    const config = read({ mirrors });
    const ports = ['registry', 'mirror-docker-io', 'mirror-ghcr-io'].map((name) => config(name).http);
    expect(ports.map(({ addr }) => addr)).toEqual(['127.0.0.1:5000', '127.0.0.1:5001', '127.0.0.1:5002']);
    for (const { debug } of ports) expect(debug).toBeUndefined();
  });

  test.each([
    ['docker.io', 'https://registry-1.docker.io'],
    ['ghcr.io', 'https://ghcr.io'],
    ['registry.example:5000', 'https://registry.example:5000'],
  ])('%s is asked at %s', (upstream, remoteurl) => {
    const one = mirror(upstream);
    const config = read({ mirrors: [one] })(mirrorName(one));
    // Nothing expires: 3 by the key, and 2.8 because it may not delete.
    expect(config.proxy).toEqual({ remoteurl, ttl: '0s' });
    expect(config.storage.delete).toEqual({ enabled: false });
    expect(config.storage.maintenance).toBeUndefined();
  });

  test('without its upstream it is a registry that can only be read', () => {
    const config = read({ mirrors: [mirror('ghcr.io', { offline: true })] })('mirror-ghcr-io');
    expect(config.proxy).toBeUndefined();
    expect(config.storage.maintenance).toEqual({ readonly: { enabled: true } });
  });

  test('asks for the same login as the registry, or for none', () => {
    const config = (authenticated: boolean) => read({ mirrors, authenticated });
    expect(config(true)('mirror-ghcr-io').auth).toEqual(config(true)('registry').auth);
    expect(config(false)('mirror-ghcr-io').auth).toBeUndefined();
  });
});
