import type { Podman } from '../../podman/podman.js';
import type { Journal } from '../../undo/journal.js';
import type { Storage } from '../spec/registry-spec.js';

/** By which an operator finds the volumes that registries have left. */
export const VOLUME_LABEL = 'podman-registry=data';

/** Makes the named volume where there is none yet; it outlives the job, with all that is in it. */
export async function ensureVolume(storage: Storage, podman: Podman, journal: Journal): Promise<void> {
  if (storage.kind !== 'volume') return;
  await journal.record({
    kind: 'kept',
    what: `the volume ${storage.name}, which holds the registry's images`,
  });
  await podman.ensureVolume(storage.name, VOLUME_LABEL);
}
