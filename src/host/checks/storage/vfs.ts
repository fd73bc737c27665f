import { atLeast, formatVersion, type PodmanVersion } from '../../../podman/version.js';
import { check, ok, skipped, type Verdict, warning } from '../../check.js';
import { type OverlaySupport, overlaySupport, unfitForOverlay } from '../../facts/overlay.js';
import { installedPodmanVersion } from '../../facts/podman-version.js';
import { type StorageConf, storageConf } from '../../facts/storage-conf.js';
import { type Store, storeAt } from '../../facts/store.js';
import type { Host } from '../../host.js';
import { systemOf } from '../../packages.js';
import { automatic, byHand, type Family, type Step } from '../../remedy.js';

interface VfsFacts {
  /** Nothing where there is no podman, or where its version decides nothing. */
  readonly version: PodmanVersion | undefined;
  readonly podman: boolean;
  readonly conf: StorageConf;
  readonly store: Store;
  readonly support: OverlaySupport;
  /** The name of the store's file system, where the kernel's overlay cannot be used on it. */
  readonly unfit: string | undefined;
  readonly family: Family | undefined;
}

/** The driver that copies whole images, and what podman takes where nobody says otherwise. */
export const vfs = check<VfsFacts>({
  id: 'RP051',
  title: 'storage driver vfs',
  phase: 'host',
  reads:
    'storage.conf of the user and of the system, the directories of the store, /proc/sys/kernel/osrelease, fuse-overlayfs. ' +
    '`podman --version` where neither a file nor a store names a driver.',
  cause:
    'vfs copies every layer in full for each image and each container: slow, and several times the space.',
  cure:
    'Before the first call of podman, `driver = "overlay"` in ~/.config/containers/storage.conf. Later, only on an ' +
    'empty store: podman keeps the driver of its first call in its database.',
  signatures: [/vfs driver does not support overlay\.mount_program options/],
  sources: [
    'containers-storage.conf(5)',
    'types/options.go of containers/storage: getRootlessStorageOpts',
    'types/options_linux.go of containers/storage: canUseRootlessOverlay, since Podman 4.6',
  ],
  read: readVfs,
  judge: judgeVfs,
});

async function readVfs(host: Host): Promise<VfsFacts> {
  const [podman, conf, support] = await Promise.all([
    host.find('podman'),
    storageConf(host),
    overlaySupport(host),
  ]);
  const [store, space] = await Promise.all([storeAt(conf.graphRoot, host), host.space(conf.graphRoot)]);
  const open = conf.driver === undefined && !conf.own && store.drivers.length === 0;
  return {
    version: podman !== undefined && open ? await installedPodmanVersion(host) : undefined,
    podman: podman !== undefined,
    conf,
    store,
    support,
    unfit: unfitForOverlay(space),
    family: (await systemOf(host)).family,
  };
}

function judgeVfs(facts: VfsFacts): Verdict {
  const { podman, conf, store, support, unfit } = facts;
  if (!podman) return skipped('there is no podman');
  const { driver, because } = driverOf(facts);
  if (driver === undefined) return skipped(because);
  if (driver !== 'vfs') return ok(`${driver}, ${because}`);
  const found = `vfs, ${because}`;
  if (conf.driver === 'vfs' && (conf.own || conf.driverFrom === 'STORAGE_DRIVER')) {
    return warning(found, byHand(`Say overlay instead of vfs in ${conf.driverFrom}, or leave it out.`));
  }
  if (unfit !== undefined) {
    return warning(
      found,
      byHand(`Move the store from ${conf.graphRoot}: overlay cannot be used on ${unfit}.`),
    );
  }
  if (!support.native && support.fuseOverlayfs === undefined) return withoutOverlay(found, facts);
  if (store.holds.length > 0) {
    return warning(
      found,
      byHand(
        `The store holds ${store.holds.join(', ')}: save what is needed, then let podman begin anew with overlay.`,
        { kind: 'run', as: 'user', argv: ['podman', 'system', 'reset'] },
        ...overlayFile(conf, support),
      ),
    );
  }
  return warning(found, automatic('Use overlay from now on; the store is empty.', ...switchToOverlay(facts)));
}

/** The driver that podman's next call will use. */
function driverOf({ conf, store, support, version }: VfsFacts): {
  readonly driver: string | undefined;
  readonly because: string;
} {
  const known = store.drivers.filter((driver) => driver === 'overlay' || driver === 'vfs');
  if (known.length > 1) {
    return { driver: undefined, because: `${conf.graphRoot} holds files of ${known.join(' and ')}` };
  }
  if (known[0] !== undefined) return { driver: known[0], because: `which ${conf.graphRoot} was made with` };
  if (conf.driver !== undefined) return { driver: conf.driver, because: `as ${conf.driverFrom} says` };
  if (conf.own) return { driver: 'overlay', because: `because ${conf.path} leaves it to podman` };
  if (version === undefined) return { driver: undefined, because: 'podman does not tell its version' };
  const text = `Podman ${formatVersion(version)}`;
  if (!atLeast(version, 4, 6)) {
    return { driver: 'vfs', because: `which ${text} chooses where no storage.conf names a driver` };
  }
  return support.native || support.fuseOverlayfs !== undefined
    ? { driver: 'overlay', because: `as ${text} chooses` }
    : { driver: 'vfs', because: `because ${text} can have nothing better on this kernel` };
}

function withoutOverlay(found: string, { family }: VfsFacts): Verdict {
  const advice = 'Install fuse-overlayfs: this kernel is older than 5.13, and mounts no overlay for a user.';
  return warning(
    found,
    family === undefined
      ? byHand(advice)
      : byHand(advice, { kind: 'packages', family, names: ['fuse-overlayfs'] }),
  );
}

/** The store goes first, because its database would overrule the file. */
function switchToOverlay({ conf, support }: VfsFacts): Step[] {
  return [{ kind: 'set-aside', path: conf.graphRoot }, ...overlayFile(conf, support)];
}

/** The user's file that names overlay, where the configuration does not lead there by itself. */
function overlayFile(conf: StorageConf, support: OverlaySupport): Step[] {
  if (conf.driver === 'overlay' || conf.own) return [];
  const path = conf.rootlessStoragePath;
  const lines = [
    '[storage]',
    'driver = "overlay"',
    // The user's file replaces the system's whole.
    ...(path === undefined ? [] : [`rootless_storage_path = ${JSON.stringify(path)}`]),
    ...(support.native || support.fuseOverlayfs === undefined
      ? []
      : ['[storage.options.overlay]', `mount_program = ${JSON.stringify(support.fuseOverlayfs)}`]),
  ];
  return [{ kind: 'write', as: 'user', path: conf.ownPath, text: `${lines.join('\n')}\n` }];
}
