import { createHash } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { type JobOfMain, undoScope } from '../../../src/actions/job-state.js';
import { leftoversOf } from '../../../src/actions/registry/leftovers.js';
import { readStep } from '../../../src/undo/read-step.js';
import { type FakeHost, type FakeHostParts, fakeHost } from '../../fakes.js';

const NAME = 'podman-registry-1a2b3c4d';
const REGISTRY = '10.0.0.1:8443';
const JOB: JobOfMain = {
  name: NAME,
  directory: `/jobs/${NAME}`,
  journal: `/jobs/${NAME}/undo.jsonl`,
  registry: REGISTRY,
  caSha256: createHash('sha256').update('OURS').digest('hex'),
};
const CONFIG = '/home/runner/.config/containers';
const STORE = '/home/runner/.local/share/containers/storage';

async function leftovers(parts: FakeHostParts, job: Partial<JobOfMain> = {}) {
  const host = fakeHost(parts);
  const steps = await leftoversOf({ ...JOB, ...job }, host);
  // Every one of them could have been recorded by main.
  for (const step of steps) {
    expect(readStep(step, undoScope(JOB, host))).toEqual({ step });
  }
  return { steps, host };
}
const podmanCalls = (host: FakeHost) =>
  host.happened.flatMap((one) =>
    'run' in one && one.run[0] === 'podman' && one.run[1] !== '--version' ? [one.run.join(' ')] : [],
  );

test('a host with nothing of the job: nothing is done, and podman is not called', async () => {
  const { steps, host } = await leftovers({ programs: ['podman'] });
  expect([steps, podmanCalls(host)]).toEqual([[], []]);
});

test('podman is not asked for images where none has the name of the job', async () => {
  const files = { [`${STORE}/overlay-images/images.json`]: '[{"names":["localhost/x:1"]}]' };
  const { steps, host } = await leftovers({ files });
  expect([steps, podmanCalls(host)]).toEqual([[], []]);
});

describe('the CA that podman was given', () => {
  const removal = (file: string) => [
    { kind: 'remove-empty', paths: [`${CONFIG}/certs.d/${REGISTRY}`, `${CONFIG}/certs.d`] },
    { kind: 'remove', path: `${CONFIG}/certs.d/${REGISTRY}/${file}` },
  ];
  test.each<[string, Record<string, string>, object[], Partial<JobOfMain>]>([
    ['is found by its text', { 'ca.crt': 'OURS' }, removal('ca.crt'), {}],
    ["is somebody else's", { 'ca.crt': 'THEIRS' }, [], {}],
    ['is found by its name', { [`${NAME}.crt`]: 'x' }, removal(`${NAME}.crt`), {}],
    // Another job with the same persistent registry has the usual name.
    [
      "is found by its name alone beside another job's",
      { 'ca.crt': 'OURS', [`${NAME}.crt`]: 'OURS' },
      removal(`${NAME}.crt`),
      {},
    ],
    ['is not told by the state', { 'ca.crt': 'OURS' }, [], { caSha256: undefined }],
    ['is that of another registry', { 'ca.crt': 'OURS' }, [], { registry: '10.0.0.1:9443' }],
  ])('%s', async (_, files, expected, job) => {
    const placed = Object.entries(files).map(([name, text]) => [
      `${CONFIG}/certs.d/${REGISTRY}/${name}`,
      text,
    ]);
    expect((await leftovers({ files: Object.fromEntries(placed) }, job)).steps).toEqual(expected);
  });
});

test.each([
  ['5.8.6', CONFIG],
  ['6.1.1', '/srv/config/containers'],
])('Podman %s with another XDG_CONFIG_HOME has its files in %s', async (version, containers) => {
  const places = [CONFIG, '/srv/config/containers'];
  const mirrors = 'registries.conf.d/podman-registry-mirrors-17-1a2b3c4d.conf';
  const files = places.flatMap((one) => [`${one}/certs.d/${REGISTRY}/ca.crt`, `${one}/${mirrors}`]);
  const { steps } = await leftovers({
    files: Object.fromEntries(files.map((file) => [file, 'OURS'])),
    variables: { XDG_CONFIG_HOME: '/srv/config' },
    programs: ['podman'],
    answer: () => ({ stdout: `podman version ${version}\n` }),
  });
  expect(steps).toEqual([
    { kind: 'remove-empty', paths: [`${containers}/certs.d/${REGISTRY}`, `${containers}/certs.d`] },
    { kind: 'remove', path: `${containers}/certs.d/${REGISTRY}/ca.crt` },
    { kind: 'remove', path: `${containers}/${mirrors}` },
  ]);
});

