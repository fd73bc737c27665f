import { expect, test } from '@jest/globals';
import type { CommandResult } from '../../../src/platform/exec.js';
import { Podman } from '../../../src/podman/podman.js';
import {
  canUseKernelTls,
  outdatedPrograms,
  PACKAGE_LABEL,
  programVersions,
  startedImages,
} from '../../../src/registry/images/program-versions.js';
import { fakeHost } from '../../fakes.js';
import { podFor } from '../fakes.js';

interface Container {
  readonly image?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly variables?: readonly string[];
  /** What a command in it prints; the others are missing. */
  readonly programs?: Readonly<Record<string, string>>;
}

/** A podman with a pod of two containers. */
function podmanWith(registry: Container, nginx: Container) {
  const ran: string[] = [];
  const podman = new Podman(async ([, verb, ...words]): Promise<CommandResult> => {
    if (verb === 'inspect') {
      const rows = [registry, nginx].map(({ image, labels, variables }) => ({
        ...{ ImageName: image ?? 'other', Config: { Labels: labels ?? null, Env: variables } },
      }));
      return { exitCode: 0, stdout: JSON.stringify(rows), stderr: '' };
    }
    const [container, program = '', ...rest] = words;
    ran.push([program, ...rest].join(' '));
    const said = (container?.endsWith('-nginx') ? nginx : registry).programs?.[program];
    return { exitCode: said === undefined ? 127 : 0, stdout: said ?? '', stderr: '' };
  });
  return { podman, ran };
}

const GHCR = 'ghcr.io/distribution/distribution:3.1.2';
const version = 'org.opencontainers.image.version';
const OK = { image: GHCR, labels: { [version]: '3.1.2' } };

test.each<[what: string, registry: Container, nginx: Container, found: string[], ran: number]>([
  ['the official images', OK, { variables: ['PATH=/bin', 'NGINX_VERSION=1.30.7'] }, ['3.1.2', '1.30.7'], 0],
  [
    'images from packages',
    { labels: { [PACKAGE_LABEL]: '2.8.2+ds1-1' } },
    { labels: { [PACKAGE_LABEL]: '1.26.3-3+deb13u10' } },
    ['2.8.2+ds1-1 package', '1.26.3-3+deb13u10 package'],
    0,
  ],
  [
    'the label of somebody else is about something else',
    {
      labels: { [version]: '2.0.0' },
      programs: { '/proc/1/exe': 'registry github.com/docker/distribution v2.8.3\n' },
    },
    { programs: { nginx: 'nginx version: nginx/1.31.9' } },
    ['2.8.3', '1.31.9'],
    2,
  ],
  [
    'the revision of Debian in an image',
    OK,
    { programs: { nginx: 'nginx version: nginx/1.26.3', 'dpkg-query': 'nginx\t1.26.3-3+deb13u8\n' } },
    ['3.1.2', '1.26.3-3+deb13u8 package'],
    2,
  ],
  [
    'the package of a distribution that counts differently',
    OK,
    { programs: { nginx: 'nginx version: nginx/1.26.3', apk: 'nginx' } },
    ['3.1.2'],
    3,
  ],
  ['a program that says nothing', OK, {}, ['3.1.2'], 1],
])('%s', async (_what, registry, nginx, found, count) => {
  const { podman, ran } = podmanWith(registry, nginx);
  const versions = await programVersions('pod', podman);
  expect(versions.map((one) => `${one.version}${one.isPackage ? ' package' : ''}`)).toEqual(found);
  expect(ran).toHaveLength(count);
});

test.each<[name: string | undefined, image: string, remedy: string, cached: string | undefined]>([
  ['team', 'x/nginx:1', 'run: podman-registry upgrade team', undefined],
  [
    'team',
    'x/nginx:1.30.3-alpine',
    'run: podman-registry upgrade team --nginx-image public.ecr.aws/docker/library/nginx:1.30-alpine-slim',
    undefined,
  ],
  ['team', 'localhost/podman-registry-action/nginx:packages', 'run: podman-registry upgrade team', undefined],
  [
    undefined,
    'x/nginx:1',
    'set "nginx-image" to a later version, or, if its tag moves, run: podman pull x/nginx:1',
    undefined,
  ],
  [
    undefined,
    'localhost/podman-registry-action/nginx:packages',
    'it is built again from the packages after: sudo apt-get update && podman rmi localhost/podman-registry-action/nginx:packages',
    undefined,
  ],
  [
    undefined,
    'localhost/podman-registry-action/nginx:packages',
    "it is built again from the packages after: sudo apt-get update && rm -r '/a cache/nginx'",
    '/a cache/nginx',
  ],
])('what helps %s with %s', async (name, nginxImage, remedy, cached) => {
  const { podman } = podmanWith(OK, { variables: ['NGINX_VERSION=1.30.3'] });
  const from = cached === undefined ? {} : { nginx: cached };
  expect(await outdatedPrograms(podFor({ nginxImage }), name, podman, undefined, from)).toEqual([
    `nginx 1.30.3 lacks the fix of CVE-2026-118899, which 1.30.7 has; ${remedy}`,
  ]);
});

