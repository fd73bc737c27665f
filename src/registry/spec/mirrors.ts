import type { Mirror, RegistrySpec } from './registry-spec.js';

/** The port of the first cache on the pod's loopback; the others follow. */
const FIRST_PORT = 5001;

/** The one key of the secret `upstream-trust`. */
export const TRUST_KEY = 'upstream-ca.crt';

// Names of containers and volumes must not contain dots or colons.
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

/** The name of the container's data. */
export function mirrorData(mirror: Mirror): string {
  return `${mirrorName(mirror)}-data`;
}

/** The directory of one upstream below the input "mirror-path". */
export function mirrorDirectory(upstream: string): string {
  return slug(upstream);
}

/** `127.0.0.1:5001` within the pod. */
export function mirrorAddress({ mirrors }: Pick<RegistrySpec, 'mirrors'>, mirror: Mirror): string {
  return `127.0.0.1:${FIRST_PORT + mirrors.indexOf(mirror)}`;
}

/** The repository prefix of an upstream's images: `mirror/docker.io`. A repository must not contain a colon. */
export function mirrorRepository({ upstream }: Pick<Mirror, 'upstream'>): string {
  return `mirror/${upstream.replace(':', '_')}`;
}

/** Keys of the secret `mirrors`. */
export function loginKeys(upstream: string): { readonly username: string; readonly password: string } {
  const name = upstream.replace(':', '-port-');
  return { username: `${name}-username`, password: `${name}-password` };
}

/** Every key of the secret `mirrors` that a pod needs. */
export function mirrorKeys({ mirrors }: Pick<RegistrySpec, 'mirrors'>): string[] {
  return mirrors
    .filter(({ authenticated }) => authenticated)
    .flatMap(({ upstream }) => Object.values(loginKeys(upstream)));
}
