/**
 * Commands that run in the container. Kubernetes would ask over HTTP by itself; Podman makes `curl` and `nc` of such a
 * probe, and no image of a registry has curl. Source: probeToHealthConfig in pkg/specgen/generate/kube of Podman.
 */
export interface Probes {
  /** It is beyond help and is to be started anew. */
  readonly liveness: readonly string[];
  /** Clients may be sent to it. */
  readonly readiness: readonly string[];
}

// Seconds between two of them, and how many failures in a row make it bad.
export const PROBE_TIMES = {
  startup: { periodSeconds: 2, timeoutSeconds: 5, failureThreshold: 30 },
  liveness: { periodSeconds: 10, timeoutSeconds: 5, failureThreshold: 3 },
  readiness: { periodSeconds: 5, timeoutSeconds: 5, failureThreshold: 2 },
} as const;

/** It answers 503 while its storage is out of reach, which no new start mends; so it lives as long as it answers. */
export function registryProbes(port: number): Probes {
  const readiness = asks(port);
  const ask = readiness.join(' ');
  // Without a dollar, which systemd would read for itself in a unit; and Debian's busybox has no `nc -z`.
  return { liveness: ['sh', '-c', `${ask} || ${ask} 2>&1 | grep -q 503`], readiness };
}

/** @param port a plain one on the loopback, because busybox checks no certificate */
export function nginxProbes(port: number): Probes {
  return { liveness: asks(port), readiness: asks(port) };
}

function asks(port: number): string[] {
  return ['wget', '-q', '--spider', `http://127.0.0.1:${port}/`];
}
