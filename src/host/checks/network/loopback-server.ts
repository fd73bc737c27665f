import type { Condition } from '../../check.js';

/**
 * Only a client's error shows this: from the host it is not visible which address a program in a container listens
 * on.
 */
export const loopbackServer: Condition = {
  id: 'RP077',
  title: 'loopback of a container',
  reads: 'Nothing; only the error message of a client shows it.',
  cause:
    'The program listens on 127.0.0.1 inside its container, but a published port is forwarded to the other addresses of the container.',
  cure: 'Configure the program to listen on 0.0.0.0. Only programs of the same pod can reach each other on 127.0.0.1.',
  signatures: [
    /read tcp (?:127\.[\d.]+|\[::1\]):\d+->(?:127\.[\d.]+|\[::1\]):\d+: read: connection reset by peer/,
    /Recv failure: Connection reset by peer/,
  ],
  sources: ['troubleshooting.md of Podman, 47'],
};
