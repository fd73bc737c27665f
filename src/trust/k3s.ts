import { dirname } from 'node:path';
import { authority } from '../oci/address.js';
import { K3S_CERTS } from '../undo/paths.js';
import { rootObstacle, type TrustClient } from './client.js';
import { writeHosts } from './containerd.js';
import { existsForRoot } from './root-files.js';

const CONTAINERD = dirname(K3S_CERTS);

/**
 * k3s, through the directory of its containerd. /etc/rancher/k3s/registries.yaml is read only when k3s starts; it becomes
 * files of this directory then, and those that k3s has not written itself it leaves alone.
 * Source: cleanContainerdHosts in pkg/agent/containerd/config.go of k3s.
 */
export const k3s: TrustClient = {
  target: 'k3s',
  title: 'k3s',
  auto: true,
  prepare: async (host) => {
    if ((await host.find('k3s')) === undefined) return { why: 'is not installed' };
    const obstacle = await rootObstacle(host);
    if (obstacle) return obstacle;
    // Closed to everybody but root.
    if (!(await existsForRoot(CONTAINERD, host)))
      return { why: `has not been started yet: there is no ${CONTAINERD}` };
    return async (context) => {
      const registry = authority(context.address);
      const directory = `${K3S_CERTS}/${registry}`;
      // This user sees nothing in there, so root has to clear it away as a whole.
      if (!(await existsForRoot(directory, host))) {
        await context.journal.record({ kind: 'k3s-registry', registry });
      }
      return writeHosts(K3S_CERTS, context);
    };
  },
  leftovers: async ({ registry, isOurCa }, host) => {
    if (registry === undefined || (await host.find('k3s')) === undefined) return [];
    if (!(await host.mayActAsRoot())) return [];
    const ca = await host.asRoot(['cat', `${K3S_CERTS}/${registry}/ca.crt`]).catch(() => undefined);
    return isOurCa(ca) ? [{ kind: 'k3s-registry', registry }] : [];
  },
};
