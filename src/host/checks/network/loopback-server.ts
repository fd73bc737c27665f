import type { Condition } from '../../check.js';

/** Shown only by an error of a client: the host does not show what a program listens on inside a container. */
export const loopbackServer: Condition = {
  id: 'RP077',
  title: 'loopback of a container',
  reads: 'Nothing: it shows in what a client is answered.',
  cause:
    'The program listens on 127.0.0.1 of its container, which is not the host’s: a published port leads to the other addresses of the container.',
  cure: 'Let the program that the port leads to listen on 0.0.0.0; only programs of the same pod reach each other on 127.0.0.1.',
  signatures: [
    /read tcp (?:127\.[\d.]+|\[::1\]):\d+->(?:127\.[\d.]+|\[::1\]):\d+: read: connection reset by peer/,
    /Recv failure: Connection reset by peer/,
  ],
  sources: ['troubleshooting.md of Podman, 47'],
};
