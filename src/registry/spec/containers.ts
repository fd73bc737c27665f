import { basename, dirname } from 'node:path';
import { sendsBlobs } from './fast-paths.js';
import { mirrorConfigFile, mirrorData, mirrorName, TRUST_KEY } from './mirrors.js';
import {
  checksPasswords,
  NGINX_PORT,
  NGINX_PROBE_PORT,
  PATHS,
  REGISTRY_PORT,
  type RegistrySpec,
} from './registry-spec.js';

/** A container of the registry's pod. Manifests and Quadlet files are derived from it. */
export interface PodContainer {
  /** `registry`, `nginx`, `mirror-docker-io` */
  readonly name: string;
  readonly image: string;
  /** Replaces the image's entry point. */
  readonly command?: readonly string[];
  /** Replaces the image's command. */
  readonly args?: readonly string[];
  /** Never holds a secret: `podman inspect`, podman's database and /proc show it. */
  readonly environment: Readonly<Record<string, string>>;
  readonly mounts: readonly Mount[];
  /** The port that the pod publishes at its address. */
  readonly publishes?: number;
  /** Whether it connects to other hosts, through the proxy of this host. */
  readonly outside?: boolean;
  /** For systemd, podman or Kubernetes. A job checks from outside instead. */
  readonly probes?: Probes;
}

/**
 * A directory of secret files that containers mount. Distribution reads upload secret, object store keys and upstream
 * logins from its configuration or its environment only, so the whole configuration of each is a secret file: `registry`,
 * and one by the name of each cache's container.
 */
export type MountedSecret = 'tls' | 'access' | 'upstream-trust' | 'registry' | `mirror-${string}`;

/** The mount path, always a directory, and its source. */
export type Mount =
  /** A directory of configuration files, by its name in `configFiles`. Containers share none. */
  | { readonly kind: 'config'; readonly path: string; readonly config: string }
  | { readonly kind: 'secret'; readonly path: string; readonly secret: MountedSecret }
  /** `data` is the registry's own; a mirror has one by its container's name: `mirror-docker-io-data`. */
  | { readonly kind: 'data'; readonly path: string; readonly data: string; readonly readOnly?: true };

/**
 * Commands that run in the container. Kubernetes would ask over HTTP by itself; Podman makes `curl` and `nc` of such a
 * probe, and no image of a registry has curl. Source: probeToHealthConfig in pkg/specgen/generate/kube of Podman.
 */
export interface Probes {
  /** A container that fails it is started anew. */
  readonly liveness: readonly string[];
  /** Clients may be sent to it. */
  readonly readiness: readonly string[];
}

