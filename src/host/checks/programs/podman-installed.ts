import { check, EVERYTHING, error, ok } from '../../check.js';
import { installing, type Packages, type System, systemOf } from '../../packages.js';

interface PodmanInstalledFacts {
  /** Nothing if it is not in PATH. */
  readonly path: string | undefined;
  readonly system: System;
}

// A pod needs these, and Debian's podman only recommends most of them.
const PACKAGES: Packages = {
  apt: [
    ...['podman', 'uidmap', 'catatonit', 'passt', 'slirp4netns', 'dbus-user-session'],
    ...['netavark', 'aardvark-dns', 'nftables', 'crun', 'openssl'],
  ],
  // podman requires catatonit and, of containers-common-extra, a network and a runtime. Not every release has slirp4netns.
  dnf: [
    ...['podman', 'shadow-utils', 'passt', 'dbus-broker', 'dbus-common'],
    ...['netavark', 'aardvark-dns', 'nftables', 'crun', 'openssl'],
  ],
};

/** Whether podman is installed. If not, the fix also installs everything that a pod needs. */
export const podmanInstalled = check<PodmanInstalledFacts>({
  id: 'RP010',
  title: 'podman',
  phase: 'host',
  reads: 'Every directory of PATH, and /usr/sbin.',
  cause: 'podman is not installed, or not in PATH.',
  cure: 'Install the package podman and the packages that it recommends.',
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
    installing('podman and the packages that it needs', PACKAGES, system),
  );
}
