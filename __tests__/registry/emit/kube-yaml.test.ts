import { describe, expect, test } from '@jest/globals';
import { parseAllDocuments } from 'yaml';
import { authority } from '../../../src/oci/address.js';
import { kubeYaml, type Sources } from '../../../src/registry/emit/kube-yaml.js';
import { configDirectories, configFiles, secretFiles } from '../../../src/registry/emit/mounted-files.js';
import { containersOf } from '../../../src/registry/spec/containers.js';
import { PATHS, type PlacedRegistry, type SecretContents } from '../../../src/registry/spec/registry-spec.js';
import { podFor } from '../fakes.js';
import { expectGolden } from '../golden.js';

const secrets: SecretContents = {
  tls: { 'tls.crt': 'MARK-CRT', 'tls.key': 'MARK-KEY' },
  access: { htpasswd: 'MARK-HTPASSWD' },
  http: { 'http-secret': 'MARK-HTTP' },
  storage: { 'access-key': 'MARK-AK', 'secret-key': 'MARK-SK' },
  mirrors: { 'docker.io-username': 'MARK-USER', 'docker.io-password': 'MARK-PASSWORD' },
};
const MIRRORS = ['docker.io', 'ghcr.io'].map((upstream) => ({
  upstream,
  authenticated: upstream === 'docker.io',
  path: undefined,
}));
const S3 = {
  ...({ kind: 's3', bucket: 'images', region: 'us-east-1', endpoint: undefined } as const),
  ...{ prefix: '', redirect: false },
};
const DIRECTORY = '/home/runner/work/_temp/podman-registry-1a2b3c4d/pod';

const kinds: Record<string, Sources> = {
  directory: { kind: 'directory', directory: DIRECTORY },
  cluster: { kind: 'cluster' },
};

// biome-ignore lint/suspicious/noExplicitAny: these are documents of any shape
type Document = any;

const read = (text: string): Document[] =>
  parseAllDocuments(text).map((document) => {
    expect([...document.errors, ...document.warnings]).toEqual([]);
    return document.toJS();
  });

const cases = Object.entries(kinds).flatMap(([name, sources]) =>
  [true, false].map(
    (authenticated) => [`${name}, auth ${authenticated ? 'basic' : 'none'}`, sources, authenticated] as const,
  ),
);

describe.each(cases)('the manifest from %s', (name, sources, authenticated) => {
  const pod = podFor({ authenticated });
  const text = kubeYaml(pod, { sources, restartPolicy: 'OnFailure' });
  const documents = read(text);
  const spec = documents.at(-1).spec;

  test('is as it was', () =>
    expectGolden(import.meta.url, `${name.replaceAll(/, auth |, /g, '-')}.yaml`, text));

  test('ends with one pod, of its name', () => {
    expect(documents.filter(({ kind }) => kind === 'Pod')).toHaveLength(1);
    expect(documents.at(-1)).toMatchObject({ apiVersion: 'v1', kind: 'Pod', metadata: { name: 'registry' } });
    expect(spec.restartPolicy).toBe('OnFailure');
  });

  test('publishes nginx only, at the address', () => {
    expect(spec.containers.map(({ name, ports }: Document) => [name, ports])).toEqual([
      ['registry', undefined],
      ['nginx', [{ containerPort: 8443, hostPort: 9443, hostIP: '127.0.0.2', protocol: 'TCP' }]],
    ]);
  });

  test('never lets a container gain privileges, and pulls nothing that is there', () => {
    for (const container of spec.containers) {
      expect(container.securityContext).toEqual({ allowPrivilegeEscalation: false });
      expect(container.imagePullPolicy).toBe('IfNotPresent');
    }
    expect(spec.enableServiceLinks).toBe(false);
  });

  test('every mount has its volume, and every volume its mount', () => {
    const mounted = spec.containers.flatMap(({ volumeMounts }: Document) =>
      volumeMounts.map(({ name }: Document) => name),
    );
    const volumes = spec.volumes.map(({ name }: Document) => name);
    expect([...new Set(mounted)].toSorted()).toEqual(volumes.toSorted());
    expect(new Set(volumes).size).toBe(volumes.length);
  });

  test('only the data can be written to', () => {
    const writable = spec.containers.flatMap(({ volumeMounts }: Document) =>
      volumeMounts.filter(({ readOnly }: Document) => !readOnly).map(({ mountPath }: Document) => mountPath),
    );
    expect(writable).toEqual([PATHS.data]);
  });

  test('the access files are there only where they are asked for', () => {
    expect(spec.volumes.some(({ name }: Document) => name === 'access')).toBe(authenticated);
  });

  test('every value of a variable is a text, and none is a secret', () => {
    const variables = spec.containers.flatMap(({ env }: Document) => env);
    expect(variables).toEqual([{ name: 'OTEL_TRACES_EXPORTER', value: 'none' }]);
  });
});

