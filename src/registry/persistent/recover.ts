import { withLock } from '../../platform/lock.js';
import { isCollecting, recoverCollection } from './collection-state.js';
import type { RegistryPaths } from './paths.js';
import { type RecoverTools, readUpgrade, recoverUpgrade } from './upgrade-state.js';

/**
 * Ends an upgrade and a garbage collection that were interrupted. The caller holds the registry's lock.
 * @returns whether there was one; the registry may not answer yet
 */
export async function recoverInterrupted(paths: RegistryPaths, tools: RecoverTools): Promise<boolean> {
  const wasUpgrade = await recoverUpgrade(paths, tools);
  return (await recoverCollection(paths, tools)) || wasUpgrade;
}

/** The same for a command that must not wait: what still runs has the lock. */
export async function recoverAbandoned(paths: RegistryPaths, tools: RecoverTools): Promise<void> {
  const isUpgrade = (await readUpgrade(paths)) !== undefined;
  if (!isUpgrade && !(await isCollecting(paths))) return;
  let begun = false;
  await withLock(paths.directory, 0, async () => {
    begun = true;
    await recoverInterrupted(paths, tools);
  }).catch((thrown: unknown) => {
    if (begun) throw thrown;
    tools.log.info(
      isUpgrade ? `"${paths.name}" is being upgraded` : `garbage collection of "${paths.name}" is running`,
    );
  });
}
