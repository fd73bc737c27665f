import { EVERYWHERE, type Fault, TRIXIE } from './fault.js';

/** A kind of machine where rootless Podman cannot work at all. */
export const platformFaults: readonly Fault[] = [
  {
    id: 'RP002',
    what: 'the job runs as root',
    suites: TRIXIE,
    played: [],
    launcher: ['sudo', 'env', 'XDG_RUNTIME_DIR=/run/user/0'],
    state: 'error',
    outcome: 'fails',
    says: /as root, so Podman would not be rootless/,
  },
  {
    id: 'RP003',
    what: 'the job runs in a container of podman',
    suites: EVERYWHERE,
    played: TRIXIE,
    make: 'touch /run/.containerenv',
    restore: 'rm /run/.containerenv',
    state: 'error',
    outcome: 'fails',
    says: /in a container .*containerenv/,
  },
  {
    id: 'RP003',
    what: 'the job runs in a container of docker',
    suites: TRIXIE,
    make: 'touch /.dockerenv',
    restore: 'rm /.dockerenv',
    state: 'error',
    outcome: 'fails',
    says: /in a container .*dockerenv/,
  },
  {
    id: 'RP004',
    what: 'systemd is not the init',
    suites: TRIXIE,
    played: [],
    // For this one process: the machine itself cannot do without.
    launcher: [
      ...['sudo', 'unshare', '--mount', 'sh', '-c'],
      'mount -t tmpfs tmpfs /run/systemd; exec runuser -u runner -- env XDG_RUNTIME_DIR=/run/user/1001 "$@"',
      'sh',
    ],
    state: 'error',
    outcome: 'fails',
    says: /not booted with systemd/,
  },
];
