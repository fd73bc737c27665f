import { authority } from '../registry/pod.js';
import { type TrustClient, withoutRootObstacle } from './client.js';
import { findDocker } from './docker-daemon.js';
import { placeCa } from './place.js';

/**
 * The Docker daemon, which reads the directory anew with every request. Source: "Verify repository client with
 * certificates" of Docker's documentation. Its login is the client's: docker-login.ts.
 */
export const docker: TrustClient = {
  target: 'docker',
  auto: true,
  look: async (host) => {
    const daemon = await findDocker(host.variable);
    if (daemon.kind !== 'here') return { why: daemon.why };
    const obstacle = await withoutRootObstacle(host);
    if (obstacle) return obstacle;
    return async (grant) => {
      await placeCa(`/etc/docker/certs.d/${authority(grant.address)}`, grant);
      return {};
    };
  },
};
