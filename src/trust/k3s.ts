import { dirname } from 'node:path';
import { authority } from '../oci/address.js';
import { K3S_CERTS } from '../undo/paths.js';
import { rootObstacle, type TrustClient } from './client.js';
import { writeHosts } from './containerd.js';
import { existsForRoot } from './root-files.js';

const CONTAINERD = dirname(K3S_CERTS);

/**
 * k3s, through the directory of its containerd. k3s reads /etc/rancher/k3s/registries.yaml only at start, writes
 * it to files in this directory, and does not change other files there.
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
    // Only root may read it.
    if (!(await existsForRoot(CONTAINERD, host)))
      return { why: `has not been started: ${CONTAINERD} does not exist` };
    return async (context) => {
      const registry = authority(context.address);
      const directory = `${K3S_CERTS}/${registry}`;
      // This user cannot read the directory, so root removes it completely.
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
