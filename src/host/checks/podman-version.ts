import { atLeast, formatVersion, type PodmanVersion } from '../../podman/version.js';
import { check, type Verdict } from '../check.js';

/** The version that podman itself tells; never guessed from the name of a runner image, because those are mixed during a rollout. */
export const podmanVersion = check<PodmanVersion | undefined>({
  id: 'RP011',
  title: 'version of podman',
  read: async (host) => ((await host.find('podman')) === undefined ? undefined : host.podman.version()),
  judge: judgeVersion,
});

export function judgeVersion(version: PodmanVersion | undefined): Verdict {
  if (version === undefined) {
    return { fit: false, severity: 'error', found: 'podman is not installed', remedy: 'See RP010.' };
  }
  const text = formatVersion(version);
  if (!atLeast(version, 3, 4)) {
    return {
      fit: false,
      severity: 'error',
      found: `Podman ${text}`,
      remedy: 'Use Podman 3.4 or later; earlier ones cannot play this pod.',
    };
  }
  if (!atLeast(version, 4, 4)) {
    return { fit: true, found: `Podman ${text}, which has no Quadlet yet (4.4 brought it)` };
  }
  return { fit: true, found: `Podman ${text}` };
}
