import { atLeast, formatVersion, type PodmanVersion } from '../../../podman/version.js';
import { check, error, info, ok, skipped } from '../../check.js';
import { FOR_QUADLET, podmanInfo } from '../../facts/podman.js';
import { byHand } from '../../remedy.js';

/**
 * The version that podman itself reports. The name of a runner image does not show it, because versions are mixed
 * during a rollout.
 */
export const podmanVersion = check<PodmanVersion | undefined>({
  id: 'RP011',
  title: 'version of podman',
  phase: 'podman',
  reads: '`podman info`.',
  cause: 'This Podman is too old for a requested feature.',
  cure: 'Use Podman 3.4 or later for a pod, 4.4 or later for Quadlet.',
  signatures: [/unknown command "(?:kube|quadlet)" for "podman/, /unrecognized command `podman kube/],
  sources: ["Podman's release notes: `kube play` since 4.2, Quadlet since 4.4"],
  limit: 30,
  read: async (host) => {
    const answer = await podmanInfo(host);
    return answer.kind === 'info' ? answer.info.version : undefined;
  },
  judge: judgeVersion,
});

function judgeVersion(version: PodmanVersion | undefined) {
  if (version === undefined) return skipped('podman does not answer');
  const text = `Podman ${formatVersion(version)}`;
  if (!atLeast(version, 3, 4)) {
    return error(
      ['pod', 'quadlet'],
      text,
      byHand('Use Podman 3.4 or later; earlier versions cannot start this pod.'),
    );
  }
  if (!atLeast(version, 4, 4)) {
    return info(`${text}, without Quadlet`, byHand(FOR_QUADLET));
  }
  return ok(text);
}
