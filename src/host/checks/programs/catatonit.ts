import { atLeast, type PodmanVersion } from '../../../podman/version.js';
import { check, error, info, ok } from '../../check.js';
import { containersConf } from '../../facts/containers-conf.js';
import { findHelperBinary } from '../../facts/helper-binaries.js';
import { installedPodmanVersion } from '../../facts/podman.js';
import type { Host } from '../../host.js';
import { installing, type System, systemOf } from '../../packages.js';
import { byHand } from '../../remedy.js';

interface CatatonitFacts {
  /** Where it is. */
  readonly path: string | undefined;
  /** `init_path` of containers.conf(5), which podman uses without a check, and whether the file exists. */
  readonly configured:
    | { readonly value: string; readonly path: string; readonly exists: boolean }
    | undefined;
  /** Nothing if podman is missing. */
  readonly version: PodmanVersion | undefined;
  readonly system: System;
}

/**
 * The only process of a pod's infra container. Source: pkg/specgen/generate/pause_image.go of Podman, which builds
 * an image with it in 4.0 to 5.4; libpod/container_internal_common.go, which mounts it since 5.5.
 */
export const catatonit = check<CatatonitFacts>({
  id: 'RP017',
  title: 'catatonit',
  phase: 'host',
  reads:
    '`init_path` and `helper_binaries_dir` of containers.conf, /usr/libexec/podman, /usr/lib/podman, the same below /usr/local, and PATH.',
  cause: 'The infra container of a pod runs catatonit, and Debian’s podman only recommends its package.',
  cure: 'Install the package catatonit.',
  signatures: [
    /finding (?:catatonit|pause) binary/,
    /could not find "catatonit"/,
    /exec: "catatonit": executable file not found/,
  ],
  sources: ['containers.conf(5)', 'pkg/specgen/generate/pause_image.go of Podman', 'near/mpc#4133'],
  read: async (host) => ({
    path: await findHelperBinary('catatonit', host, { inPath: true }),
    configured: await configuredInit(host),
    version: await installedPodmanVersion(host),
    system: await systemOf(host),
  }),
  judge: judgeCatatonit,
});

function judgeCatatonit({ path, configured, version, system }: CatatonitFacts) {
  // Podman 3 pulls the pause image of Kubernetes; a job's registry uses an image with catatonit instead.
  if (version !== undefined && !atLeast(version, 4, 0)) {
    if (path !== undefined) return ok(path);
    return info(
      'missing; without it podman pulls k8s.gcr.io/pause:3.5 for a pod',
      byHand('Install the package catatonit.'),
    );
  }
  // Podman before 4.8 built the pause image without it.
  if (configured !== undefined && version !== undefined && atLeast(version, 4, 8)) {
    if (configured.exists) return ok(configured.value);
    return error(
      ['pod', 'quadlet'],
      `init_path in ${configured.path} is ${configured.value}, which does not exist`,
      byHand(`Remove init_path from ${configured.path}, or set it to the path of catatonit.`),
    );
  }
  if (path !== undefined) return ok(path);
  return error(
    ['pod', 'quadlet'],
    'missing; the infra container of every pod runs it',
    installing('catatonit', { apt: ['catatonit'], dnf: ['catatonit'] }, system),
  );
}

async function configuredInit(host: Host): Promise<CatatonitFacts['configured']> {
  const conf = await containersConf(host);
  const found = conf.get('containers', 'init_path') ?? conf.get('engine', 'init_path');
  if (typeof found?.value !== 'string' || found.value === '') return undefined;
  return { value: found.value, path: found.path, exists: await host.exists(found.value) };
}
