import { authority } from '../oci/address.js';
import { DOCKER_CERTS } from '../undo/paths.js';
import { type TrustClient, withoutRootObstacle } from './client.js';
import { findDocker } from './docker-daemon.js';
import { placeCa, tracedFiles } from './place.js';

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
      await placeCa(`${DOCKER_CERTS}/${authority(grant.address)}`, grant);
      return {};
    };
  },
  traced: (traces, host) => tracedFiles(DOCKER_CERTS, traces, host),
};
