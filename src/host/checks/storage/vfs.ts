import { atLeast, formatVersion, type PodmanVersion } from '../../../podman/version.js';
import { check, ok, skipped, type Verdict, warning } from '../../check.js';
import { type OverlaySupport, overlaySupport, unfitForOverlay } from '../../facts/overlay.js';
import { installedPodmanVersion } from '../../facts/podman.js';
import { isOfSystem, type StorageConf, storageConf } from '../../facts/storage-conf.js';
import { type Store, storeAt } from '../../facts/store.js';
import type { Host } from '../../host.js';
import { systemOf } from '../../packages.js';
import { automatic, byHand, type Family, type Step } from '../../remedy.js';

interface VfsFacts {
  /** Nothing if podman is missing or its version does not matter. */
  readonly version: PodmanVersion | undefined;
  readonly podman: boolean;
  readonly conf: StorageConf;
  readonly store: Store;
  readonly support: OverlaySupport;
  /** The name of the store's file system, if it does not support the kernel's overlay. */
  readonly unfit: string | undefined;
  readonly family: Family | undefined;
}

/** Whether podman uses vfs, which copies whole images and is the default of some versions. */
export const vfs = check<VfsFacts>({
  id: 'RP051',
  title: 'storage driver vfs',
  phase: 'host',
  reads:
    'storage.conf of the user and of the system, the directories of the store, /proc/sys/kernel/osrelease, fuse-overlayfs. ' +
    '`podman --version` if neither a file nor a store sets a driver.',
  cause:
    'vfs copies every layer in full for each image and container, which is slow and needs several times the space.',
  cure:
    'Before the first podman call, set `driver = "overlay"` in ~/.config/containers/storage.conf. Later this works only ' +
    'with an empty store, because podman keeps the driver of its first call in its database.',
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
  if (!podman) return skipped('podman is not installed');
  const { driver, because } = driverOf(facts);
  if (driver === undefined) return skipped(because);
  if (driver !== 'vfs') return ok(`${driver}, ${because}`);
  const found = `vfs, ${because}`;
  if (conf.driver === 'vfs' && conf.driverFrom !== undefined && !isOfSystem(conf.driverFrom)) {
    return warning(found, byHand(`Set overlay instead of vfs in ${conf.driverFrom}, or remove the setting.`));
  }
  if (unfit !== undefined) {
    return warning(
      found,
      byHand(`Move the store from ${conf.graphRoot}: ${unfit} does not support overlay.`),
    );
  }
  if (!support.native && support.fuseOverlayfs === undefined) return withoutOverlay(found, facts);
  if (store.holds.length > 0) {
    return warning(
      found,
      byHand(
        `The store contains ${store.holds.join(', ')}: save what you need, then reset podman to use overlay.`,
        { kind: 'run', as: 'user', argv: ['podman', 'system', 'reset'] },
        ...overlayFile(conf, support),
      ),
    );
  }
  return warning(found, automatic('Switch to overlay; the store is empty.', ...switchToOverlay(facts)));
}

/** The driver of the next podman call. */
function driverOf({ conf, store, support, version }: VfsFacts): {
  readonly driver: string | undefined;
  readonly because: string;
} {
  const known = store.drivers.filter((driver) => driver === 'overlay' || driver === 'vfs');
  if (known.length > 1) {
    return { driver: undefined, because: `${conf.graphRoot} contains files of ${known.join(' and ')}` };
  }
  if (known[0] !== undefined) return { driver: known[0], because: `the driver of ${conf.graphRoot}` };
  if (conf.driver !== undefined) return { driver: conf.driver, because: `set in ${conf.driverFrom}` };
  if (conf.own) return { driver: 'overlay', because: `because ${conf.path} sets none` };
  if (version === undefined) return { driver: undefined, because: 'the version of podman is unknown' };
  const text = `Podman ${formatVersion(version)}`;
  if (!atLeast(version, 4, 6)) {
    return { driver: 'vfs', because: `the default of ${text}` };
  }
  return support.native || support.fuseOverlayfs !== undefined
    ? { driver: 'overlay', because: `the default of ${text}` }
    : { driver: 'vfs', because: `because ${text} supports nothing better on this kernel` };
}

function withoutOverlay(found: string, { family }: VfsFacts): Verdict {
  const advice =
    'Install fuse-overlayfs: this kernel is older than 5.13 and does not mount overlays for users.';
  return warning(
    found,
    family === undefined
      ? byHand(advice)
      : byHand(advice, { kind: 'packages', family, names: ['fuse-overlayfs'] }),
  );
}

/** Moves the store first, because its database would override the file. */
function switchToOverlay({ conf, support }: VfsFacts): Step[] {
  return [{ kind: 'set-aside', path: conf.graphRoot }, ...overlayFile(conf, support)];
}

/** The user's file that sets overlay, if the configuration does not select it already. */
function overlayFile(conf: StorageConf, support: OverlaySupport): Step[] {
  if (conf.driver === 'overlay' || conf.own) return [];
  const path = conf.rootlessStoragePath;
  const lines = [
    '[storage]',
    'driver = "overlay"',
    // Before Podman 6 the user's file replaces the system's file completely.
    ...(path === undefined || conf.merged ? [] : [`rootless_storage_path = ${JSON.stringify(path)}`]),
    ...(support.native || support.fuseOverlayfs === undefined
      ? []
      : ['[storage.options.overlay]', `mount_program = ${JSON.stringify(support.fuseOverlayfs)}`]),
  ];
  return [{ kind: 'write', as: 'user', path: conf.ownPath, text: `${lines.join('\n')}\n` }];
}
