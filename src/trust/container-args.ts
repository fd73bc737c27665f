import { join } from 'node:path';
import { authority } from '../oci/address.js';
import { basicAuth } from '../oci/credentials.js';
import { isLoopback } from '../oci/proxy.js';
import { writePrivate } from '../platform/files.js';
import { shellWord } from '../platform/shell-word.js';
import type { TrustContext } from './client.js';

// Where Kaniko's image looks for logins, and a place for certificates in it. Source: the README of Kaniko.
const KANIKO_LOGIN = '/kaniko/.docker/config.json';
const KANIKO_CA = '/kaniko/ssl/certs/podman-registry.crt';
const LOGIN = '/run/podman-registry/auth.json';

/** Arguments for builders that run in a container, where nothing of the job's environment is. */
interface ContainerArgs {
  /** Of `podman run` and `docker run`. */
  readonly containerArgs: string;
  /** Of Kaniko's executor. */
  readonly kanikoArgs: string;
}

/**
 * Writes a login for this registry alone, because a builder should not see the other logins of the job, and gives the
 * arguments that mount it and the CA. A path with a colon fits `--mount` only, not `--volume`.
 */
export async function containerArgs({
  address,
  caFile,
  credentials,
  directory,
}: Pick<TrustContext, 'address' | 'caFile' | 'credentials' | 'directory'>): Promise<ContainerArgs> {
  const registry = authority(address);
  const login = join(directory, 'container-auth.json');
  const auths = credentials ? { [registry]: { auth: basicAuth(credentials) } } : {};
  await writePrivate(login, JSON.stringify({ auths }));
  const mount = (source: string, target: string) => [
    '--mount',
    shellWord(`type=bind,source=${source},target=${target},readonly`),
  ];
  const args = [
    ...(isLoopback(address.host) ? ['--network', 'host'] : []),
    // Podman, Buildah and Skopeo.
    ...mount(caFile, `/etc/containers/certs.d/${registry}/ca.crt`),
    ...mount(login, LOGIN),
    ...['--env', `REGISTRY_AUTH_FILE=${LOGIN}`],
    ...mount(caFile, KANIKO_CA),
    ...mount(login, KANIKO_LOGIN),
  ];
  return {
    containerArgs: args.join(' '),
    kanikoArgs: `--registry-certificate=${registry}=${KANIKO_CA}`,
  };
}
