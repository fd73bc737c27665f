import { DEFAULT_PORT } from '../../../oci/address.js';
import { check, info, ok } from '../../check.js';
import { byHand } from '../../remedy.js';

/** The TCP ports that something listens on. */
export type PortsFacts = ReadonlySet<number>;

/** Is the usual port free? Whether the wanted one is gets tried where it is chosen. */
export const portsInUse = check<PortsFacts>({
  id: 'RP076',
  title: 'ports in use',
  phase: 'host',
  reads: '/proc/net/tcp and /proc/net/tcp6.',
  cause: 'Another program listens on the port already.',
  cure: '`ss -ltnp` tells which; stop it, or choose another port.',
  signatures: [
    /(?:bind|listen)\S*:? address already in use/,
    /Failed to bind port \d+ \(Address already in use\)/,
    /Listen failed for HOST (?:TCP|UDP) port \S+: Address already in use/,
    /add_hostfwd: slirp_add_hostfwd failed/,
  ],
  sources: ['proc_net(5)', 'ss(8)'],
  read: async (host) => {
    const texts = await Promise.all(['tcp', 'tcp6'].map((name) => host.read(`/proc/net/${name}`)));
    return new Set(texts.flatMap((text) => listening(text ?? '')));
  },
  judge: judgePorts,
});

export function judgePorts(ports: PortsFacts) {
  if (!ports.has(DEFAULT_PORT)) return ok(`nothing listens on ${DEFAULT_PORT}`);
  return info(
    `something listens on ${DEFAULT_PORT}`,
    byHand('Nothing is to be done where the port is chosen by itself: the next free one is taken.'),
  );
}

// `st` of the kernel's enum: TCP_LISTEN.
const LISTEN = '0A';

/** Source: proc_net(5), `sl local_address rem_address st …`, with numbers in hexadecimal. */
export function listening(text: string): number[] {
  return text.split('\n').flatMap((line) => {
    const [, local, , state] = line.trim().split(/\s+/);
    const port = local?.split(':')[1];
    return state === LISTEN && port !== undefined ? [Number.parseInt(port, 16)] : [];
  });
}
