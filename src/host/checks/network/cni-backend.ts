import { atLeast, formatVersion, type PodmanVersion } from '../../../podman/version.js';
import { check, info, ok, skipped } from '../../check.js';
import { podmanInfo } from '../../facts/podman-info.js';
import { byHand } from '../../remedy.js';

interface CniFacts {
  readonly version: PodmanVersion;
  /** As `podman info` names it; Podman 3 names none. */
  readonly backend: string;
}

/** Bridges of the Container Network Interface, which Podman 5 no longer has. */
export const cniBackend = check<CniFacts | undefined>({
  id: 'RP074',
  title: 'network backend',
  phase: 'podman',
  reads: '`networkBackend` of `podman info`.',
  cause:
    'Networks are made by CNI plugins, whose versions have to fit the files in cni/net.d; Podman 5 has netavark only.',
  cure: 'Put what talks to each other into one pod, which needs no bridge; or use Podman 4 or later with netavark.',
  signatures: [
    /plugin \S+ does not support config version/,
    /unsupported network backend "cni"/,
    /failed to find plugin "\S+" in path/,
    /cni support is not enabled in this build/i,
  ],
  sources: ['podman-network(1)', 'containers/podman#7753'],
  limit: 30,
  read: async (host) => {
    const answer = await podmanInfo(host);
    if (answer.kind !== 'info') return undefined;
    return { version: answer.info.version, backend: answer.info.networkBackend };
  },
  judge: judgeBackend,
});

function judgeBackend(facts: CniFacts | undefined) {
  if (facts === undefined) return skipped('podman does not answer');
  const { version, backend } = facts;
  const isCni = backend === 'cni' || (backend === '' && !atLeast(version, 4, 0));
  if (!isCni) return ok(backend === '' ? 'podman names none' : backend);
  return info(
    `cni, with Podman ${formatVersion(version)}`,
    byHand(
      'A pod needs no bridge. For networks, use netavark: Podman 4.0 and later choose it on an empty store.',
    ),
  );
}
