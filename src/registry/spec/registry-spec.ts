import type { Address } from '../../oci/address.js';
import type { PodMapping } from './mapping.js';

/**
 * The choices that make a registry, without its address. The containers, nginx.conf, the configurations of Distribution,
 * the manifests and the Quadlet files are derived from it by pure functions.
 */
export interface RegistrySpec {
  /** Name of the pod, and the beginning of the names of all that belongs to it. */
  readonly name: string;
  readonly registryImage: string;
  readonly nginxImage: string;
  readonly access: Access;
  readonly storage: Storage;
  /** The upstream registries that it caches. */
  readonly mirrors: readonly Mirror[];
  readonly configOverrides: ConfigOverrides;
  /** Those that may be taken. */
  readonly fastPaths: readonly FastPath[];
  /** Nothing: podman's default, in which container root is the user. */
  readonly mapping: PodMapping | undefined;
}

/** A registry whose address is decided. */
export interface PlacedRegistry extends RegistrySpec {
  readonly address: Address;
}

/** Who may do what. */
export type Access =
  /** Whoever reaches the port may push. */
  | { readonly kind: 'none' }
  | {
      readonly kind: 'basic';
      /** May push, pull and delete. */
      readonly writer: string;
      /** May pull only. */
      readonly reader: string | undefined;
      /** Whoever reaches the port may pull. */
      readonly anonymousPull: boolean;
      /** All passwords are random, so nginx compares them. Nothing: the registry checks their bcrypt hashes. */
      readonly checkedBy?: 'nginx' | undefined;
    }
  /** An authentication service outside of the pod issues tokens. */
  | ({ readonly kind: 'token' } & TokenService);

/** Source: the token authentication of distribution. */
interface TokenService {
  /** Where clients get a token: an https address. */
  readonly realm: string;
  /** What the registry calls itself there. */
  readonly service: string;
  readonly issuer: string;
  /** The certificates that the tokens are signed under, in PEM. */
  readonly certificates: string;
}

export type Storage =
  /** A directory of the host; without a path one below the pod's own files. */
  | { readonly kind: 'directory'; readonly path: string | undefined }
  /** A named volume of podman's. */
  | { readonly kind: 'volume'; readonly name: string }
  | ({ readonly kind: 's3' } & S3);

export interface S3 {
  readonly bucket: string;
  readonly region: string;
  /** Nothing: AWS. */
  readonly endpoint: string | undefined;
  /** Below which all of it lies in the bucket; empty for its root. */
  readonly prefix: string;
  /** Sends clients to the endpoint for blobs, which they then must reach. */
  readonly redirect: boolean;
  /** The certificates that an https endpoint is checked against, in PEM; without them those of the image. */
  readonly roots?: string | undefined;
}

/** A cache of one upstream registry, in a container of its own. */
export interface Mirror {
  /** As it stands at the beginning of an image's name: `docker.io`, `ghcr.io`. */
  readonly upstream: string;
  /** Does the upstream get a user name and a password? They are in the secret `mirrors`. */
  readonly authenticated: boolean;
  /** A directory of the host for what is cached; without one below the pod's own files. */
  readonly path: string | undefined;
  /** It did not answer when the pod was made, and the cache serves what it has. */
  readonly offline?: boolean | undefined;
}

/** Configuration of the caller's own, as text: it has been parsed, and the programs have taken it. */
export interface ConfigOverrides {
  /** YAML that is merged into config.yml. */
  readonly registry?: string | undefined;
  /** Directives for the `server` block of nginx.conf. */
  readonly nginx?: string | undefined;
}

/**
 * What the caller gave or the job made. `tls` holds tls.crt and tls.key, `access` holds htpasswd and what nginx needs to
 * tell callers apart, `http` holds http-secret, which signs upload states, `storage` the keys of an object store, `mirrors`
 * the logins of upstreams, and `upstream-trust` upstream-ca.crt, the certificates that they are believed by: of this host,
 * so no part of the pod.
 */
type SecretName = 'tls' | 'access' | 'http' | 'storage' | 'mirrors' | 'upstream-trust';

/** Gives one value that a secret configuration holds, by its key: `http-secret`. */
export type SecretValue = (key: string) => string;

/** What each secret holds, by key. */
export type SecretContents = Readonly<Partial<Record<SecretName, Readonly<Record<string, string>>>>>;

// Neutral paths: Distribution 2 and 3 look for their configuration in different places, and get ours as an argument.
const CONFIG = '/etc/podman-registry';
export const PATHS = {
  nginxConfig: `${CONFIG}/nginx/nginx.conf`,
  registryConfig: `${CONFIG}/registry/config.yml`,
  /** Certificates that the registry trusts; nothing in it is secret. */
  certificates: `${CONFIG}/certificates`,
  tokenCertificates: `${CONFIG}/certificates/token.pem`,
  nginxOverrides: `${CONFIG}/nginx/overrides.conf`,
  tls: `${CONFIG}/tls`,
  access: `${CONFIG}/access`,
  data: '/var/lib/registry',
} as const;

/** What a challenge for a user name and a password names. */
export const REALM = 'podman-registry';

/** The registry listens on the pod's loopback only; nginx alone is published. */
export const REGISTRY_PORT = 5000;
export const NGINX_PORT = 8443;
/** On the pod's loopback too: answers while nginx does, whatever the registry behind it says. */
export const NGINX_PROBE_PORT = 8081;
/** At the published port, without a login: answers while nginx and the registry do, whatever the state of the storage. */
export const LIVE_PATH = '/livez';

/** Is there an htpasswd file, which the registries in the pod read? */
export function checksPasswords(access: Access): boolean {
  return access.kind === 'basic' && access.checkedBy === undefined;
}

/** Where this host itself reaches the published port, without a name to look up: `127.0.0.1:8443`. */
export function localAddress({ bind, port }: Pick<Address, 'bind' | 'port'>): string {
  return `${bind === '0.0.0.0' ? '127.0.0.1' : bind}:${port}`;
}

/**
 * What could be done in a slower way with the same outcome, and can be turned off one by one.
 * `blobs`: nginx sends blobs from the registry's files, once the registry has answered for them.
 * `login`: nginx knows random passwords without a hash made to be slow.
 * `ktls`: the kernel encrypts what nginx sends, where it can.
 * `forwarder`: a way from the host's port into the pod that does not stall, instead of podman's default for containers.
 */
export const FAST_PATHS = ['blobs', 'login', 'ktls', 'forwarder'] as const;

export type FastPath = (typeof FAST_PATHS)[number];
