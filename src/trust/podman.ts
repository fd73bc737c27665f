import { homeDirectory } from '../host/facts/home.js';
import { trustCa } from '../registry/trust.js';
import type { TrustClient } from './client.js';

/** Podman, Buildah and Skopeo of this user; their login is the job's auth file. */
export const podman: TrustClient = {
  target: 'podman',
  auto: true,
  // podman looks below $HOME, which a job may have set to another place than passwd(5) tells.
  look:
    async (host) =>
    async ({ ca, address, job, journal }) =>
      trustCa(ca, address, homeDirectory(host), job, journal),
};
