import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse, parseAllDocuments } from 'yaml';
import { parsePodmanVersion } from '../../../src/podman/version.js';
import { kubeYaml } from '../../../src/registry/emit/kube-yaml.js';
import { type KubernetesChoices, kubernetesManifests } from '../../../src/registry/emit/kubernetes.js';
import { kubectlSecrets, kubernetesSection } from '../../../src/registry/emit/kubernetes-readme.js';
import type { Storage } from '../../../src/registry/spec/registry-spec.js';
import { podFor } from '../fakes.js';
import { expectGolden } from '../golden.js';

const S3: Storage = {
  kind: 's3',
  bucket: 'images',
  region: 'eu-central-1',
  endpoint: 'https://store.example:9000',
  prefix: 'ci',
  redirect: false,
};
const ONE: KubernetesChoices = { replicas: 1, ingressHost: undefined };

const GROUPS: Readonly<Record<string, string>> = {
  v1: 'core.v1',
  'apps/v1': 'apps.v1',
  'networking.k8s.io/v1': 'networking.v1',
  'policy/v1': 'policy.v1',
};

/** What Kubernetes itself would say of an object of this version, unknown fields included. */
function faults(version: string, object: { apiVersion: string; kind: string }): string[] {
  const path = new URL(`../../fixtures/kubernetes/${version}.json`, import.meta.url);
  const ajv = new Ajv({ strict: false, allErrors: true });
  ajv.addSchema(JSON.parse(readFileSync(path, 'utf8')), 'kubernetes');
  const name = `io.k8s.api.${GROUPS[object.apiVersion]}.${object.kind}`;
  const validate = ajv.getSchema(`kubernetes#/$defs/${name}`);
  if (validate === undefined) return [`Kubernetes ${version} has no ${name}`];
  validate(object);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const CASES: [what: string, storage: Storage, choices: KubernetesChoices][] = [
  ['a directory', { kind: 'directory', path: undefined }, ONE],
  ['a path', { kind: 'directory', path: '/srv/images' }, ONE],
  ['a volume', { kind: 'volume', name: 'ci-images' }, ONE],
  ['s3', S3, ONE],
  ['three replicas and an Ingress', S3, { replicas: 3, ingressHost: 'images.example' }],
];

const objectsOf = (storage: Storage, choices: KubernetesChoices) => {
  const files = kubernetesManifests(podFor({ storage }), choices);
  const kustomization = parse(files.get('kustomization.yaml') ?? '');
  const objects = (kustomization.resources as string[]).map((file) => parse(files.get(file) ?? ''));
  const one = (kind: string) => objects.find((object) => object.kind === kind);
  return { files, kustomization, objects, one };
};

describe.each(CASES)('with %s', (what, storage, choices) => {
  const { files, kustomization, objects } = objectsOf(storage, choices);
  const maps = parseAllDocuments(files.get('configmaps.yaml') ?? '').map((document) => document.toJS());

  test.each(['v1.27.0', 'v1.37.0'])('Kubernetes %s takes all of it', (version) => {
    expect(objects.length).toBeGreaterThanOrEqual(3);
    for (const object of [...objects, ...maps]) expect(faults(version, object)).toEqual([]);
  });

  test('the kustomization names files that are there, and makes the same ConfigMaps', () => {
    for (const { name, files: listed } of kustomization.configMapGenerator) {
      const map = maps.find(({ metadata }) => metadata.name === name);
      expect(
        Object.fromEntries(listed.map((file: string) => [file.split('/').at(-1), files.get(file)])),
      ).toEqual(map.data);
    }
    expect(kustomization.configMapGenerator).toHaveLength(maps.length);
  });

  test('every claim, ConfigMap and label that is referred to is there', () => {
    const { template, selector } = objects.find(({ kind }) => kind === 'Deployment').spec;
    expect(template.metadata.labels).toEqual(selector.matchLabels);
    for (const { kind, spec } of objects) {
      if (kind === 'Service') expect(spec.selector).toEqual(template.metadata.labels);
      if (kind === 'NetworkPolicy') expect(spec.podSelector.matchLabels).toEqual(template.metadata.labels);
    }
    const claims = objects.flatMap(({ kind, metadata }) =>
      kind === 'PersistentVolumeClaim' ? [metadata.name] : [],
    );
    for (const { configMap, persistentVolumeClaim } of template.spec.volumes) {
      if (configMap) expect(maps.map(({ metadata }) => metadata.name)).toContain(configMap.name);
      if (persistentVolumeClaim) expect(claims).toContain(persistentVolumeClaim.claimName);
    }
    expect(claims).toHaveLength(storage.kind === 's3' ? 0 : 1);
  });

  test('nothing is bound to a host, and both containers are probed by commands', () => {
    const { containers, volumes } = objects.find(({ kind }) => kind === 'Deployment').spec.template.spec;
    expect(volumes.filter((volume: object) => 'hostPath' in volume)).toEqual([]);
    for (const container of containers) {
      for (const { hostPort, hostIP } of container.ports ?? [])
        expect([hostPort, hostIP]).toEqual([undefined, undefined]);
      for (const probe of ['startupProbe', 'livenessProbe', 'readinessProbe']) {
        expect(Object.keys(container[probe])).toContain('exec');
      }
      expect(container.securityContext.allowPrivilegeEscalation).toBe(false);
    }
  });

  test('is as it was', () =>
    expectGolden(
      import.meta.url,
      `kubernetes-${what.replaceAll(' ', '-')}.yaml`,
      [...files].map(([file, text]) => `# ${file}\n${text}`).join('---\n'),
    ));
});

test('the schemas refuse a field that there is not, so that they are worth something', () => {
  const deployment = objectsOf(S3, ONE).one('Deployment');
  deployment.spec.template.spec.containers[0].livenesProbe = {};
  expect(faults('v1.37.0', deployment).join()).toContain('must NOT have additional properties');
});

test('only several replicas have a budget and are spread, and none of them has a claim', () => {
  const [one, many] = [objectsOf(S3, ONE), objectsOf(S3, { replicas: 2, ingressHost: undefined })];
  expect(one.one('PodDisruptionBudget')).toBeUndefined();
  expect(many.one('PodDisruptionBudget').spec.maxUnavailable).toBe(1);
  expect(many.one('Deployment').spec.strategy.type).toBe('RollingUpdate');
  expect(objectsOf({ kind: 'directory', path: undefined }, ONE).one('Deployment').spec.strategy.type).toBe(
    'Recreate',
  );
});

test('the Service is not what would make REGISTRY_PORT for its neighbours', () => {
  expect(objectsOf(S3, ONE).one('Service').metadata.name).not.toBe('registry');
});

test('it may ask for its object store only, or nobody', () => {
  const ports = (storage: Storage) =>
    objectsOf(storage, ONE)
      .one('NetworkPolicy')
      .spec.egress.flatMap(({ ports }: { ports: { port: number }[] }) => ports.map(({ port }) => port));
  expect(ports(S3)).toEqual([53, 53, 9000]);
  expect(ports({ ...S3, endpoint: undefined })).toEqual([53, 53, 443]);
  expect(ports({ kind: 'volume', name: 'x1' })).toEqual([]);
});

test('the commands make each Secret that the Deployment refers to, and no value is in any of it', () => {
  const pod = podFor({ storage: S3 });
  const commands = kubectlSecrets(pod);
  const deployment = kubernetesManifests(pod, ONE).get('deployment.yaml') ?? '';
  const named = [...deployment.matchAll(/secretName: (\S+)/g)].map(([, name]) => name);
  expect(named.toSorted()).toEqual(['registry-access', 'registry-registry', 'registry-tls']);
  expect(deployment).not.toContain('secretKeyRef');
  for (const name of named) expect(commands).toContain(` ${name} `);
  expect(kubernetesSection(pod, { replicas: 3, ingressHost: 'images.example' })).toContain(
    '`images.example`',
  );
});

test('the manifest of a job has no probes, and the one for systemd has', () => {
  const options = {
    sources: { kind: 'cluster' },
    restartPolicy: 'Always',
    target: parsePodmanVersion('5.4.2'),
  } as const;
  expect(kubeYaml(podFor(), options)).not.toContain('Probe');
  expect(kubeYaml(podFor(), { ...options, probes: true })).toContain('livenessProbe');
});
