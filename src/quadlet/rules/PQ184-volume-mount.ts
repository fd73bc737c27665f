import type { Member } from '../set/unit-set.js';
import { type Context, decidingKey } from './context.js';
import type { Rule } from './rule.js';

export const volumeMount: Rule = {
  code: 'PQ184',
  name: 'volume-mount',
  severity: 'warning',
  summary: 'podman cannot mount the volume.',
  explanation:
    'podman mounts a volume with `Device=` by running mount(8) when a container starts. A directory requires ' +
    '`Type=none` with `Options=bind`, or `Type=bind`; otherwise mount searches for a file system on it. `Device=` must ' +
    'be an absolute path, because Quadlet does not resolve it: write `%h` for the home directory. Without root ' +
    'the kernel mounts no file systems of devices or of the network: let the system mount them, and use a bind ' +
    'mount of that directory.',
  sources: ['podman-volume-create(1), --opt', 'mount(8)', 'user_namespaces(7)'],
  checkUnit: checkVolume,
  units: ['Device='],
};

/** File systems that a user namespace cannot mount (without `FS_USERNS_MOUNT` in Linux). */
const FOR_ROOT =
  /^(?:nfs4?|cifs|smb3|ext[234]|xfs|btrfs|f2fs|v?fat|exfat|ntfs3?|iso9660|squashfs|erofs|9p|virtiofs|ceph)$/;

function checkVolume(context: Context, member: Member): void {
  const { unit, kind } = member;
  const device = unit.value('Volume', 'Device') ?? '';
  const type = unit.value('Volume', 'Type') ?? '';
  const options = unit.value('Volume', 'Options') ?? '';
  const driver = unit.value('Volume', 'Driver') || 'local';
  if (kind.extension !== '.volume' || device === '' || driver !== 'local') return;
  if (/[%$]/.test(type + options) || unit.args('Volume', 'PodmanArgs').length > 0) return;
  const report = (key: string, message: string) =>
    context.report('PQ184', decidingKey(member, 'Volume', key), message);
  const isBind = type === 'bind' || /(?:^|,)r?bind(?:,|$)/.test(options);
  if (isBind || type === 'none') {
    if (/^(?![/%$])/.test(device)) {
      report(
        'Device',
        `Quadlet does not resolve Device=${device}, so podman cannot mount it; use an absolute path, or %h for the home directory`,
      );
    } else if (!isBind)
      report('Type', 'mount has no file system "none"; add Options=bind to mount the directory');
  } else if (type === '' && /^\/(?!dev\/)(?:[^/]+\/)*[^/.]+\/?$/.test(device)) {
    report(
      'Device',
      `${device} is mounted as a block device, because Type= is missing; add Type=none and Options=bind to mount the directory`,
    );
  } else if (context.mode === 'user' && (FOR_ROOT.test(type) || /^\/dev\//.test(device))) {
    report(
      type === '' ? 'Device' : 'Type',
      `rootless podman cannot mount ${type || device}; mount it in the system, and use its directory with Type=none and Options=bind`,
    );
  }
}
