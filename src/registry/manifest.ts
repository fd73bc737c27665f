import { stringify } from 'yaml';
import { atLeast, type PodmanVersion } from '../podman/version.js';
import { distributionConfig } from './distribution.js';
import { hasOwnNamespace, keepsId, type PodMapping, usernsOf } from './mapping.js';
import { nginxConf } from './nginx.js';
import type { ConfigFile, Mount, PodContainer, RegistryPod, SecretContents, SecretName } from './pod.js';

/**
 * Where the pod's files come from.
 * `directory`: files mounted from the host; the only way that every Podman from 3.4 on knows. With `secrets` the ones
 * that are variables are written out, and the manifest is as private as the directory that it lies in.
 * `cluster`: ConfigMap, Secret and PersistentVolumeClaim objects, as Kubernetes has them; nothing in it is private.
 */
export type Sources =
  | {
      readonly kind: 'directory';
      readonly directory: string;
      readonly secrets?: SecretContents;
      /** Where the registry's data is; without it, below the directory. */
      readonly storage?: string | undefined;
    }
  | { readonly kind: 'cluster' };

export interface ManifestOptions {
  readonly sources: Sources;
  readonly restartPolicy: 'Always' | 'OnFailure' | 'Never';
  /** The Podman that plays it; without one nothing is said that only some of them take. */
  readonly target?: PodmanVersion;
}

/** The configuration files of the pod, by name. */
export function configFiles(pod: RegistryPod): Readonly<Record<ConfigFile, string>> {
  return {
    'nginx.conf': nginxConf(),
    'config.yml': distributionConfig({ authenticated: pod.authenticated }),
  };
}

/** Where, below the job's directory, the files of each mount lie. */
export const LAYOUT = {
  config: (file: ConfigFile) => (file === 'nginx.conf' ? 'nginx' : 'registry'),
  secret: (secret: SecretName) => secret,
  data: () => 'data',
} as const;

/** Names of the objects that a manifest with `cluster` sources refers to. */
export const OBJECTS = {
  config: (pod: RegistryPod, file: ConfigFile) => `${pod.name}-${LAYOUT.config(file)}`,
  secret: (pod: RegistryPod, secret: SecretName) => `${pod.name}-${secret}`,
  data: (pod: RegistryPod) => `${pod.name}-data`,
} as const;

/** The YAML for `podman kube play`. */
export function podManifest(pod: RegistryPod, options: ManifestOptions): string {
  const documents = [
    ...(options.sources.kind === 'cluster' ? clusterObjects(pod) : []),
    podObject(pod, options),
  ];
  return documents.map((document) => stringify(document, { lineWidth: 0 })).join('---\n');
}

function clusterObjects(pod: RegistryPod): object[] {
  const maps = Object.entries(configFiles(pod)).map(([file, text]) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: OBJECTS.config(pod, file as ConfigFile) },
    data: { [file]: text },
  }));
  const claim = {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: OBJECTS.data(pod) },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
  };
  return [...maps, claim];
}

function podObject(pod: RegistryPod, options: ManifestOptions): object {
  const volumes = new Map<string, object>();
  for (const { mounts } of pod.containers) {
    for (const mount of mounts) volumes.set(volumeName(mount), volumeSource(pod, mount, options.sources));
  }
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: pod.name,
      labels: { app: pod.name },
      ...(pod.mapping && options.target && atLeast(options.target, 5, 0) && podmanOnly(pod.mapping)),
    },
    spec: {
      // All that Kubernetes has: a user namespace with ids of its own choice. Podman's own word goes before it.
      ...(hasOwnNamespace(pod.mapping) && { hostUsers: false }),
      restartPolicy: options.restartPolicy,
      // A Service named "registry" would put REGISTRY_PORT into the environment, which Distribution reads as its own.
      enableServiceLinks: false,
      containers: pod.containers.map((container) => containerObject(pod, container, options.sources)),
      volumes: [...volumes].map(([name, source]) => ({ name, ...source })),
    },
  };
}

/** Read since Podman 5.0, and passed over by Kubernetes. Podman 4.3 refuses annotations of more than 63 characters. */
function podmanOnly(mapping: PodMapping): object {
  return { annotations: { 'io.podman.annotations.userns': usernsOf(mapping) } };
}

function containerObject(pod: RegistryPod, container: PodContainer, sources: Sources): object {
  const { command, args, publishes } = container;
  const { port: hostPort, bind: hostIP } = pod.address;
  return {
    name: container.name,
    image: container.image,
    imagePullPolicy: 'IfNotPresent',
    ...(command && { command }),
    ...(args && { args }),
    env: environment(pod, container, sources),
    ...(publishes && { ports: [{ containerPort: publishes, hostPort, hostIP, protocol: 'TCP' }] }),
    securityContext: {
      allowPrivilegeEscalation: false,
      ...(sources.kind === 'cluster' && keepsId(pod.mapping) && { runAsUser: 0, runAsGroup: 0 }),
    },
    volumeMounts: container.mounts.map((mount) => ({
      name: volumeName(mount),
      mountPath: mount.kind === 'config' ? directoryOf(mount.path) : mount.path,
      ...(mount.kind === 'data' ? {} : { readOnly: true }),
    })),
  };
}

function environment(pod: RegistryPod, container: PodContainer, sources: Sources): object[] {
  const plain = Object.entries(container.environment).map(([name, value]) => ({ name, value }));
  const secret = Object.entries(container.secretEnvironment).map(([name, { secret, key }]) =>
    sources.kind === 'directory' && sources.secrets
      ? { name, value: sources.secrets[secret]?.[key] }
      : { name, valueFrom: { secretKeyRef: { name: OBJECTS.secret(pod, secret), key } } },
  );
  return [...plain, ...secret];
}

function volumeName(mount: Mount): string {
  switch (mount.kind) {
    case 'config':
      return `${LAYOUT.config(mount.file)}-config`;
    case 'secret':
      return mount.secret;
    case 'data':
      return 'data';
  }
}

function volumeSource(pod: RegistryPod, mount: Mount, sources: Sources): object {
  if (sources.kind === 'directory') {
    // With this type podman relabels the directory where SELinux is on; plain `Directory` it leaves alone.
    const path =
      mount.kind === 'data' && sources.storage !== undefined
        ? sources.storage
        : `${sources.directory}/${layout(mount)}`;
    return { hostPath: { path, type: 'DirectoryOrCreate' } };
  }
  switch (mount.kind) {
    case 'config':
      return { configMap: { name: OBJECTS.config(pod, mount.file) } };
    case 'secret':
      return { secret: { secretName: OBJECTS.secret(pod, mount.secret) } };
    case 'data':
      return { persistentVolumeClaim: { claimName: OBJECTS.data(pod) } };
  }
}

function layout(mount: Mount): string {
  switch (mount.kind) {
    case 'config':
      return LAYOUT.config(mount.file);
    case 'secret':
      return LAYOUT.secret(mount.secret);
    case 'data':
      return LAYOUT.data();
  }
}

function directoryOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
