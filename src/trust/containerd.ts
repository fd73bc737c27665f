import { join } from 'node:path';
import { authority } from '../oci/address.js';
import { CONTAINERD_CERTS } from '../undo/paths.js';
import { type Grant, type TrustClient, withoutRootObstacle } from './client.js';
import { hostsToml } from './hosts-toml.js';
import { placeAsRoot, placeCa, tracedFiles } from './place.js';

const SOCKET = '/run/containerd/containerd.sock';

/** containerd of this machine, with its own clients (ctr, nerdctl, crictl). */
export const containerd: TrustClient = {
  target: 'containerd',
  auto: true,
  look: async (host) => {
    if (!(await host.exists(SOCKET))) return { why: `does not run: there is no ${SOCKET}` };
    return (await withoutRootObstacle(host)) ?? ((grant) => placeHosts(CONTAINERD_CERTS, grant));
  },
  traced: (traces, host) => tracedFiles(CONTAINERD_CERTS, traces, host),
};

/** Gives one registry's directory to a containerd of this machine. */
export async function placeHosts(certs: string, grant: Grant): Promise<Record<never, never>> {
  const { address, credentials } = grant;
  const directory = join(certs, authority(address));
  const ca = await placeCa(directory, grant);
  const mode = credentials ? '600' : '644';
  await placeAsRoot(
    { path: join(directory, 'hosts.toml'), text: hostsToml(address, ca, credentials), mode },
    grant,
  );
  return {};
}
