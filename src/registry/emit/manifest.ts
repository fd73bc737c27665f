import { basename } from 'node:path';
import { stringify } from 'yaml';
import { atLeast, type PodmanVersion } from '../../podman/version.js';
import { distributionConfig } from '../config/distribution.js';
import { nginxConf } from '../nginx/nginx.js';
import { hasOwnNamespace, keepsId, type PodMapping, usernsOf } from '../spec/mapping.js';
import { mirrorConfig, mirrorConfigFile, mirrorName } from '../spec/mirrors.js';
import { PROBE_TIMES, type Probes } from '../spec/probes.js';
import {
  type Mount,
  type MountedSecret,
  PATHS,
  type PodContainer,
  type RegistryPod,
  type SecretContents,
  type SecretValue,
} from '../spec/registry-spec.js';
import { ownPath, ownVolume, storageFiles } from '../spec/storage.js';

/**
 * Where the pod's files come from. No manifest holds a secret.
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
  /** Has whoever runs it look after it. A job looks by itself, from outside. */
  readonly probes?: boolean;
  /** Not at the host's own address: a Service leads there. */
  readonly publish?: false;
}

/** The pod's files without secrets: texts by `DIRECTORY/FILE`, where a container is given whole directories. */
export function configFiles(pod: RegistryPod): Readonly<Record<string, string>> {
  return {
    'nginx/nginx.conf': nginxConf(pod),
    ...(pod.fragments.nginx !== undefined && { 'nginx/fragment.conf': pod.fragments.nginx }),
    ...(pod.access.kind === 'token' && { 'certificates/token.pem': pod.access.certificates }),
    ...Object.fromEntries(
      Object.entries(storageFiles(pod)).map(([file, text]) => [`certificates/${file}`, text]),
    ),
  };
}

/** The configurations that are secrets, each in the secret that its container mounts: texts by `SECRET/FILE`. */
export function secretConfigs(pod: RegistryPod, secret: SecretValue): Readonly<Record<string, string>> {
  return {
    [`registry/${basename(PATHS.registryConfig)}`]: distributionConfig(pod, secret),
    ...Object.fromEntries(
      pod.mirrors.map((mirror) => [
        `${mirrorName(mirror)}/${mirrorConfigFile(mirror)}`,
        mirrorConfig(pod, mirror, secret),
      ]),
    ),
  };
}

/** Every secret file that the pod's containers mount, as `secretConfigs`. */
export function secretFiles(pod: RegistryPod, contents: SecretContents): Readonly<Record<string, string>> {
  const values = { ...contents.http, ...contents.storage, ...contents.mirrors };
  const mounted = (['tls', 'access', 'upstream-trust'] as const).flatMap((secret) =>
    Object.entries(contents[secret] ?? {}).map(([key, value]) => [`${secret}/${key}`, value] as const),
  );
  return {
    ...Object.fromEntries(mounted),
    ...secretConfigs(pod, (key) => {
      const value = values[key];
      if (value === undefined) throw new Error(`the pod ${pod.name} has no secret ${key}`);
      return value;
    }),
  };
}

/** Names of the objects that a manifest with `cluster` sources refers to. */
export const OBJECTS = {
  config: (pod: RegistryPod, config: string) => `${pod.name}-${config}`,
  secret: (pod: RegistryPod, secret: MountedSecret) => `${pod.name}-${secret}`,
  data: (pod: RegistryPod, data: string) => ownVolume(pod, data) ?? `${pod.name}-${data}`,
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
  const maps = [...configDirectories(pod)].map(([config, data]) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: OBJECTS.config(pod, config) },
    data,
  }));
  const claims = claimedData(pod).map((data) => ({
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: { name: OBJECTS.data(pod, data) },
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '10Gi' } } },
  }));
  return [...maps, ...claims];
}

/** The configuration files by their directory. */
export function configDirectories(pod: RegistryPod): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const directories = new Map<string, Record<string, string>>();
  for (const [path, text] of Object.entries(configFiles(pod))) {
    const [directory = '', file = ''] = path.split('/');
    directories.set(directory, { ...directories.get(directory), [file]: text });
  }
  return directories;
}