describe('from the directory of a job', () => {
  const text = kubeYaml(podFor(), {
    sources: { kind: 'directory', directory: DIRECTORY },
    restartPolicy: 'Never',
  });
  const [pod] = read(text);

  test('mounts what lies below the directory, and nothing else', () => {
    const sources = pod.spec.volumes.map(({ name, ...source }: Document) => source);
    expect(
      sources.toSorted((a: Document, b: Document) => (a.hostPath.path < b.hostPath.path ? -1 : 1)),
    ).toEqual(
      ['access', 'data', 'nginx', 'registry', 'tls'].map((name) => ({
        hostPath: { path: `${DIRECTORY}/${name}`, type: 'DirectoryOrCreate' },
      })),
    );
  });
});

describe('the secret files', () => {
  const files = secretFiles(podFor({ mirrors: MIRRORS, storage: S3 }), secrets);

  test('are what the containers mount, each value in the one that needs it', () => {
    const marks = Object.entries(files).map(([path, text]) => [path, text.match(/MARK-\w+/g)]);
    expect(Object.fromEntries(marks)).toEqual({
      'tls/tls.crt': ['MARK-CRT'],
      'tls/tls.key': ['MARK-KEY'],
      'access/htpasswd': ['MARK-HTPASSWD'],
      'registry/config.yml': ['MARK-AK', 'MARK-SK', 'MARK-HTTP'],
      'mirror-docker-io/mirror-docker-io.yml': ['MARK-HTTP', 'MARK-USER', 'MARK-PASSWORD'],
      'mirror-ghcr-io/mirror-ghcr-io.yml': ['MARK-HTTP'],
    });
  });

  test('are where the arguments of the containers name them', () => {
    const pod = podFor({ mirrors: MIRRORS });
    for (const { args, mounts } of containersOf(pod).filter(({ name }) => name !== 'nginx')) {
      const mount = mounts.find(({ kind, path }) => kind === 'secret' && args?.[1]?.startsWith(`${path}/`));
      const file = mount?.kind === 'secret' && `${mount.secret}/${args?.[1]?.slice(mount.path.length + 1)}`;
      expect(Object.keys(files)).toContain(file);
    }
  });

  test('a pod without one of its secrets is a mistake of ours', () => {
    expect(() => secretFiles(podFor(), {})).toThrow('the pod registry has no secret http-secret');
  });
});

test('no value of a secret is in the files without secrets or in a manifest', () => {
  const pod = podFor({ mirrors: MIRRORS, storage: S3 });
  for (const sources of Object.values(kinds))
    expect(kubeYaml(pod, { sources, restartPolicy: 'Always' })).not.toMatch(/secretKeyRef|[Pp]assword/);
  expect(JSON.stringify(configFiles(pod))).not.toMatch(/config\.yml|http-secret/);
});

describe('from a cluster', () => {
  const pod = podFor();
  const documents = read(kubeYaml(pod, { sources: { kind: 'cluster' }, restartPolicy: 'Always' }));

  test('every object that the pod refers to is there, except the secrets', () => {
    const volumes: Document[] = documents.at(-1).spec.volumes;
    const wanted = volumes.flatMap(({ configMap, persistentVolumeClaim }) => [
      ...(configMap ? [`ConfigMap ${configMap.name}`] : []),
      ...(persistentVolumeClaim ? [`PersistentVolumeClaim ${persistentVolumeClaim.claimName}`] : []),
    ]);
    const there = documents.slice(0, -1).map(({ kind, metadata }) => `${kind} ${metadata.name}`);
    expect(there.toSorted()).toEqual(wanted.toSorted());
    expect(volumes.flatMap(({ secret }) => secret?.secretName ?? [])).toEqual([
      'registry-registry',
      'registry-access',
      'registry-tls',
    ]);
  });

  test('the maps hold the configuration files as they are', () => {
    const maps = documents.filter(({ kind }) => kind === 'ConfigMap').map(({ data }) => data);
    expect(maps).toEqual([...configDirectories(pod).values()]);
  });
});

test('of the inputs the address alone is in the configuration files', () => {
  const marked = podFor({
    name: 'mark-name',
    address: { host: 'mark-host', port: 19443, bind: '127.9.9.9' },
    registryImage: 'mark-image:1',
    nginxImage: 'mark-image:2',
  });
  const files = (pod: PlacedRegistry) =>
    Object.entries(configFiles(pod)).map(([path, text]) => [
      path,
      text.replaceAll(`default ${authority(pod.address)};`, 'default ADDRESS;'),
    ]);
  expect(files(marked)).toEqual(files(podFor()));
  for (const [, text] of files(marked)) expect(text).not.toMatch(/mark-|19443|127\.9/);
});
