import { connect } from 'node:net';
import type { Log } from '../../platform/log.js';
import type { Podman } from '../../podman/podman.js';
import { diagnose } from './diagnose.js';

// Milliseconds; the port is one of this host.
const LIMIT = 2000;

/**
 * Warns if the registry of a job died before the job ended: other steps only saw refused connections. In a job, nothing
 * restarts an infra container or a port forwarder. Never fails.
 * @param address `127.0.0.1:8443`; empty if main ended earlier
 */
export async function warnIfGone(
  address: string,
  pod: string,
  { podman, log }: { readonly podman: Pick<Podman, 'podStates'>; readonly log: Log },
): Promise<void> {
  const [, host, port] = /^(\d{1,3}(?:\.\d{1,3}){3}):(\d{1,5})$/.exec(address) ?? [];
  if (host === undefined || !(await isRefused(host, Number(port)))) return;
  try {
    const states = await podman.podStates(pod);
    // The pod was removed, for example by an earlier post step.
    if (states.length === 0) return;
    const { text } = diagnose(states, 'ECONNREFUSED');
    log.warning(
      `the registry at ${address} died before the job ended, so later pushes and pulls failed: ${text}. Exit code 137 means SIGKILL; to see processes that the kernel killed because memory ran out: sudo dmesg`,
    );
  } catch (thrown) {
    log.warning(`the registry at ${address} died before the job ended: ${(thrown as Error).message}`);
  }
}

function isRefused(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: LIMIT });
    const end = (refused: boolean) => {
      socket.destroy();
      resolve(refused);
    };
    socket.once('connect', () => end(false));
    socket.once('timeout', () => end(false));
    socket.once('error', ({ code }: NodeJS.ErrnoException) => end(code === 'ECONNREFUSED'));
  });
}
