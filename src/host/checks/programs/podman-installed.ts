import { check, EVERYTHING, error, ok } from '../../check.js';
import { installing, type Packages, type System, systemOf } from '../../packages.js';

interface PodmanInstalledFacts {
  /** Nothing where it is not in PATH. */
  readonly path: string | undefined;
  readonly system: System;
}

// Debian's podman only recommends most of these, and a pod needs them.
const PACKAGES: Packages = {
  apt: [
    ...['podman', 'uidmap', 'catatonit', 'passt', 'slirp4netns', 'dbus-user-session'],
    ...['netavark', 'aardvark-dns', 'nftables', 'crun', 'openssl'],
  ],
  dnf: [
    ...['podman', 'shadow-utils', 'catatonit', 'passt', 'slirp4netns', 'dbus-broker', 'dbus-daemon'],
    ...['netavark', 'aardvark-dns', 'nftables', 'crun', 'openssl'],
  ],
};

/** Is there a podman at all? Where there is none, all that a pod needs comes in one go. */
export const podmanInstalled = check<PodmanInstalledFacts>({
  id: 'RP010',
  title: 'podman',
  phase: 'host',
  reads: 'Every directory of PATH, and /usr/sbin.',
  cause: 'podman is not installed, or not where PATH leads.',
  cure: 'Install the package podman, with the packages that it only recommends.',
  signatures: [/podman is not installed/],
  sources: ['Debian: podman only recommends catatonit, uidmap, passt and nftables'],
  read: async (host) => ({ path: await host.find('podman'), system: await systemOf(host) }),
  judge: judgePodmanInstalled,
});

function judgePodmanInstalled({ path, system }: PodmanInstalledFacts) {
  if (path !== undefined) return ok(`${path} on ${system.name}`);
  return error(
    EVERYTHING,
    `podman is not installed on ${system.name}`,
    installing('podman, with what it needs', PACKAGES, system),
  );
}
