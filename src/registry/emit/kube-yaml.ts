import { stringify } from 'yaml';
import { atLeast, type PodmanVersion } from '../../podman/version.js';
import {
  containersOf,
  dataMounts,
  type Mount,
  type MountedSecret,
  type PodContainer,
  PROBE_TIMES,
  type Probes,
} from '../spec/containers.js';
import { hasOwnNamespace, keepsId, usernsOf } from '../spec/mapping.js';
import type { PlacedRegistry, RegistrySpec } from '../spec/registry-spec.js';
import { ownPath, ownVolume } from '../spec/storage.js';
import { configDirectories, hostPath } from './mounted-files.js';

/**
 * Where the pod's files come from. No exported manifest holds a secret.
 * `directory`: files mounted from the host; the only way that every Podman from 3.4 on knows.
 * `cluster`: ConfigMap, Secret and PersistentVolumeClaim objects, as Kubernetes has them.
 */
export type Sources =
  | { readonly kind: 'directory'; readonly directory: string }
  | {
      readonly kind: 'cluster';
      /** Without claims data goes with the pod; where it is to last it must then be elsewhere. */
      readonly claims?: boolean;
    };

export interface ManifestOptions {
  readonly sources: Sources;
  readonly restartPolicy: 'Always' | 'OnFailure' | 'Never';
  /** The Podman that plays it; without one nothing is said that only some of them take. */
  readonly target?: PodmanVersion;
  /** Includes probes. A job checks from outside instead. */
  readonly probes?: boolean;
  /** The proxy of this host for containers that connect to others; a login in it makes the manifest secret. */
  readonly proxy?: Readonly<Record<string, string>>;
  /** Not at the host's own address: a Service leads there. */
  readonly publish?: false;
}

/** Names of the objects that a manifest with `cluster` sources refers to. */
export const OBJECTS = {
  config: (spec: RegistrySpec, config: string) => `${spec.name}-${config}`,
  secret: (spec: RegistrySpec, secret: MountedSecret) => `${spec.name}-${secret}`,
  data: (spec: RegistrySpec, data: string) => ownVolume(spec, data) ?? `${spec.name}-${data}`,
} as const;

/** The YAML for `podman kube play`. */
export function kubeYaml(registry: PlacedRegistry, options: ManifestOptions): string {
  const documents = [
    ...(options.sources.kind === 'cluster' ? clusterObjects(registry) : []),
    { apiVersion: 'v1', kind: 'Pod', ...podTemplate(registry, options) },
  ];
  return documents.map((document) => stringify(document, { lineWidth: 0 })).join('---\n');
}

function clusterObjects(registry: PlacedRegistry): object[] {
  const maps = [...configDirectories(registry)].map(([config, data]) =>
    configMap({ name: OBJECTS.config(registry, config) }, data),
  );
  const claims = claimedData(registry).map((data) => volumeClaim({ name: OBJECTS.data(registry, data) }));
  return [...maps, ...claims];
}

