import type { PodMapping } from './mapping.js';

/**
 * The one description of the registry's pod. The manifest for `kube play`, the Quadlet files and the classic unit
 * are all drawn from it; nothing of the pod is described a second time.
 */
export interface RegistryPod {
  /** Name of the pod, and the beginning of the names of all that belongs to it. */
  readonly name: string;
  readonly address: Address;
  /** The registry asks for a user name and a password. */
  readonly authenticated: boolean;
  /** Nothing: podman's default, in which container root is the user. */
  readonly mapping: PodMapping | undefined;
  readonly containers: readonly [registry: PodContainer, nginx: PodContainer];
}

export interface Address {
  /** The name that clients dial, which the certificate carries. */
  readonly host: string;
  /** The port on the host. */
  readonly port: number;
  /** The host's own address that the port is published on. */
  readonly bind: string;
}

export interface PodContainer {
  readonly name: 'registry' | 'nginx';
  readonly image: string;
  /** Replaces the image's entry point. */
  readonly command?: readonly string[];
  /** Replaces the image's command. */
  readonly args?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Variables whose value is a secret. */
  readonly secretEnvironment: Readonly<Record<string, SecretKey>>;
  readonly mounts: readonly Mount[];
  /** The port that the pod publishes at its address. */
  readonly publishes?: number;
}

export interface SecretKey {
  readonly secret: SecretName;
  readonly key: string;
}

/** `tls` holds tls.crt and tls.key, `access` holds htpasswd, `http` holds http-secret, which signs upload states. */
export type SecretName = 'tls' | 'access' | 'http';

export type Mount =
  | { readonly kind: 'config'; readonly path: string; readonly file: ConfigFile }
  | { readonly kind: 'secret'; readonly path: string; readonly secret: SecretName }
  | { readonly kind: 'data'; readonly path: string };

/** Each lies in a directory of its own name, because a container is given nothing of the other one's. */
export type ConfigFile = 'nginx.conf' | 'config.yml';

/** What each secret holds, by key. */
export type SecretContents = Readonly<Partial<Record<SecretName, Readonly<Record<string, string>>>>>;

// Neutral paths: Distribution 2 and 3 look for their configuration in different places, and get ours as an argument.
const CONFIG = '/etc/podman-registry';
export const PATHS = {
  nginxConfig: `${CONFIG}/nginx/nginx.conf`,
  registryConfig: `${CONFIG}/registry/config.yml`,
  tls: `${CONFIG}/tls`,
  access: `${CONFIG}/access`,
  data: '/var/lib/registry',
} as const;

/** The registry listens on the pod's loopback only; nginx alone is published. */
export const REGISTRY_PORT = 5000;
export const NGINX_PORT = 8443;

export interface PodChoices {
  readonly name: string;
  readonly address: Address;
  readonly authenticated: boolean;
  readonly registryImage: string;
  readonly nginxImage: string;
  readonly mapping?: PodMapping | undefined;
}

/** Describes the pod. Pure: the same choices give the same pod. */
export function describePod(choices: PodChoices): RegistryPod {
  const { name, address, authenticated, mapping } = choices;
  const registry: PodContainer = {
    name: 'registry',
    image: choices.registryImage,
    // Takes the same form with the official images of 2 and 3 and with ghcr.io's, whose entry points differ.
    args: ['serve', PATHS.registryConfig],
    environment: {
      // Distribution 3 sends traces to localhost:4318 unless it is told not to.
      OTEL_TRACES_EXPORTER: 'none',
    },
    secretEnvironment: { REGISTRY_HTTP_SECRET: { secret: 'http', key: 'http-secret' } },
    mounts: [
      { kind: 'config', path: PATHS.registryConfig, file: 'config.yml' },
      ...(authenticated ? [{ kind: 'secret', path: PATHS.access, secret: 'access' } as const] : []),
      { kind: 'data', path: PATHS.data },
    ],
  };
  const nginx: PodContainer = {
    name: 'nginx',
    image: choices.nginxImage,
    command: ['nginx', '-c', PATHS.nginxConfig],
    environment: {},
    secretEnvironment: {},
    mounts: [
      { kind: 'config', path: PATHS.nginxConfig, file: 'nginx.conf' },
      { kind: 'secret', path: PATHS.tls, secret: 'tls' },
    ],
    publishes: NGINX_PORT,
  };
  return { name, address, authenticated, mapping, containers: [registry, nginx] };
}

/** `host:port`, as it stands before the first slash of an image's name. */
export function authority({ host, port }: Address): string {
  return `${host}:${port}`;
}
