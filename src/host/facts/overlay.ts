import type { Host, SpaceFacts } from '../host.js';

/** Whether the driver overlay can be used. */
export interface OverlaySupport {
  /** Whether the kernel mounts overlays for users without privileges: since 5.13. */
  readonly native: boolean;
  /** The path of fuse-overlayfs; nothing if it is not installed. */
  readonly fuseOverlayfs: string | undefined;
}

/** Source: canUseRootlessOverlay in types/options_linux.go of containers/storage. */
export function overlaySupport(host: Host): Promise<OverlaySupport> {
  return host.shared('overlay support', async () => {
    const release = (await host.read('/proc/sys/kernel/osrelease')) ?? '';
    const [major = 0, minor = 0] = release.split('.').map(Number);
    return {
      native: major > 5 || (major === 5 && minor >= 13),
      fuseOverlayfs: await host.find('fuse-overlayfs'),
    };
  });
}

// The types of statfs(2) in linux/magic.h and containers/storage.
const UNFIT = new Map([
  [0x794c7630, 'overlayfs'],
  [0xf15f, 'eCryptfs'],
  [0x61756673, 'aufs'],
  [0x6969, 'NFS'],
  [0x517b, 'SMB'],
  [0xff534d42, 'CIFS'],
  [0xfe534d42, 'SMB 2'],
  [0x00c36400, 'Ceph'],
  [0x5346414f, 'AFS'],
  [0x0bd00bd0, 'Lustre'],
  [0x47504653, 'GPFS'],
  [0x7461636f, 'OCFS2'],
  [0x786f4256, 'vboxsf'],
]);

/**
 * The name of a file system that does not support overlay for users without privileges.
 * Source: drivers/overlay/overlay.go of containers/storage: isNetworkFileSystem, and "'overlay' is not supported
 * over".
 */
export function unfitForOverlay(space: SpaceFacts | undefined): string | undefined {
  return space === undefined ? undefined : UNFIT.get(space.type);
}
