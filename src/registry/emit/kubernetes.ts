import { stringify } from 'yaml';
import { type Mirror, NGINX_PORT, type RegistryPod, type Storage } from '../spec/registry-spec.js';
import { configDirectories, dataMounts, OBJECTS, podTemplate } from './manifest.js';

/** What only a cluster has. */
export interface KubernetesChoices {
  readonly replicas: number;
  /** The name that an Ingress answers to; nothing: there is none. */
  readonly ingressHost: string | undefined;
}

/** Not the pod's own name: a Service `registry` gives every pod beside it REGISTRY_PORT, which Distribution reads. */
export function serviceName(pod: Pick<RegistryPod, 'name'>): string {
  return `${pod.name}-https`;
}

/**
 * The pod as Kubernetes objects, texts by file. `kustomization.yaml` makes the ConfigMaps under names that change with
 * what is in them, so that a change rolls out; `configmaps.yaml` has the same under plain names, for `podman kube play`.
 */
export function kubernetesManifests(
  pod: RegistryPod,
  choices: KubernetesChoices,
): ReadonlyMap<string, string> {
  const objects: [file: string, object: object | undefined][] = [
    ['deployment.yaml', deployment(pod, choices)],
    ['service.yaml', service(pod)],
    ...claims(pod, choices).map(
      ([data, claim]) => [`persistentvolumeclaim-${data}.yaml`, claim] as [string, object],
    ),
    ['networkpolicy.yaml', networkPolicy(pod)],
    ['ingress.yaml', choices.ingressHost === undefined ? undefined : ingress(pod, choices.ingressHost)],
    ['poddisruptionbudget.yaml', choices.replicas > 1 ? disruptionBudget(pod) : undefined],
  ];
  const present = objects.filter(([, object]) => object !== undefined);
  const config = [...configDirectories(pod)];
  return new Map([
    ...present.map(([file, object]) => [file, yaml(object)] as const),
    [
      'kustomization.yaml',
      yaml(
        kustomization(
          pod,
          present.map(([file]) => file),
        ),
      ),
    ],
    [
      'configmaps.yaml',
      config
        .map(([name, data]) =>
          yaml({
            apiVersion: 'v1',
            kind: 'ConfigMap',
            metadata: metadata(pod, OBJECTS.config(pod, name)),
            data,
          }),
        )
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

const labels = (pod: RegistryPod) => ({ app: pod.name });
const metadata = (pod: RegistryPod, name: string) => ({ name, labels: labels(pod) });
const selector = (pod: RegistryPod) => ({ matchLabels: labels(pod) });

function deployment(pod: RegistryPod, { replicas }: KubernetesChoices): object {
  const { metadata: ofPod, spec } = podTemplate(pod, {
    sources: { kind: 'cluster', claims: replicas === 1 },
    restartPolicy: 'Always',
    probes: true,
    publish: false,
  });
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(pod, pod.name),
    spec: {
      replicas,
      selector: selector(pod),
      // A claim is for one node, where a second pod would wait for the first one's volume.
      strategy: { type: dataMounts(pod).length > 0 && replicas === 1 ? 'Recreate' : 'RollingUpdate' },
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
                labelSelector: selector(pod),
              },
            ],
          }),
        },
      },
    },
  };
}

function service(pod: RegistryPod): object {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(pod, serviceName(pod)),
    spec: {
      type: 'ClusterIP',
      selector: labels(pod),
      ports: [{ name: 'https', port: 443, targetPort: NGINX_PORT, protocol: 'TCP' }],
    },
  };
}

function claims(pod: RegistryPod, { replicas }: KubernetesChoices): [data: string, claim: object][] {
  // Of several replicas each caches by itself; what is to last is in the object store.
  if (replicas > 1) return [];
  return dataMounts(pod).map((data) => [
    data,
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: metadata(pod, OBJECTS.data(pod, data)),
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
    },
  ]);
}

/** Only nginx is reached, and only what the registry needs is asked. */
function networkPolicy(pod: RegistryPod): object {
  const port = (number: number, protocol = 'TCP') => ({ port: number, protocol });
  const asked = outgoingPorts(pod.storage, pod.mirrors);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: metadata(pod, pod.name),
    spec: {
      podSelector: selector(pod),
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
function ingress(pod: RegistryPod, host: string): object {
  const annotation = (name: string, value: string) => [`nginx.ingress.kubernetes.io/${name}`, value] as const;
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      ...metadata(pod, pod.name),
      annotations: Object.fromEntries([
        annotation('backend-protocol', 'HTTPS'),
        annotation('proxy-body-size', '0'),
        annotation('proxy-request-buffering', 'off'),
        annotation('proxy-read-timeout', '900'),
        annotation('proxy-send-timeout', '900'),
      ]),
    },
    spec: {
      tls: [{ hosts: [host], secretName: OBJECTS.secret(pod, 'tls') }],
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: '/',
                pathType: 'Prefix',
                backend: { service: { name: serviceName(pod), port: { name: 'https' } } },
              },
            ],
          },
        },
      ],
    },
  };
}

function disruptionBudget(pod: RegistryPod): object {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadata(pod, pod.name),
    spec: { maxUnavailable: 1, selector: selector(pod) },
  };
}

function kustomization(pod: RegistryPod, resources: readonly string[]): object {
  return {
    apiVersion: 'kustomize.config.k8s.io/v1beta1',
    kind: 'Kustomization',
    resources,
    configMapGenerator: [...configDirectories(pod)].map(([name, files]) => ({
      name: OBJECTS.config(pod, name),
      files: Object.keys(files).map((file) => `config/${name}/${file}`),
      options: { labels: labels(pod) },
    })),
  };
}
