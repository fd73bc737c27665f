import { check, ok } from '../../check.js';

// The kernel's default.
const USUAL = 1024;

/** The lowest port that an ordinary user may listen on. The requested ports are checked when they are chosen. */
export const privilegedPorts = check<number>({
  id: 'RP075',
  title: 'privileged ports',
  phase: 'host',
  reads: '/proc/sys/net/ipv4/ip_unprivileged_port_start.',
  cause: 'The port is privileged: only root may listen on it, so rootless podman cannot publish it.',
  cure: 'Choose a higher port, or run `sudo sysctl net.ipv4.ip_unprivileged_port_start=PORT`.',
  signatures: [
    /rootlessport cannot expose privileged port/,
    /cannot expose privileged port \d+/,
    /Failed to bind port \d+ \(Permission denied\)/,
    /Listen failed for HOST (?:TCP|UDP) port \S+: Permission denied/,
    /listen (?:tcp|udp)[46]? \S+: bind: permission denied/,
  ],
  sources: ['ip_sysctl of the kernel', 'troubleshooting.md of Podman, 48'],
  read: async (host) => {
    const text = await host.read('/proc/sys/net/ipv4/ip_unprivileged_port_start');
    return Number.parseInt(text ?? '', 10);
  },
  judge: (lowest) => ok(`users may listen on ports from ${Number.isNaN(lowest) ? USUAL : lowest}`),
});
