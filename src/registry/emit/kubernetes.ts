import { stringify } from 'yaml';
import { dataMounts } from '../spec/containers.js';
import {
  type Mirror,
  NGINX_PORT,
  type PlacedRegistry,
  type RegistrySpec,
  type Storage,
} from '../spec/registry-spec.js';
import { configMap, OBJECTS, podTemplate, volumeClaim } from './kube-yaml.js';
import { configDirectories } from './mounted-files.js';

/** What only a cluster has. */
export interface KubernetesChoices {
  readonly replicas: number;
  /** The name that an Ingress answers to; nothing: there is none. */
  readonly ingressHost: string | undefined;
}

/** Not the pod's name: a Service `registry` sets REGISTRY_PORT in every pod of the namespace, which Distribution reads. */
export function serviceName(spec: Pick<RegistrySpec, 'name'>): string {
  return `${spec.name}-https`;
}

/**
 * The pod as Kubernetes objects, texts by file. `kustomization.yaml` makes the ConfigMaps under names that change with
 * what is in them, so that a change rolls out; `configmaps.yaml` has the same under plain names, for `podman kube play`.
 */
export function kubernetesManifests(
  spec: PlacedRegistry,
  choices: KubernetesChoices,
): ReadonlyMap<string, string> {
  const objects: [file: string, object: object | undefined][] = [
    ['deployment.yaml', deployment(spec, choices)],
    ['service.yaml', service(spec)],
    ...claims(spec, choices).map(
      ([data, claim]) => [`persistentvolumeclaim-${data}.yaml`, claim] as [string, object],
    ),
    ['networkpolicy.yaml', networkPolicy(spec)],
    ['ingress.yaml', choices.ingressHost === undefined ? undefined : ingress(spec, choices.ingressHost)],
    ['poddisruptionbudget.yaml', choices.replicas > 1 ? disruptionBudget(spec) : undefined],
  ];
  const present = objects.filter(([, object]) => object !== undefined);
  const config = [...configDirectories(spec)];
  return new Map([
    ...present.map(([file, object]) => [file, yaml(object)] as const),
    [
      'kustomization.yaml',
      yaml(
        kustomization(
          spec,
          present.map(([file]) => file),
        ),
      ),
    ],
    [
      'configmaps.yaml',
      config
        .map(([name, data]) => yaml(configMap(metadata(spec, OBJECTS.config(spec, name)), data)))
        .join('---\n'),
    ],
    ...config.flatMap(([name, files]) =>
      Object.entries(files).map(([file, text]) => [`config/${name}/${file}`, text] as const),
    ),
  ]);
}

function yaml(object: object | undefined): string {
  return stringify(object, { lineWidth: 0, aliasDuplicateObjects: false });
}

const labels = (spec: RegistrySpec) => ({ app: spec.name });
const metadata = (spec: RegistrySpec, name: string) => ({ name, labels: labels(spec) });
const selector = (spec: RegistrySpec) => ({ matchLabels: labels(spec) });

function deployment(registry: PlacedRegistry, { replicas }: KubernetesChoices): object {
  const { metadata: ofPod, spec } = podTemplate(registry, {
    sources: { kind: 'cluster', claims: replicas === 1 },
    restartPolicy: 'Always',
    probes: true,
    publish: false,
  });
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(registry, registry.name),
    spec: {
      replicas,
      selector: selector(registry),
      // A claim is for one node, where a second pod would wait for the first one's volume.
      strategy: { type: dataMounts(registry).length > 0 && replicas === 1 ? 'Recreate' : 'RollingUpdate' },
      template: {
        metadata: { labels: ofPod.labels },
        spec: {
          ...spec,
          // It never speaks to the cluster.
          automountServiceAccountToken: false,
          ...(replicas > 1 && {
            topologySpreadConstraints: [
              {
                maxSkew: 1,
                topologyKey: 'kubernetes.io/hostname',
                whenUnsatisfiable: 'ScheduleAnyway',
                labelSelector: selector(registry),
              },
            ],
          }),
        },
      },
    },
  };
}

function service(spec: RegistrySpec): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(spec, serviceName(spec)),
    spec: {
      type: 'ClusterIP',
      selector: labels(spec),
      ports: [{ name: 'https', port: 443, targetPort: NGINX_PORT, protocol: 'TCP' }],
    },
  };
}

function claims(spec: RegistrySpec, { replicas }: KubernetesChoices): [data: string, claim: object][] {
  // Of several replicas each caches by itself; what is to last is in the object store.
  if (replicas > 1) return [];
  return dataMounts(spec).map((data) => [data, volumeClaim(metadata(spec, OBJECTS.data(spec, data)))]);
}

/** Only nginx is reached, and only what the registry needs is asked. */
function networkPolicy(spec: RegistrySpec): object {
  const port = (number: number, protocol = 'TCP') => ({ port: number, protocol });
  const asked = outgoingPorts(spec.storage, spec.mirrors);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(spec, spec.name),
    spec: {
      podSelector: selector(spec),
      policyTypes: ['Ingress', 'Egress'],
      ingress: [{ ports: [port(NGINX_PORT)] }],
      egress:
        asked.length === 0 ? [] : [{ ports: [port(53, 'UDP'), port(53), ...asked.map((one) => port(one))] }],
    },
  };
}

function outgoingPorts(storage: Storage, mirrors: readonly Mirror[]): number[] {
  const endpoint =
    storage.kind === 's3' ? new URL(storage.endpoint ?? 'https://s3.amazonaws.com') : undefined;
  const own = endpoint && Number(endpoint.port || (endpoint.protocol === 'https:' ? 443 : 80));
  return [...new Set([...(own === undefined ? [] : [own]), ...(mirrors.length > 0 ? [443] : [])])];
}

/** The annotations are ingress-nginx's: a layer is larger than what it lets through, and slower, by default. */
function ingress(spec: RegistrySpec, host: string): object {
  const annotation = (name: string, value: string) => [`nginx.ingress.kubernetes.io/${name}`, value] as const;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      ...metadata(spec, spec.name),
      annotations: Object.fromEntries([
        annotation('backend-protocol', 'HTTPS'),
        annotation('proxy-body-size', '0'),
        annotation('proxy-request-buffering', 'off'),
        annotation('proxy-read-timeout', '900'),
        annotation('proxy-send-timeout', '900'),
      ]),
    },
    spec: {
      tls: [{ hosts: [host], secretName: OBJECTS.secret(spec, 'tls') }],
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: serviceName(spec), port: { name: 'https' } } },
              },
            ],
          },
        },
      ],
    },
  };
}

function disruptionBudget(spec: RegistrySpec): object {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadata(spec, spec.name),
    spec: { maxUnavailable: 1, selector: selector(spec) },
  };
}

function kustomization(spec: PlacedRegistry, resources: readonly string[]): object {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources,
    configMapGenerator: [...configDirectories(spec)].map(([name, files]) => ({
      name: OBJECTS.config(spec, name),
      files: Object.keys(files).map((file) => `config/${name}/${file}`),
      options: { labels: labels(spec) },
    })),
  };
}
