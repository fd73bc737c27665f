import { atLeast, formatVersion, type PodmanVersion } from '../../../podman/version.js';
import { check, info, ok, skipped } from '../../check.js';
import { podmanInfo } from '../../facts/podman.js';
import { byHand } from '../../remedy.js';

interface CniFacts {
  readonly version: PodmanVersion;
  /** As reported by `podman info`; empty for Podman 3. */
  readonly backend: string;
}

/** Networks through the Container Network Interface, which Podman 5 no longer supports. */
export const cniBackend = check<CniFacts | undefined>({
  id: 'RP074',
  title: 'network backend',
  phase: 'podman',
  reads: '`networkBackend` of `podman info`.',
  cause:
    'CNI plugins create the networks, and their versions must match the files in cni/net.d. Podman 5 supports only netavark.',
  cure: 'Run containers that connect to each other in one pod, which needs no bridge; or use Podman 4 or later with netavark.',
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
  if (!isCni) return ok(backend || 'not reported by podman');
  return info(
    `cni, with Podman ${formatVersion(version)}`,
    byHand(
      'A pod needs no bridge. For networks, use netavark; Podman 4.0 and later select it for an empty store.',
    ),
  );
}
