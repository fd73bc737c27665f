import { dirname } from 'node:path';
import { homeDirectory } from '../host/facts/home.js';
import type { Undo } from '../undo/journal.js';
import type { TrustClient } from './client.js';
import { trustCa } from './podman-files.js';

function removal(file: string): Undo[] {
  const directory = dirname(file);
  return [
    { kind: 'remove-empty', paths: [directory, dirname(directory)] },
    { kind: 'remove', path: file },
  ];
}

/** Podman, Buildah and Skopeo of this user; their login is the job's auth file. */
export const podman: TrustClient = {
  target: 'podman',
  auto: true,
  // podman looks below $HOME, which a job may have set to another place than passwd(5) tells.
  look:
    async (host) =>
    async ({ ca, address, job, journal }) =>
      trustCa(ca, address, homeDirectory(host), job, journal),
  traced: async ({ job, registry, isOurCa }, host) => {
    const certs = `${homeDirectory(host)}/.config/containers/certs.d`;
    const steps: Undo[] = [];
    for (const name of await host.list(certs)) {
      const directory = `${certs}/${name}`;
      const own = `${directory}/${job}.crt`;
      const usual = `${directory}/ca.crt`;
      // Under the job's name lies what could not have the usual one, which is somebody else's then.
      if (await host.exists(own)) steps.push(...removal(own));
      else if (name === registry && isOurCa(await host.read(usual))) steps.push(...removal(usual));
    }
    return steps;
  },
};