// Seconds between two of them, and how many failures in a row make it bad.
export const PROBE_TIMES = {
  startup: { periodSeconds: 2, timeoutSeconds: 5, failureThreshold: 30 },
  liveness: { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
  readiness: { periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 2 },
} as const;

/** The name, in the directory of certificates, of those that an endpoint is checked against. */
export const ROOTS_FILE = 'ca-bundle.crt';

/** Where a cache finds the certificates that it believes upstreams by. */
const TRUST = '/etc/podman-registry/upstream-trust';

/** Derives the containers of the pod; the caches of upstream registries come last. */
export function containersOf(
  spec: RegistrySpec,
): [registry: PodContainer, nginx: PodContainer, ...mirrors: PodContainer[]] {
  return [registryContainer(spec), nginxContainer(spec), ...mirrorContainers(spec)];
}

/** The names of all data that the pod's containers write. */
export function dataMounts(spec: RegistrySpec): string[] {
  return containersOf(spec).flatMap(({ mounts }) =>
    mounts.flatMap((mount) => (mount.kind === 'data' && !mount.readOnly ? [mount.data] : [])),
  );
}

function registryContainer(spec: RegistrySpec): PodContainer {
  const { access, storage } = spec;
  const roots = storage.kind === 's3' ? storage.roots : undefined;
  return {
    ...distribution(spec, {
      name: 'registry',
      secret: 'registry',
      configFile: basename(PATHS.registryConfig),
      // Go's own variable: AWS_CA_BUNDLE makes the 2.8 of Debian panic.
      certificates: roots === undefined ? undefined : `${PATHS.certificates}/${ROOTS_FILE}`,
      trust:
        access.kind === 'token' || roots !== undefined
          ? { kind: 'config', path: PATHS.certificates, config: 'certificates' }
          : undefined,
      data: storage.kind === 's3' ? undefined : 'data',
    }),
    outside: storage.kind === 's3',
    probes: registryProbes(),
  };
}

/** One container for each upstream, because an instance of Distribution caches only one and then accepts no pushes. */
function mirrorContainers(spec: RegistrySpec): PodContainer[] {
  return spec.mirrors.map((mirror) => ({
    ...distribution(spec, {
      name: mirrorName(mirror),
      secret: mirrorName(mirror),
      configFile: mirrorConfigFile(mirror),
      // An image may have no CA bundle, or one without the CA of a company.
      certificates: `${TRUST}/${TRUST_KEY}`,
      trust: { kind: 'secret', path: TRUST, secret: 'upstream-trust' },
      data: mirrorData(mirror),
    }),
    outside: true,
  }));
}

interface DistributionParts {
  readonly name: string;
  /** Holds its configuration. */
  readonly secret: MountedSecret;
  readonly configFile: string;
  /** The file of certificates that it checks others against; without one those of the image. */
  readonly certificates: string | undefined;
  /** The directory with this file or those of a token service. */
  readonly trust: Mount | undefined;
  readonly data: string | undefined;
}

function distribution(
  { registryImage: image, access }: RegistrySpec,
  { name, secret, configFile, certificates, trust, data }: DistributionParts,
): PodContainer {
  const config = dirname(PATHS.registryConfig);
  return {
    name,
    image,
    // Takes the same form with the official images of 2 and 3 and with ghcr.io's, whose entry points differ.
    args: ['serve', `${config}/${configFile}`],
    environment: {
      // Distribution 3 sends traces to localhost:4318 by default.
      OTEL_TRACES_EXPORTER: 'none',
      ...(certificates && { SSL_CERT_FILE: certificates }),
    },
    mounts: [
      { kind: 'secret', path: config, secret },
      ...(trust ? [trust] : []),
      ...(checksPasswords(access) ? [ACCESS] : []),
      ...(data ? [{ kind: 'data', path: PATHS.data, data } as const] : []),
    ],
  };
}

const ACCESS: Mount = { kind: 'secret', path: PATHS.access, secret: 'access' };

function nginxContainer(spec: RegistrySpec): PodContainer {
  const { access } = spec;
  return {
    name: 'nginx',
    image: spec.nginxImage,
    command: ['nginx', '-c', PATHS.nginxConfig],
    environment: {},
    mounts: [
      { kind: 'config', path: dirname(PATHS.nginxConfig), config: 'nginx' },
      { kind: 'secret', path: PATHS.tls, secret: 'tls' },
      ...(access.kind === 'basic' && (access.anonymousPull || access.checkedBy === 'nginx') ? [ACCESS] : []),
      ...(sendsBlobs(spec)
        ? [{ kind: 'data', path: PATHS.data, data: 'data', readOnly: true } as const]
        : []),
    ],
    publishes: NGINX_PORT,
    // A plain port on the loopback, because busybox checks no certificate.
    probes: { liveness: asks(NGINX_PROBE_PORT), readiness: asks(NGINX_PROBE_PORT) },
  };
}

/** A 503 means that the storage is unreachable, which a restart does not fix, so any answer counts as alive. */
function registryProbes(): Probes {
  const readiness = asks(REGISTRY_PORT);
  const ask = readiness.join(' ');
  // Without a dollar, which systemd would read for itself in a unit; and Debian's busybox has no `nc -z`.
  return { liveness: ['sh', '-c', `${ask} || ${ask} 2>&1 | grep -q 503`], readiness };
}

function asks(port: number): string[] {
  return ['wget', '-q', '--spider', `http://127.0.0.1:${port}/`];
}
