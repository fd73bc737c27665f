import { check, EVERYTHING, error, ok } from '../../check.js';
import { byHand } from '../../remedy.js';

/** The uid of this process. For root, podman uses other storage, ids and units. */
export const notRoot = check<number>({
  id: 'RP002',
  title: 'an ordinary user',
  phase: 'platform',
  reads: 'The uid of this process.',
  cause:
    'Podman is not rootless for root: a process that escapes from a container controls the whole machine.',
  cure: 'Run the runner, or the command, as an ordinary user.',
  signatures: [],
  sources: ['podman(1), "Rootless mode"', 'dockerd-rootless-setuptool.sh refuses root too'],
  read: async (host) => host.user.uid,
  judge: (uid) =>
    uid === 0
      ? error(
          EVERYTHING,
          'the job runs as root, so Podman would not be rootless',
          byHand('Run the runner as an ordinary user.'),
        )
      : ok(`uid ${uid}`),
});