interface Metadata {
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** The ConfigMap of one directory of configuration files. */
export function configMap(metadata: Metadata, data: Readonly<Record<string, string>>): object {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
}

/** The claim of some data of the pod. */
export function volumeClaim(metadata: Metadata): object {
  return {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata,
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
  };
}

/** The data that is in a volume, because the caller names no directory for it. */
export function claimedData(spec: RegistrySpec): string[] {
  return dataMounts(spec).filter((data) => ownPath(spec, data) === undefined);
}

/** What a Pod has, and the template of a Deployment. */
export function podTemplate(registry: PlacedRegistry, options: ManifestOptions) {
  const { name, mapping } = registry;
  const containers = containersOf(registry);
  const volumes = new Map<string, object>();
  for (const mount of containers.flatMap(({ mounts }) => mounts)) {
    volumes.set(volumeName(mount), volumeSource(registry, mount, options.sources));
  }
  return {
    metadata: {
      name,
      labels: { app: name },
      // Supported since Podman 5.0, ignored by Kubernetes. Podman 4.3 rejects annotations of more than 63 characters.
      ...(mapping &&
        options.target &&
        atLeast(options.target, 5, 0) && {
          annotations: { 'io.podman.annotations.userns': usernsOf(mapping) },
        }),
    },
    spec: {
      // Kubernetes supports only a user namespace with ids that it chooses. Podman's annotation has priority.
      ...(hasOwnNamespace(mapping) && { hostUsers: false }),
      restartPolicy: options.restartPolicy,
      // A Service named "registry" would put REGISTRY_PORT into the environment, which Distribution reads as its own.
      enableServiceLinks: false,
      containers: containers.map((container) => containerObject(registry, container, options)),
      volumes: [...volumes].map(([volume, source]) => ({ name: volume, ...source })),
    },
  };
}

function containerObject(
  { address: { port: hostPort, bind: hostIP }, mapping }: PlacedRegistry,
  { name, image, command, args, environment, mounts, publishes, outside, probes }: PodContainer,
  options: ManifestOptions,
): object {
  return {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    ...(command && { command }),
    ...(args && { args }),
    env: Object.entries({ ...environment, ...(outside && options.proxy) }).map(([variable, value]) => ({
      name: variable,
      value,
    })),
    ...(publishes && {
      ports: [
        {
          containerPort: publishes,
          ...(options.publish === false ? {} : { hostPort, hostIP }),
          protocol: 'TCP',
        },
      ],
    }),
    ...(options.probes && probes && probeObjects(probes)),
    securityContext: {
      allowPrivilegeEscalation: false,
      ...(options.sources.kind === 'cluster' && keepsId(mapping) && { runAsUser: 0, runAsGroup: 0 }),
    },
    volumeMounts: mounts.map((mount) => ({
      name: volumeName(mount),
      mountPath: mount.path,
      ...(mount.kind === 'data' && !mount.readOnly ? {} : { readOnly: true }),
    })),
  };
}

/** A probe of each kind. Podman ignores the readiness probe. */
function probeObjects({ liveness, readiness }: Probes): object {
  return {
    // Copies, because of one list twice YAML would make an anchor.
    startupProbe: { exec: { command: [...liveness] }, ...PROBE_TIMES.startup },
    livenessProbe: { exec: { command: [...liveness] }, ...PROBE_TIMES.liveness },
    readinessProbe: { exec: { command: readiness }, ...PROBE_TIMES.readiness },
  };
}

function volumeName(mount: Mount): string {
  switch (mount.kind) {
    case 'config':
      return `${mount.config}-config`;
    case 'secret':
      return mount.secret;
    case 'data':
      return mount.data;
  }
}

function volumeSource(spec: RegistrySpec, mount: Mount, sources: Sources): object {
  // With this type podman relabels the directory where SELinux is on; plain `Directory` it leaves alone.
  const directory = (path: string) => ({ hostPath: { path, type: 'DirectoryOrCreate' } });
  const isCluster = sources.kind === 'cluster' && sources.claims !== undefined;
  const path = mount.kind === 'data' && !isCluster ? ownPath(spec, mount.data) : undefined;
  if (path !== undefined) return directory(path);
  const isVolume = mount.kind === 'data' && ownVolume(spec, mount.data) !== undefined;
  if (sources.kind === 'directory' && !isVolume) return directory(hostPath(spec, mount, sources.directory));
  switch (mount.kind) {
    case 'config':
      return { configMap: { name: OBJECTS.config(spec, mount.config) } };
    case 'secret':
      return { secret: { secretName: OBJECTS.secret(spec, mount.secret) } };
    case 'data':
      if (sources.kind === 'cluster' && sources.claims === false) return { emptyDir: {} };
      return { persistentVolumeClaim: { claimName: OBJECTS.data(spec, mount.data) } };
  }
}
