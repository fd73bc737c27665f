import { join } from 'node:path';
import { type Address, authority } from '../oci/address.js';
import { basicAuth, type Credentials } from '../oci/credentials.js';
import { CONTAINERD_CERTS } from '../undo/paths.js';
import { rootObstacle, type TrustClient, type TrustContext } from './client.js';
import { leftoverFiles, writeCa, writeFileAsRoot } from './root-files.js';

const SOCKET = '/run/containerd/containerd.sock';

/** containerd of this machine, for ctr, nerdctl and crictl. */
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

/** Creates the directory of one registry for containerd on this machine. */
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
 * The containerd configuration of one registry, which containerd reads on every pull without a restart. Sets
 * `https`, because without a file containerd tries plain HTTP on a loopback address. The login is a header,
 * because no other login of a kubelet applies to all namespaces. Pure.
 * Source: docs/hosts.md of containerd.
 * @param caPath the path for containerd
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
