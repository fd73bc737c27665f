/** A Linux distribution in a version, and the Podman in its package archive. */
export interface Platform {
  readonly name: string;
  /** The upstream version, without the distribution's suffix. */
  readonly podman: string;
  /** The day on which this was looked up. */
  readonly date: string;
  readonly source: string;
}

/**
 * Platforms by name, oldest first within a distribution. Those that are still updated can have a newer Podman by now: look
 * them up again with each release of this project. The build leaves `date` and `source` out of the bundle; docs/reference
 * has them.
 */
export const PLATFORMS: readonly Platform[] = [
  {
    name: 'debian-11',
    podman: '3.0.1',
    date: '2026-08-23',
    source: 'https://github.com/Strukturpiloten/containers/blob/main/images/podman/README.md',
  },
  {
    name: 'debian-12',
    podman: '4.3.1',
    date: '2026-11-30',
    source: 'https://packages.debian.org/bookworm/podman',
  },
  {
    name: 'debian-13',
    podman: '5.4.2',
    date: '2026-11-30',
    source: 'https://packages.debian.org/trixie/podman',
  },
  {
    name: 'debian-testing',
    podman: '5.8.6',
    date: '2026-11-30',
    source: 'https://packages.debian.org/forky/podman',
  },
  {
    name: 'debian-sid',
    podman: '5.8.6',
    date: '2026-11-30',
    source: 'https://packages.debian.org/sid/podman',
  },
  {
    name: 'debian-experimental',
    podman: '6.1.1',
    date: '2026-11-30',
    source: 'https://packages.debian.org/experimental/podman',
  },
  {
    name: 'ubuntu-22.04',
    podman: '3.4.4',
    date: '2026-08-23',
    source: 'https://github.com/Strukturpiloten/containers/blob/main/images/podman/README.md',
  },
  {
    name: 'ubuntu-24.04',
    podman: '4.9.3',
    date: '2026-08-23',
    source: 'https://github.com/Strukturpiloten/containers/blob/main/images/podman/README.md',
  },
  {
    name: 'ubuntu-26.04',
    podman: '5.7.0',
    date: '2026-08-21',
    source: 'https://github.com/actions/runner-images/blob/main/images/ubuntu/Ubuntu2604-Readme.md',
  },
  {
    name: 'fedora-43',
    podman: '5.8.4',
    date: '2026-08-23',
    source: 'https://github.com/Strukturpiloten/containers/blob/main/images/podman/README.md',
  },
  {
    name: 'fedora-44',
    podman: '5.8.7',
    date: '2026-10-01',
    source: 'the image quay.io/podman/stable:v5.8.7, which has the packages of Fedora 44',
  },
  {
    name: 'rhel-8',
    podman: '4.9.4',
    date: '2026-08-23',
    source: 'https://github.com/Strukturpiloten/containers/blob/main/images/podman/README.md',
  },
  {
    name: 'rhel-9',
    podman: '5.8.2',
    date: '2026-08-23',
    source: 'https://github.com/Strukturpiloten/containers/blob/main/images/podman/README.md',
  },
  {
    name: 'rhel-10',
    podman: '5.8.2',
    date: '2026-08-23',
    source: 'https://github.com/Strukturpiloten/containers/blob/main/images/podman/README.md',
  },
  {
    name: 'centos-stream-9',
    podman: '5.8.5',
    date: '2026-08-23',
    source: 'https://github.com/Strukturpiloten/containers/blob/main/images/podman/README.md',
  },
  {
    name: 'centos-stream-10',
    podman: '6.1.0',
    date: '2026-08-23',
    source: 'https://github.com/Strukturpiloten/containers/blob/main/images/podman/README.md',
  },
  {
    name: 'opensuse-leap-15.6',
    podman: '4.9.5',
    date: '2025-05-02',
    source: 'https://github.com/os-autoinst/os-autoinst-distri-opensuse/pull/21939',
  },
  {
    name: 'opensuse-leap-16.0',
    podman: '5.4.2',
    date: '2026-08-23',
    source: 'https://github.com/Strukturpiloten/containers/blob/main/images/podman/README.md',
  },
  {
    name: 'opensuse-tumbleweed',
    podman: '6.0.2',
    date: '2026-08-23',
    source: 'https://github.com/Strukturpiloten/containers/blob/main/images/podman/README.md',
  },
  {
    name: 'arch',
    podman: '6.1.0',
    date: '2026-08-23',
    source: 'https://github.com/Strukturpiloten/containers/blob/main/images/podman/README.md',
  },
];
