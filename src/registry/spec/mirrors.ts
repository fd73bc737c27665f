import { dirname } from 'node:path';
import { stringify } from 'yaml';
import {
  checksPasswords,
  type Mirror,
  PATHS,
  type PodContainer,
  REALM,
  type RegistryPod,
  type SecretValue,
} from './registry-spec.js';

/** The first cache listens here on the pod's loopback, and the others after it. */
const FIRST_PORT = 5001;

/** Where a cache finds the certificates that it believes upstreams by. */
const TRUST = '/etc/podman-registry/upstream-trust';

/** The one key of the secret `upstream-trust`. */
export const TRUST_KEY = 'upstream-ca.crt';

// In the names of containers and volumes neither dots nor colons may stand.
function slug(upstream: string): string {
  return upstream.replaceAll('-', '--').replace(':', '-port-').replaceAll('.', '-');
}

/** `mirror-docker-io`: the container of a cache, its configuration, and its upstream block in nginx.conf. */
export function mirrorName({ upstream }: Pick<Mirror, 'upstream'>): `mirror-${string}` {
  return `mirror-${slug(upstream)}`;
}

/** The configuration file of a cache, in the secret by the name of its container. */
export function mirrorConfigFile(mirror: Pick<Mirror, 'upstream'>): string {
  return `${mirrorName(mirror)}.yml`;
}

/** What the container's data is called. */
export function mirrorData(mirror: Mirror): string {
  return `${mirrorName(mirror)}-data`;
}

/** The directory of one upstream below the one that the caller keeps. */
export function mirrorDirectory(upstream: string): string {
  return slug(upstream);
}

/** `127.0.0.1:5001` within the pod. */
export function mirrorAddress(pod: Pick<RegistryPod, 'mirrors'>, mirror: Mirror): string {
  return `127.0.0.1:${FIRST_PORT + pod.mirrors.indexOf(mirror)}`;
}

/** Where the images of an upstream are found at the registry: `mirror/docker.io`. No colon may stand in a repository. */
export function mirrorRepository({ upstream }: Pick<Mirror, 'upstream'>): string {
  return `mirror/${upstream.replace(':', '_')}`;
}

/** Keys of the secret `mirrors`. */
export function loginKeys(upstream: string): { readonly username: string; readonly password: string } {
  const name = upstream.replace(':', '-port-');
  return { username: `${name}-username`, password: `${name}-password` };
}

/** Every key of the secret `mirrors` that a pod needs. */
export function mirrorKeys({ mirrors }: Pick<RegistryPod, 'mirrors'>): string[] {
  return mirrors
    .filter(({ authenticated }) => authenticated)
    .flatMap(({ upstream }) => Object.values(loginKeys(upstream)));
}

/** docker.io is a name in images only: its registry is elsewhere. */
function upstreamUrl({ upstream }: Mirror): string {
  return `https://${upstream === 'docker.io' ? 'registry-1.docker.io' : upstream}`;
}

/** One container for each upstream, because an instance of Distribution caches one and then takes no pushes. */
export function mirrorContainers(
  { mirrors, access }: Pick<RegistryPod, 'mirrors' | 'access'>,
  image: string,
): PodContainer[] {
  return mirrors.map((mirror) => {
    const config = dirname(PATHS.registryConfig);
    return {
      name: mirrorName(mirror),
      image,
      args: ['serve', `${config}/${mirrorConfigFile(mirror)}`],
      environment: {
        OTEL_TRACES_EXPORTER: 'none',
        // An image may have no bundle at all, or none with the CA of the house.
        SSL_CERT_FILE: `${TRUST}/${TRUST_KEY}`,
      },
      mounts: [
        { kind: 'secret', path: config, secret: mirrorName(mirror) },
        { kind: 'secret', path: TRUST, secret: 'upstream-trust' },
        ...(checksPasswords(access)
          ? [{ kind: 'secret', path: PATHS.access, secret: 'access' } as const]
          : []),
        { kind: 'data', path: PATHS.data, data: mirrorData(mirror) },
      ],
    };
  });
}

/**
 * The configuration of a cache, valid for 2.8 and 3. It is a secret: it holds the values that `secret` gives. Both end at once where they cannot reach their upstream when they
 * start, so one whose upstream is down is an ordinary registry over what was cached, which can only be read.
 * Source: getAuthURLs and NewRegistryPullThroughCache of distribution.
 */
export function mirrorConfig(pod: RegistryPod, mirror: Mirror, secret: SecretValue): string {
  const { username, password } = loginKeys(mirror.upstream);
  const config = {
    version: 0.1,
    log: { level: 'warn', accesslog: { disabled: true } },
    storage: {
      filesystem: { rootdirectory: PATHS.data },
      cache: { blobdescriptor: 'inmemory' },
      // What was cached is deleted after seven days, which it may only with this.
      delete: { enabled: true },
      ...(mirror.offline && { maintenance: { readonly: { enabled: true } } }),
    },
    http: {
      addr: mirrorAddress(pod, mirror),
      secret: secret('http-secret'),
      relativeurls: true,
      headers: { 'X-Content-Type-Options': ['nosniff'] },
    },
    ...(checksPasswords(pod.access) && {
      auth: { htpasswd: { realm: REALM, path: `${PATHS.access}/htpasswd` } },
    }),
    ...(!mirror.offline && {
      proxy: {
        remoteurl: upstreamUrl(mirror),
        ...(mirror.authenticated && { username: secret(username), password: secret(password) }),
      },
    }),
    health: { storagedriver: { enabled: true, interval: '10s', threshold: 3 } },
  };
  return `# Cache of ${mirror.upstream}. Made by podman-registry-action.\n${stringify(config)}`;
}

/** The same pod for files that outlive the job: that an upstream was down just then is of no account there. */
export function withUpstreams(pod: RegistryPod): RegistryPod {
  return { ...pod, mirrors: pod.mirrors.map((mirror) => ({ ...mirror, offline: false })) };
}
