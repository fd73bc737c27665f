import { readFile } from 'node:fs/promises';
import { UserError } from '../../platform/errors.js';
import { atLeast, formatVersion } from '../../podman/version.js';
import type { RegistryPaths } from './paths.js';
import type { RegistryRecord } from './record.js';
import type { ServiceTools } from './wait.js';

const KEY = 'AutoUpdate=registry';

/**
 * Lets `podman auto-update` replace the images of a registry, or no longer. It restarts the unit if a tag has a new image,
 * without the checks of an upgrade. Source: podman-auto-update(1), podman-systemd.unit(5).
 * @returns whether the unit was changed; it then needs a restart
 * @throws UserError if it cannot work
 */
export async function setAutoUpdate(
  paths: RegistryPaths,
  { unit, choices }: RegistryRecord,
  isOn: boolean,
  { podman, services }: ServiceTools,
): Promise<boolean> {
  const text = await readFile(unit, 'utf8');
  if (text.includes(`\n${KEY}\n`) === isOn) return false;
  if (isOn) {
    const version = await podman.version();
    if (!atLeast(version, 4, 7)) {
      throw new UserError(
        `AutoUpdate= in a .kube unit requires Podman 4.7; this is ${formatVersion(version)}`,
      );
    }
    const fixed = [choices.registryImage, choices.nginxImage].filter(
      (image) => image.startsWith('localhost/') || image.includes('@'),
    );
    if (fixed.length > 0) {
      throw new UserError(
        `podman auto-update only follows tags of a registry, and "${paths.name}" runs ${fixed.join(' and ')}; run podman-registry upgrade ${paths.name} from a timer instead`,
      );
    }
  }
  const changed = isOn ? text.replace(/^Yaml=.*$/m, `$&\n${KEY}`) : text.replace(`\n${KEY}\n`, '\n');
  await services.install(paths, { path: unit, text: changed }, undefined);
  if (isOn) await services.startAutoUpdates();
  return true;
}