/** The names of all data that the pod's containers mount. */
export function dataMounts(pod: RegistryPod): string[] {
  return pod.containers.flatMap(({ mounts }) =>
    mounts.flatMap((mount) => (mount.kind === 'data' && !mount.readOnly ? [mount.data] : [])),
  );
}

/** The data that is in a volume, because the caller names no directory for it. */
export function claimedData(pod: RegistryPod): string[] {
  return dataMounts(pod).filter((data) => ownPath(pod, data) === undefined);
}

function podObject(pod: RegistryPod, options: ManifestOptions): object {
  return { apiVersion: 'v1', kind: 'Pod', ...podTemplate(pod, options) };
}

/** What a Pod has, and the template of a Deployment. */
export function podTemplate(pod: RegistryPod, options: ManifestOptions) {
  const volumes = new Map<string, object>();
  for (const { mounts } of pod.containers) {
    for (const mount of mounts) volumes.set(volumeName(mount), volumeSource(pod, mount, options.sources));
  }
  return {
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
      containers: pod.containers.map((container) => containerObject(pod, container, options)),
      volumes: [...volumes].map(([name, source]) => ({ name, ...source })),
    },
  };
}

/** Read since Podman 5.0, and passed over by Kubernetes. Podman 4.3 refuses annotations of more than 63 characters. */
function podmanOnly(mapping: PodMapping): object {
  return { annotations: { 'io.podman.annotations.userns': usernsOf(mapping) } };
}

function containerObject(
  pod: RegistryPod,
  container: PodContainer,
  { sources, probes, publish }: ManifestOptions,
): object {
  const { command, args, publishes } = container;
  const { port: hostPort, bind: hostIP } = pod.address;
  return {
    name: container.name,
    image: container.image,
    imagePullPolicy: 'IfNotPresent',
    ...(command && { command }),
    ...(args && { args }),
    env: Object.entries(container.environment).map(([name, value]) => ({ name, value })),
    ...(publishes && {
      ports: [
        { containerPort: publishes, ...(publish === false ? {} : { hostPort, hostIP }), protocol: 'TCP' },
      ],
    }),
    ...(probes && container.probes && probeObjects(container.probes)),
    securityContext: {
      allowPrivilegeEscalation: false,
      ...(sources.kind === 'cluster' && keepsId(pod.mapping) && { runAsUser: 0, runAsGroup: 0 }),
    },
    volumeMounts: container.mounts.map((mount) => ({
      name: volumeName(mount),
      mountPath: mount.path,
      ...(mount.kind === 'data' && !mount.readOnly ? {} : { readOnly: true }),
    })),
  };
}

/** A probe of each kind. Podman passes over the one for readiness. */
export function probeObjects({ liveness, readiness }: Probes): object {
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

function volumeSource(pod: RegistryPod, mount: Mount, sources: Sources): object {
  // With this type podman relabels the directory where SELinux is on; plain `Directory` it leaves alone.
  const directory = (path: string) => ({ hostPath: { path, type: 'DirectoryOrCreate' } });
  const isCluster = sources.kind === 'cluster' && sources.claims !== undefined;
  const path = mount.kind === 'data' && !isCluster ? ownPath(pod, mount.data) : undefined;
  if (path !== undefined) return directory(path);
  const isVolume = mount.kind === 'data' && ownVolume(pod, mount.data) !== undefined;
  if (sources.kind === 'directory' && !isVolume) return directory(hostPath(pod, mount, sources.directory));
  switch (mount.kind) {
    case 'config':
      return { configMap: { name: OBJECTS.config(pod, mount.config) } };
    case 'secret':
      return { secret: { secretName: OBJECTS.secret(pod, mount.secret) } };
    case 'data':
      if (sources.kind === 'cluster' && sources.claims === false) return { emptyDir: {} };
      return { persistentVolumeClaim: { claimName: OBJECTS.data(pod, mount.data) } };
  }
}

/** Where on the host a mount lies, of a pod whose files lie in `directory`. */
export function hostPath(pod: RegistryPod, mount: Mount, directory: string): string {
  switch (mount.kind) {
    case 'config':
      return `${directory}/${mount.config}`;
    case 'secret':
      return `${directory}/${mount.secret}`;
    case 'data':
      return ownPath(pod, mount.data) ?? `${directory}/${mount.data}`;
  }
}
