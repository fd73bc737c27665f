import { check, EVERYTHING, error, ok } from '../../check.js';
import { machineAdvice } from '../../facts/forge.js';
import { byHand } from '../../remedy.js';

/** The file that marks a container, or nothing outside of containers. */
type ContainerMark = '/run/.containerenv' | '/.dockerenv' | undefined;

interface ContainerFacts {
  readonly mark: ContainerMark;
  /** How this job gets a machine, if not from GitHub. */
  readonly elsewhere: string | undefined;
}

/**
 * A machine booted by systemd-nspawn or LXC has neither mark and is supported, because it has systemd and user
 * sessions.
 */
export const inContainer = check<ContainerFacts>({
  id: 'RP003',
  title: 'not in a container',
  phase: 'platform',
  reads: '`/run/.containerenv` and `/.dockerenv`.',
  cause:
    'A container has no systemd and no user session, and cannot create a user namespace with subordinate IDs.',
  cure: 'Remove `container:` from the job and use a runner that is a machine, such as `runs-on: ubuntu-latest`; `ubuntu-slim` is a container.',
  signatures: [],
  sources: [
    'podman-run(1): /run/.containerenv is made in every container',
    'docker/cli and moby: /.dockerenv',
    'actions/runner-images: ubuntu-slim makes /run/.containerenv',
  ],
  read: async (host) => {
    for (const mark of ['/run/.containerenv', '/.dockerenv'] as const) {
      if (await host.exists(mark)) return { mark, elsewhere: machineAdvice(host) };
    }
    return { mark: undefined, elsewhere: undefined };
  },
  judge: judgeContainer,
});

function judgeContainer({ mark, elsewhere }: ContainerFacts) {
  if (mark === undefined) return ok('neither /run/.containerenv nor /.dockerenv exists');
  return error(
    EVERYTHING,
    `the job runs in a container (${mark} exists), which is not supported`,
    byHand(
      elsewhere ??
        'Remove `container:` from the job and use `runs-on: ubuntu-latest` or another runner that is a machine; `ubuntu-slim` is a container too.',
    ),
  );
}
