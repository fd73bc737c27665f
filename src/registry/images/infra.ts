import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { applySteps } from '../../host/apply-steps.js';
import { containersConf, userDropIn } from '../../host/facts/containers-conf.js';
import { findHelperBinary } from '../../host/facts/helper-binaries.js';
import { installedPodmanVersion } from '../../host/facts/podman.js';
import { run } from '../../platform/exec.js';
import type { LocalImage } from '../../podman/podman.js';
import { atLeast } from '../../podman/version.js';
import type { Journal } from '../../undo/journal.js';
import type { RegistryJob } from '../job.js';

/** The image of a pod's infra container for Podman 3. */
export const INFRA_IMAGE = 'localhost/podman-registry-action/pause:1';

// The default of Podman 3.4, from a registry that Kubernetes has replaced.
export const DEFAULT_INFRA_IMAGE = 'k8s.gcr.io/pause:3.5';

/**
 * Podman before 4.0 pulls the image of a pod's infra container; later ones build it from catatonit. Builds the same
 * one and names it in a drop-in of the user until the job ends. Does nothing if the user's storage has podman's
 * image, if containers.conf names another, or if catatonit is missing.
 * Source: DefaultInfraImage of containers/common 0.44; pkg/domain/infra/abi/play.go of Podman 3.4;
 * pkg/specgen/generate/pause_image.go of Podman 4
 * @param images records an image that is not kept
 */
export async function provideInfraImage(
  local: readonly LocalImage[],
  { host, podman, directory, log }: RegistryJob,
  images: Pick<Journal, 'record'>,
): Promise<void> {
  const version = await installedPodmanVersion(host);
  if (version === undefined || atLeast(version, 4, 0)) return;
  const has = (name: string) => local.some(({ names }) => names.includes(name));
  const configured = (await containersConf(host)).get('engine', 'infra_image')?.value;
  if (configured === undefined ? has(DEFAULT_INFRA_IMAGE) : configured !== INFRA_IMAGE) return;
  const [path, catatonit] = [
    userDropIn(host, 'infra'),
    await findHelperBinary('catatonit', host, { inPath: true }),
  ];
  if (path === undefined || catatonit === undefined) {
    log.info(`podman pulls ${DEFAULT_INFRA_IMAGE} for the pod; install catatonit to avoid that`);
    return;
  }
  if (!has(INFRA_IMAGE)) {
    await images.record({ kind: 'image', reference: INFRA_IMAGE });
    const context = join(directory, 'infra');
    const root = join(context, 'root');
    try {
      await mkdir(root, { recursive: true });
      await copyFile(catatonit, join(root, 'catatonit'));
      await chmod(join(root, 'catatonit'), 0o755);
      const archive = join(context, 'root.tar');
      const owner = ['--owner=0', '--group=0', '--numeric-owner'];
      await run(['tar', '--create', ...owner, `--file=${archive}`, `--directory=${root}`, 'catatonit'], {
        timeout: 60,
      });
      await podman.import(archive, INFRA_IMAGE, ['ENTRYPOINT ["/catatonit", "-P"]']);
    } finally {
      await rm(context, { recursive: true, force: true });
    }
  }
  if (configured === INFRA_IMAGE) return;
  const text = `[engine]\ninfra_image = "${INFRA_IMAGE}"\n`;
  await host.exclusively(() => applySteps([{ kind: 'write', as: 'user', path, text }], host));
}
