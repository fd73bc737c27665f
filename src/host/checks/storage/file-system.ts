import { check, EVERYTHING, error, ok, skipped, type Verdict, warning } from '../../check.js';
import { runtimeDirectory } from '../../facts/home.js';
import { mountHolding } from '../../facts/mounts.js';
import { unfitForOverlay } from '../../facts/overlay.js';
import { type StorageConf, storageConf } from '../../facts/storage-conf.js';
import { storeAt } from '../../facts/store.js';
import { asUser, automatic, byHand } from '../../remedy.js';

interface FileSystemFacts {
  readonly podman: boolean;
  readonly conf: StorageConf;
  /** The drivers of the existing store. */
  readonly drivers: readonly string[];
  /** The name of the file system, if it does not support the kernel's overlay. */
  readonly unfit: string | undefined;
  /** The mount point, if it is mounted noexec. */
  readonly noexec: string | undefined;
  /** The file in which podman records until the next boot that overlay failed, and its content. */
  readonly refusal: { readonly path: string; readonly words: string } | undefined;
}

/** Whether the file system of the store can store and run containers. */
export const fileSystem = check<FileSystemFacts>({
  id: 'RP052',
  title: 'file system of the store',
  phase: 'host',
  reads:
    'storage.conf, statfs(2) and /proc/self/mountinfo for the directory of the store, and `overlay/overlay-false` below ' +
    'the run root, which podman writes when overlay failed.',
  cause:
    'The kernel does not mount a user’s overlay on a network file system or another overlay, and with vfs programs cannot ' +
    'run from a noexec mount.',
  cure: 'Move the store to a local file system: set `graphroot` in ~/.config/containers/storage.conf.',
  signatures: [
    /a network file system with user namespaces is not supported/,
    /'overlay' is not supported over/,
    /kernel does not support overlay fs: /,
    /it is not executable: Operation not permitted: OCI permission denied/,
  ],
  sources: [
    'drivers/overlay/overlay.go of containers/storage: isNetworkFileSystem, cachedFeatureCheck',
    'troubleshooting.md of Podman, 7',
  ],
  read: async (host) => {
    const conf = await storageConf(host);
    const refusal = `${conf.runRoot ?? `${runtimeDirectory(host)}/containers`}/overlay/overlay-false`;
    const [podman, store, space, mount, words] = await Promise.all([
      host.find('podman'),
      storeAt(conf.graphRoot, host),
      host.space(conf.graphRoot),
      mountHolding(conf.graphRoot, host),
      host.read(refusal),
    ]);
    return {
      podman: podman !== undefined,
      conf,
      drivers: store.drivers,
      unfit: unfitForOverlay(space),
      noexec: mount?.options.includes('noexec') ? mount.point : undefined,
      refusal: words === undefined ? undefined : { path: refusal, words },
    };
  },
  judge: judgeFileSystem,
});

function judgeFileSystem({ podman, conf, drivers, ...seen }: FileSystemFacts): Verdict {
  if (!podman) return skipped('podman is not installed');
  const { unfit, noexec, refusal } = seen;
  const { graphRoot } = conf;
  const vfs = drivers.length > 0 ? !drivers.includes('overlay') : conf.driver === 'vfs';
  if (vfs) {
    if (noexec === undefined) return ok(`${graphRoot}, with the driver vfs`);
    return error(
      ['pod', 'quadlet'],
      `${graphRoot} is below ${noexec}, which is mounted noexec, and the driver is vfs`,
      byHand('Move the store with graphroot in storage.conf, or use the driver overlay.'),
    );
  }
  if (conf.mountProgram !== undefined) return ok(`${graphRoot}, with ${conf.mountProgram.value}`);
  if (unfit !== undefined) {
    return error(
      EVERYTHING,
      `${graphRoot} is on ${unfit}, where the kernel does not mount a user's overlay`,
      byHand(`Set graphroot to a directory on a local file system in ${conf.ownPath}.`),
    );
  }
  if (refusal !== undefined) {
    return warning(
      `overlay failed before; ${refusal.path}: ${refusal.words.trim()}`,
      automatic('Remove the file, so that podman tries again.', asUser(['rm', '--force', refusal.path])),
    );
  }
  return ok(graphRoot);
}
