import { type Address, authority } from '../oci/address.js';
import { basicAuth, type Credentials } from '../oci/credentials.js';

/**
 * What containerd reads of one registry, on every pull and without a restart. `https` is said outright, because without
 * a file containerd tries plain HTTP on a loopback address. The login goes in as a header, because the kubelet of a
 * cluster has no other that reaches every namespace. Pure.
 * Source: docs/hosts.md of containerd.
 * @param caPath as containerd sees it
 */
export function hostsToml(address: Address, caPath: string, credentials: Credentials | undefined): string {
  const url = JSON.stringify(`https://${authority(address)}`);
  return [
    `server = ${url}`,
    '',
    `[host.${url}]`,
    '  capabilities = ["pull", "resolve", "push"]',
    `  ca = ${JSON.stringify(caPath)}`,
    ...(credentials
      ? ['', `  [host.${url}.header]`, `    Authorization = ["Basic ${basicAuth(credentials)}"]`]
      : []),
    '',
  ].join('\n');
}
