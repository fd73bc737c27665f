import { check, EVERYTHING, error, ok } from '../../check.js';
import { byHand } from '../../remedy.js';

/** The uid that this process runs as; for root podman works with other storage, other ids and other units. */
export const notRoot = check<number>({
  id: 'RP002',
  title: 'an ordinary user',
  phase: 'platform',
  reads: 'The uid of this process.',
  cause: 'For root, podman is not rootless: what a container breaks out of is the whole machine.',
  cure: 'Run the runner, or the command, as an ordinary user.',
  signatures: [],
  sources: ['podman(1), "Rootless mode"', 'dockerd-rootless-setuptool.sh refuses root too'],
  read: async (host) => host.user.uid,
  judge: (uid) =>
    uid === 0
      ? error(
          EVERYTHING,
          'everything runs as root, so Podman would not be rootless',
          byHand('Run the runner as an ordinary user.'),
        )
      : ok(`uid ${uid}`),
});
