import { describe, expect, test } from '@jest/globals';
import { authority } from '../../../src/oci/address.js';
import { containersOf } from '../../../src/registry/spec/containers.js';
import { NGINX_PORT } from '../../../src/registry/spec/registry-spec.js';
import { podFor } from '../fakes.js';

test('authority is what stands before the first slash of an image’s name', () => {
  expect(authority({ host: 'registry.example', port: 8443, bind: '0.0.0.0' })).toBe('registry.example:8443');
});

describe('containersOf', () => {
  test.each([true, false])('authenticated %s: only nginx publishes a port', (authenticated) => {
    const published = containersOf(podFor({ authenticated })).filter(
      ({ publishes }) => publishes !== undefined,
    );
    expect(published.map(({ name, publishes }) => [name, publishes])).toEqual([['nginx', NGINX_PORT]]);
  });

  test.each([
    [true, ['registry', 'access']],
    [false, ['registry']],
  ])('authenticated %s: the registry is given %j and nginx the key', (authenticated, secrets) => {
    const [registry, nginx] = containersOf(podFor({ authenticated }));
    const given = (mounts: typeof registry.mounts) =>
      mounts.flatMap((mount) => (mount.kind === 'secret' ? [mount.secret] : []));
    expect(given(registry.mounts)).toEqual(secrets);
    expect(given(nginx.mounts)).toEqual(['tls']);
  });

  test('no container is given a directory that the other one is given', () => {
    const [registry, nginx] = containersOf(podFor()).map(({ mounts }) => mounts.map(({ path }) => path));
    expect(registry?.filter((path) => nginx?.includes(path))).toEqual([]);
  });

  test('the same choices give the same containers', () => {
    expect(containersOf(podFor())).toEqual(containersOf(podFor()));
  });

  test('each container has its own image', () => {
    const pod = podFor({ registryImage: 'r', nginxImage: 'n' });
    expect(containersOf(pod).map(({ name, image }) => [name, image])).toEqual([
      ['registry', 'r'],
      ['nginx', 'n'],
    ]);
  });
});