test('mirrors, the runtime directory and variables', async () => {
  const drop = `${CONFIG}/registries.conf.d/podman-registry-mirrors`;
  const { steps } = await leftovers({
    files: {
      [`${drop}-17-1a2b3c4d.conf`]: '',
      [`${drop}-17-00000000.conf`]: '',
      [`/run/user/1001/${NAME}`]: '',
      '/etc/ssl/certs/ca-certificates.crt': '',
    },
    variables: {
      SSL_CERT_FILE: `${JOB.directory}/ca-bundle.crt`,
      DOCKER_CONFIG: `${JOB.directory}/docker`,
      JAVA_TOOL_OPTIONS: `-Xmx1g -Djavax.net.ssl.trustStore=${JOB.directory}/java/cacerts`,
      KO_DOCKER_REPO: JOB.registry ?? '',
      REGISTRY_AUTH_FILE: '/somebody/auth.json',
    },
  });
  expect(steps).toEqual([
    { kind: 'variable', name: 'DOCKER_CONFIG', ours: `${JOB.directory}/docker`, before: '' },
    {
      kind: 'variable',
      name: 'SSL_CERT_FILE',
      ours: `${JOB.directory}/ca-bundle.crt`,
      before: '/etc/ssl/certs/ca-certificates.crt',
    },
    {
      kind: 'variable',
      name: 'JAVA_TOOL_OPTIONS',
      ours: `-Xmx1g -Djavax.net.ssl.trustStore=${JOB.directory}/java/cacerts`,
      before: '-Xmx1g',
    },
    { kind: 'variable', name: 'KO_DOCKER_REPO', ours: JOB.registry ?? '', before: '' },
    { kind: 'remove', path: `/run/user/1001/${NAME}` },
    { kind: 'remove', path: `${drop}-17-1a2b3c4d.conf` },
  ]);
});

test('the pod, and the image that was the proof, by each of its names', async () => {
  const image = `${REGISTRY}/podman-registry-proof`;
  const { steps } = await leftovers({
    programs: ['podman'],
    files: {
      [`${STORE}/overlay-containers/containers.json`]: '[{}]',
      [`${STORE}/overlay-images/images.json`]: JSON.stringify([{ names: [`${image}:${NAME}`] }]),
    },
    answer: (argv) =>
      argv[1] === 'images'
        ? {
            stdout: JSON.stringify([
              {
                Id: 'a',
                Names: [`${image}:${NAME}`, `${image}@sha256:${'a'.repeat(64)}`, 'localhost/mine:1'],
              },
              { Id: 'b', Names: [`${image}:podman-registry-00000000`] },
            ]),
          }
        : {},
  });
  expect(steps).toEqual([
    { kind: 'pod', name: NAME },
    { kind: 'image', reference: `${image}:${NAME}` },
    { kind: 'image', reference: `${image}@sha256:${'a'.repeat(64)}` },
  ]);
});

test('a pod that is gone is none', async () => {
  const { steps } = await leftovers({
    programs: ['podman'],
    files: { [`${STORE}/overlay-containers/containers.json`]: '[{}]' },
    answer: () => ({ exitCode: 1 }),
  });
  expect(steps).toEqual([]);
});

describe('clients whose files are root’s', () => {
  const at = (certs: string) => `${certs}/${REGISTRY}`;
  test.each<[string, FakeHostParts, object[]]>([
    [
      'docker',
      { files: { [`${at('/etc/docker/certs.d')}/ca.crt`]: 'OURS' } },
      [
        { kind: 'remove-empty', as: 'root', paths: [at('/etc/docker/certs.d')] },
        { kind: 'restore', as: 'root', path: `${at('/etc/docker/certs.d')}/ca.crt` },
      ],
    ],
    [
      'containerd',
      {
        files: {
          [`${at('/etc/containerd/certs.d')}/ca.crt`]: 'OURS',
          [`${at('/etc/containerd/certs.d')}/hosts.toml`]: '',
          [`${at('/etc/containerd/certs.d')}/theirs.crt`]: '',
        },
      },
      [
        { kind: 'remove-empty', as: 'root', paths: [at('/etc/containerd/certs.d')] },
        { kind: 'restore', as: 'root', path: `${at('/etc/containerd/certs.d')}/ca.crt` },
        { kind: 'restore', as: 'root', path: `${at('/etc/containerd/certs.d')}/hosts.toml` },
      ],
    ],
    ["a registry of somebody else's", { files: { [`${at('/etc/containerd/certs.d')}/hosts.toml`]: '' } }, []],
    [
      'the store of the system',
      { files: { [`/usr/local/share/ca-certificates/${NAME}.crt`]: '' } },
      [
        { kind: 'java-store', job: NAME },
        { kind: 'ca-store', program: 'update-ca-certificates' },
        { kind: 'restore', as: 'root', path: `/usr/local/share/ca-certificates/${NAME}.crt` },
      ],
    ],
    [
      'nodes of Kind',
      {
        programs: ['kind', 'docker'],
        answer: (argv) => (argv[0] === 'docker' ? { stdout: 'kind-worker\n' } : {}),
      },
      [{ kind: 'kind-node', engine: 'docker', node: 'kind-worker', registry: REGISTRY }],
    ],
    ['k3s that has nothing of ours', { programs: ['k3s'] }, []],
  ])('%s', async (_, parts, expected) => {
    expect((await leftovers(parts)).steps).toEqual(expected);
  });

  test('k3s, whose directory only root may read', async () => {
    const host = fakeHost({ programs: ['k3s'] });
    host.asRoot = async (argv) => (argv.join(' ').endsWith(`/certs.d/${REGISTRY}/ca.crt`) ? 'OURS' : '');
    expect(await leftoversOf(JOB, host)).toEqual([{ kind: 'k3s-registry', registry: REGISTRY }]);
  });
});
