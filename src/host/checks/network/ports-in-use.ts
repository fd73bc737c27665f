import { DEFAULT_PORT } from '../../../oci/address.js';
import { listeningSockets } from '../../../platform/listening-sockets.js';
import { check, info, ok } from '../../check.js';

/** Whether the default port is free. The requested port is checked when it is chosen. */
export const portsInUse = check<boolean>({
  id: 'RP076',
  title: 'ports in use',
  phase: 'host',
  reads: '/proc/net/tcp and /proc/net/tcp6.',
  cause: 'Another program already listens on the port.',
  cure: 'Find the program with `ss -ltnp` and stop it, or choose another port.',
  signatures: [
    /(?:bind|listen)\S*:? address already in use/,
    /Failed to bind port \d+ \(Address already in use\)/,
    /Listen failed for HOST (?:TCP|UDP) port \S+: Address already in use/,
    /add_hostfwd: slirp_add_hostfwd failed/,
  ],
  sources: ['proc_net(5)', 'ss(8)'],
  read: async (host) => {
    const texts = await Promise.all(['tcp', 'tcp6'].map((name) => host.read(`/proc/net/${name}`)));
    return texts.flatMap((text) => listeningSockets(text ?? '')).some(({ port }) => port === DEFAULT_PORT);
  },
  judge: (isTaken) =>
    isTaken
      ? info(`a program listens on ${DEFAULT_PORT}; "port: auto" uses the next free port`)
      : ok(`port ${DEFAULT_PORT} is free`),
});
