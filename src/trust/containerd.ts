import { join } from 'node:path';
import { type Address, authority } from '../oci/address.js';
import { basicAuth, type Credentials } from '../oci/credentials.js';
import { CONTAINERD_CERTS } from '../undo/paths.js';
import { rootObstacle, type TrustClient, type TrustContext } from './client.js';
import { leftoverFiles, writeCa, writeFileAsRoot } from './root-files.js';

const SOCKET = '/run/containerd/containerd.sock';

/** containerd of this machine, with its own clients (ctr, nerdctl, crictl). */
export const containerd: TrustClient = {
  target: 'containerd',
  title: 'containerd',
  auto: true,
  prepare: async (host) => {
    if (!(await host.exists(SOCKET))) return { why: `does not run: there is no ${SOCKET}` };
    return (await rootObstacle(host)) ?? ((context) => writeHosts(CONTAINERD_CERTS, context));
  },
  leftovers: (traces, host) => leftoverFiles(CONTAINERD_CERTS, traces, host),
};

/** Gives one registry's directory to a containerd of this machine. */
export async function writeHosts(certs: string, context: TrustContext): Promise<Record<never, never>> {
  const { address, credentials } = context;
  const directory = join(certs, authority(address));
  const ca = await writeCa(directory, context);
  const mode = credentials ? '600' : '644';
  await writeFileAsRoot(
    { path: join(directory, 'hosts.toml'), text: hostsToml(address, ca, credentials), mode },
    context,
  );
  return {};
}

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
