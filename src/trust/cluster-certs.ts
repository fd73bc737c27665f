import { join } from 'node:path';
import { authority } from '../oci/address.js';
import { writePrivate } from '../platform/files.js';
import type { TrustContext } from './client.js';
import { hostsToml } from './containerd.js';

/**
 * Writes the containerd configuration of the registry for nodes of any cluster. It can be copied to any directory, because
 * containerd reads a relative path from the directory of hosts.toml.
 * Source: makeAbsPath in core/remotes/docker/config/hosts.go of containerd.
 * @returns the certs.d directory
 */
export async function clusterCerts({
  address,
  ca,
  credentials,
  directory,
}: Pick<TrustContext, 'address' | 'ca' | 'credentials' | 'directory'>): Promise<string> {
  const certs = join(directory, 'containerd/certs.d');
  const own = join(certs, authority(address));
  await writePrivate(join(own, 'ca.crt'), ca);
  await writePrivate(join(own, 'hosts.toml'), hostsToml(address, 'ca.crt', credentials));
  return certs;
}
