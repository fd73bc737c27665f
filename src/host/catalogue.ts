import type { Check, Condition } from './check.js';
import { cgroupsChecks, cgroupsPodmanChecks } from './checks/cgroups/index.js';
import { configurationChecks } from './checks/configuration/index.js';
import { idsChecks } from './checks/ids/index.js';
import { namespacesChecks, namespacesPodmanChecks } from './checks/namespaces/index.js';
import { networkChecks, networkPodmanChecks } from './checks/network/index.js';
import { platformChecks } from './checks/platform/index.js';
import { scratchContainer } from './checks/probe/scratch-container.js';
import { programsChecks, programsPodmanChecks } from './checks/programs/index.js';
import { servicesChecks, servicesPodmanChecks } from './checks/services/index.js';
import { sessionChecks } from './checks/session/index.js';
import { storageChecks, storagePodmanChecks } from './checks/storage/index.js';
import { mountCondition } from './checks/storage/mount.js';
import { sudoChecks } from './checks/sudo/index.js';

/** Can this kind of machine run rootless Podman at all? Nothing of it can be put right from within a job. */
export { platformChecks };

/**
 * All that can be told, and put right, without calling podman: its first call of all decides for good where it stores.
 * Cheap before expensive, causes before effects.
 */
export const hostChecks: readonly Check[] = [
  ...sudoChecks,
  ...programsChecks,
  ...idsChecks,
  ...namespacesChecks,
  ...sessionChecks,
  ...cgroupsChecks,
  ...configurationChecks,
  ...storageChecks,
  ...networkChecks,
  ...servicesChecks,
];

/** What podman itself says. It leaves a pause process with the ids of that moment behind, so the rest is right by then. */
export const podmanChecks: readonly Check[] = [
  ...programsPodmanChecks,
  ...namespacesPodmanChecks,
  ...cgroupsPodmanChecks,
  ...storagePodmanChecks,
  ...networkPodmanChecks,
  ...servicesPodmanChecks,
];

/** What decides: a container that runs. */
export const probeChecks: readonly Check[] = [scratchContainer];

/** Every check there is. */
export const allChecks: readonly Check[] = [
  ...platformChecks,
  ...hostChecks,
  ...podmanChecks,
  ...probeChecks,
];

/** Every condition that has a page and explains errors: those, and what is looked at for one directory only. */
export const conditions: readonly Condition[] = [...allChecks, mountCondition];
