import { constants, readFile } from 'node:fs/promises';
import { APT_WAITS, unlessLocked } from '../platform/apt-lock.js';
import { lastLines, UserError } from '../platform/errors.js';
import { attempt, CommandError, run } from '../platform/exec.js';
import { pathExists } from '../platform/files.js';
import type { Log } from '../platform/log.js';
import { unifiedMount } from './cgroup.js';

// Each program or file that booting needs, with the package that has it. Ubuntu lacks the keys of Debian's archive.
const NEEDED: Readonly<Record<string, string>> = {
  mmdebstrap: 'mmdebstrap',
  'systemd-nspawn': 'systemd-container',
  slirp4netns: 'slirp4netns',
  '/usr/share/keyrings/debian-archive-keyring.gpg': 'debian-archive-keyring',
};

const SEARCHED = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** The same command with the rights of root: as it is for root, else through sudo without a password. */
export function privileged(argv: readonly string[]): string[] {
  return process.getuid?.() === 0 ? [...argv] : ['sudo', '-n', ...argv];
}

async function isInstalled(wanted: string): Promise<boolean> {
  const [places, mode] = wanted.startsWith('/')
    ? [[wanted], constants.R_OK]
    : [SEARCHED.map((directory) => `${directory}/${wanted}`), constants.X_OK];
  const found = places.map((place) => pathExists(place, mode));
  return (await Promise.all(found)).includes(true);
}

async function missingPackages(): Promise<string[]> {
  const missing = await Promise.all(
    Object.entries(NEEDED).map(async ([wanted, name]) => ((await isInstalled(wanted)) ? [] : [name])),
  );
  return missing.flat();
}

/**
 * Why no machine can be booted on this host.
 * @returns one sentence with the remedy, or undefined where nothing is in the way
 */
export async function machineObstacle(): Promise<string | undefined> {
  if (process.platform !== 'linux') {
    return `a machine needs Linux, but this is ${process.platform}; use a Linux host, for example Debian 12`;
  }
  // Making a mount namespace shows both: that root is within reach, and that it is not a container's weak root.
  const namespace = await attempt(privileged(['unshare', '--mount', 'true']), { timeout: 20 });
  if (namespace.exitCode !== 0) {
    return process.getuid?.() === 0
      ? 'a machine needs permission to mount, which root lacks here; use a virtual machine instead of a container'
      : 'a machine needs root; run this as root, or allow sudo without a password';
  }
  // Rootless Podman makes one in the machine. The kernel makes none for a process below a chroot, as that of the machine is.
  const users = await attempt(privileged(['unshare', '--user', 'true']), { timeout: 20 });
  if (users.exitCode !== 0) {
    return `a machine needs user namespaces, but the kernel denies them here (${lastLines(users.stderr, 1).join('')}); allow them, or leave the chroot or container`;
  }
  if (unifiedMount(await readFile('/proc/self/mounts', 'utf8')) === undefined) {
    return 'a machine needs cgroup v2, but no cgroup2 file system is mounted; boot the host with systemd.unified_cgroup_hierarchy=1';
  }
  const missing = await missingPackages();
  if (missing.length > 0 && !(await isInstalled('apt-get'))) {
    return `a machine needs ${missing.join(' and ')}, but there is no apt-get; install it by hand`;
  }
  return undefined;
}

/**
 * Makes sure that mmdebstrap, systemd-nspawn and slirp4netns are there; installs them with apt-get where not.
 * @throws UserError with the remedy where this host cannot boot a machine
 */
export async function ensureTools(log: Log): Promise<void> {
  const obstacle = await machineObstacle();
  if (obstacle !== undefined) throw new UserError(obstacle);
  const missing = await missingPackages();
  if (missing.length === 0) return;
  log.info(`installing ${missing.join(' and ')} with apt-get`);
  // env(1), because sudo hands on no variables.
  const apt = privileged(['env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...APT_WAITS]);
  try {
    await unlessLocked(() => run([...apt, 'update'], { timeout: 300 }), log);
    const install = [...apt, 'install', '--yes', '--no-install-recommends', ...missing];
    await unlessLocked(() => run(install, { timeout: 600 }), log);
  } catch (thrown) {
    if (!(thrown instanceof CommandError)) throw thrown;
    throw new UserError(`could not install ${missing.join(' and ')}: ${thrown.lastWords}`);
  }
}
