import { check, ok, skipped, type Verdict, warning } from '../../check.js';
import { podmanInfo } from '../../facts/podman-info.js';
import { type StorageConf, storageConf } from '../../facts/storage-conf.js';
import { storeAt } from '../../facts/store.js';
import { automatic, byHand } from '../../remedy.js';

interface LockInFacts {
  /** Nothing where podman does not answer. */
  readonly inUse:
    | { readonly driver: string; readonly graphRoot: string; readonly holds: readonly string[] }
    | undefined;
  readonly conf: StorageConf;
}

/** The database of podman keeps the driver of the first call, and overrules the configuration. */
export const driverLockIn = check<LockInFacts>({
  id: 'RP050',
  title: 'storage driver of the database',
  phase: 'podman',
  reads: '`podman info`, storage.conf, and the directories of the store.',
  cause:
    'The first call of podman writes the storage driver into its database, and a later change of storage.conf counts no more.',
  cure:
    'On an empty store, move the directory of the store away and let podman make a new one; `podman system reset` ' +
    'does the same and removes every image, container and volume.',
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
  const found = `${conf.driverFrom} says ${conf.driver}, but the database at ${graphRoot} holds on to ${driver}`;
  if (driver === 'overlay') {
    return warning(found, byHand(`Say overlay in ${conf.driverFrom}; it is the better driver.`));
  }
  if (holds.length > 0) {
    return warning(
      found,
      byHand(
        `The store holds ${holds.join(', ')}: save what is needed, then let podman begin anew with ${conf.driver}.`,
        { kind: 'run', as: 'user', argv: ['podman', 'system', 'reset'] },
      ),
    );
  }
  return warning(
    found,
    automatic(`Begin anew with ${conf.driver}; the store is empty.`, { kind: 'set-aside', path: graphRoot }),
  );
}
