import { check, ok, skipped, type Verdict, warning } from '../../check.js';
import { podmanInfo } from '../../facts/podman.js';
import { type StorageConf, storageConf } from '../../facts/storage-conf.js';
import { storeAt } from '../../facts/store.js';
import { automatic, byHand } from '../../remedy.js';

interface LockInFacts {
  /** Nothing if podman fails. */
  readonly inUse:
    | { readonly driver: string; readonly graphRoot: string; readonly holds: readonly string[] }
    | undefined;
  readonly conf: StorageConf;
}

/** Podman's database keeps the driver of the first call and overrides the configuration. */
export const driverLockIn = check<LockInFacts>({
  id: 'RP050',
  title: 'storage driver of the database',
  phase: 'podman',
  reads: '`podman info`, storage.conf, and the directories of the store.',
  cause:
    'The first podman call writes the storage driver to its database, and later changes of storage.conf are ignored.',
  cure:
    'If the store is empty, move its directory away and podman creates a new one. `podman system reset` ' +
    'removes every image, container and volume.',
  signatures: [/User-selected graph driver \\?"[^"]*" overwritten by graph driver \\?"[^"]*" from database/],
  sources: ['libpod/runtime.go: mergeDBConfig', 'containers/podman#14035', 'podman-system-reset(1)'],
  limit: 30,
  read: async (host) => {
    const [answer, conf] = await Promise.all([podmanInfo(host), storageConf(host)]);
    if (answer.kind !== 'info') return { inUse: undefined, conf };
    const { graphDriver: driver, graphRoot, imageCount, containerCount } = answer.info;
    const holds = new Set((await storeAt(graphRoot, host)).holds);
    if (imageCount > 0) holds.add('images');
    if (containerCount > 0) holds.add('containers');
    return { inUse: { driver, graphRoot, holds: [...holds] }, conf };
  },
  judge: judgeLockIn,
});

function judgeLockIn({ inUse, conf }: LockInFacts): Verdict {
  if (inUse === undefined) return skipped('podman does not answer');
  const { driver, graphRoot, holds } = inUse;
  if (conf.driver === undefined || conf.driver === driver) return ok(`${driver}, at ${graphRoot}`);
  const found = `${conf.driverFrom} sets ${conf.driver}, but the database in ${graphRoot} keeps ${driver}`;
  if (driver === 'overlay') {
    return warning(found, byHand(`Set overlay in ${conf.driverFrom}; it is the better driver.`));
  }
  if (holds.length > 0) {
    return warning(
      found,
      byHand(
        `The store contains ${holds.join(', ')}: save what you need, then reset podman to use ${conf.driver}.`,
        { kind: 'run', as: 'user', argv: ['podman', 'system', 'reset'] },
      ),
    );
  }
  return warning(
    found,
    automatic(`Create a new store with ${conf.driver}; the current one is empty.`, {
      kind: 'set-aside',
      path: graphRoot,
    }),
  );
}
