import { check, EVERYTHING, error, ok } from '../../check.js';
import { byHand } from '../../remedy.js';

/** The file by which an engine marks its containers, or nothing outside of one. */
type ContainerMark = '/run/.containerenv' | '/.dockerenv' | undefined;

/**
 * A machine that systemd-nspawn or LXC boots has neither mark, and counts as a machine: it has a systemd and a session
 * of its own.
 */
export const inContainer = check<ContainerMark>({
  id: 'RP003',
  title: 'no container around it',
  phase: 'platform',
  reads: '`/run/.containerenv` and `/.dockerenv`.',
  cause:
    'Inside a container there is no systemd and no user session, and a user namespace with subordinate ids may not be made.',
  cure: 'Take `container:` out of the job, or use a runner that is a machine, such as `runs-on: ubuntu-latest`; `ubuntu-slim` is a container.',
  signatures: [],
  sources: [
    'podman-run(1): /run/.containerenv is made in every container',
    'docker/cli and moby: /.dockerenv',
    'actions/runner-images: ubuntu-slim makes /run/.containerenv',
  ],
  read: async (host) => {
    for (const mark of ['/run/.containerenv', '/.dockerenv'] as const) {
      if (await host.exists(mark)) return mark;
    }
    return undefined;
  },
  judge: judgeContainer,
});

function judgeContainer(mark: ContainerMark) {
  if (mark === undefined) return ok('neither /run/.containerenv nor /.dockerenv is there');
  return error(
    EVERYTHING,
    `everything runs inside a container (${mark} is there), which is not supported`,
    byHand(
      'Take `container:` out of the job and use `runs-on: ubuntu-latest`, or another runner that is a machine; `ubuntu-slim` is a container too.',
    ),
  );
}