test('a release of Distribution 2, or any fixed release, is changed to the default image', async () => {
  const mirrors = [{ upstream: 'docker.io', authenticated: false, path: undefined, offline: false }];
  const to = 'run: podman-registry upgrade team --registry-image ghcr.io/distribution/distribution:3.1.2';
  for (const [registryImage, program] of [
    ['docker.io/library/registry:2', 'registry github.com/docker/distribution v2.8.3'],
    ['ghcr.io/distribution/distribution:3.1.1', 'registry github.com/distribution/distribution/v3 v3.1.1'],
  ] as const) {
    const programs = { '/proc/1/exe': `${program}\n` };
    const { podman } = podmanWith({ programs }, { variables: ['NGINX_VERSION=1.30.7'] });
    const found = await outdatedPrograms(podFor({ registryImage, mirrors }), 'team', podman);
    expect(found).toEqual([expect.stringMatching(new RegExp(`lacks the fix of CVE-2026-85747.*; ${to}$`))]);
  }
});

test('images that have just been started need no podman', async () => {
  const at = '/home/runner/.local/share/containers/storage/overlay-images';
  const image = (digit: string, name: string, config: object) => {
    const id = digit.repeat(64);
    const blob = `${at}/${id}/=${Buffer.from(`sha256:${id}`).toString('base64')}`;
    return { record: { id, names: [name] }, file: [blob, JSON.stringify({ config })] as const };
  };
  const both = [
    image('a', GHCR, { Labels: { [version]: '3.1.2' } }),
    image('b', 'x/nginx:1', { Env: ['NGINX_VERSION=1.30.3'] }),
  ];
  const files = Object.fromEntries([
    [`${at}/images.json`, JSON.stringify(both.map(({ record }) => record))],
    ...both.map(({ file }) => file),
  ]);
  const pod = podFor({ registryImage: GHCR, nginxImage: 'x/nginx:1' });
  const known = await startedImages(pod, fakeHost({ files }));
  const podman = new Podman(() => Promise.reject(new Error('podman was called')));
  expect(await outdatedPrograms(pod, undefined, podman, known)).toEqual([
    expect.stringContaining('nginx 1.30.3 lacks'),
  ]);
  expect(await startedImages({ ...pod, nginxImage: 'y' }, fakeHost({ files }))).toBe(undefined);
});

test('a pod that has ended is the concern of others', async () => {
  const podman = new Podman(async () => ({ exitCode: 125, stdout: '', stderr: 'no such container' }));
  expect(await outdatedPrograms(podFor(), undefined, podman)).toEqual([]);
});

test.each<
  [what: string, labels: Readonly<Record<string, string>>, variables: readonly string[], can: boolean]
>([
  ['of Ubuntu 22.04', { [PACKAGE_LABEL]: '1.18.0-6ubuntu14.7' }, [], false],
  ['of Debian 12', { [PACKAGE_LABEL]: '1.22.1-9+deb12u10' }, [], true],
  ['of Ubuntu 24.04', { [PACKAGE_LABEL]: '1.24.0-2ubuntu7.5' }, [], true],
  ['official, on Debian 11', {}, ['PATH=/bin', 'NGINX_VERSION=1.24.0'], false],
  ['official', {}, ['NGINX_VERSION=1.30.4'], true],
  ['of unknown version', {}, [], false],
])('an nginx %s: kernel TLS', async (_what, labels, variables, can) => {
  const image = { Id: '1', RootFS: { Layers: [] }, Labels: labels, Config: { Env: variables } };
  const podman = new Podman(async () => ({ exitCode: 0, stdout: JSON.stringify([image]), stderr: '' }));
  expect(await canUseKernelTls('nginx', { host: fakeHost({}), podman })).toBe(can);
});

test('kernel TLS needs no podman for an image whose facts are stored', async () => {
  const at = '/home/runner/.local/share/containers/storage/overlay-images';
  const id = 'a'.repeat(64);
  const files = {
    [`${at}/images.json`]: JSON.stringify([{ id, names: ['nginx:1'] }]),
    [`${at}/${id}/=${Buffer.from(`sha256:${id}`).toString('base64')}`]:
      '{"config":{"Env":["NGINX_VERSION=1.30.4"]}}',
  };
  const podman = new Podman(() => Promise.reject(new Error('podman was called')));
  expect(await canUseKernelTls('nginx:1', { host: fakeHost({ files }), podman })).toBe(true);
});

test('kernel TLS is not for an image that is gone', async () => {
  const podman = new Podman(async () => ({ exitCode: 125, stdout: '', stderr: 'no such image' }));
  expect(await canUseKernelTls('nginx', { host: fakeHost({}), podman })).toBe(false);
});
