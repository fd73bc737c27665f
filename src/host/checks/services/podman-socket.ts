import { check, info, ok, skipped } from '../../check.js';
import { userUnit } from '../../facts/systemd.js';
import { userSession } from '../../facts/user-session.js';
import { asUser, byHand } from '../../remedy.js';

interface SocketFacts {
  /** `/run/user/UID` */
  readonly directory: string;
  readonly manager: boolean;
  readonly listening: boolean;
  /** Whether there is a podman.socket for users. */
  readonly unit: boolean;
}

/** Only clients of the Docker API need it, not podman or Quadlet. */
export const podmanSocket = check<SocketFacts>({
  id: 'RP085',
  title: 'podman.socket',
  phase: 'host',
  reads: '`/run/user/UID/podman/podman.sock`.',
  cause: 'No process listens on the socket for API clients such as docker and Testcontainers.',
  cure: '`systemctl --user enable --now podman.socket`, and `DOCKER_HOST=unix:///run/user/UID/podman/podman.sock` for clients of Docker.',
  signatures: [
    /dial unix \S+\/podman\/podman\.sock: connect: /,
    /Cannot connect to the Docker daemon at unix:\/\/\S+\/podman\/podman\.sock/,
  ],
  sources: ['podman-system-service(1)', 'actions/runner-images#11366'],
  read: async (host) => {
    const { directory, manager } = await userSession(host);
    const [listening, unit] = await Promise.all([
      host.exists(`${directory}/podman/podman.sock`),
      userUnit(host, 'podman.socket'),
    ]);
    return { directory, manager, listening, unit: unit !== undefined };
  },
  judge: judgeSocket,
});

function judgeSocket({ directory, manager, listening, unit }: SocketFacts) {
  if (!manager) return skipped('the user manager is not running');
  if (listening) return ok(`${directory}/podman/podman.sock`);
  if (!unit) {
    return info(
      'inactive, and there is no podman.socket for users',
      byHand('If API clients need it, run `podman system service --time=0`.'),
    );
  }
  return info(
    'inactive',
    byHand(
      `If API clients need it, enable it and set DOCKER_HOST=unix://${directory}/podman/podman.sock.`,
      asUser(['systemctl', '--user', 'enable', '--now', 'podman.socket'], {
        env: { XDG_RUNTIME_DIR: directory },
      }),
    ),
  );
}
