import { mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { attempt } from '../../platform/exec.js';
import { pathExists } from '../../platform/files.js';
import { homeDirectory } from '../facts/home.js';
import { findPauseProcess } from '../facts/pause-process.js';
import { storageConf } from '../facts/storage-conf.js';
import { storeAt } from '../facts/store.js';
import { managerCgroup, userSession } from '../facts/user-session.js';
import { type Host, type HostParts, localHost } from '../host.js';

/**
 * Runs `work` on a host and leaves nothing behind. The first podman call creates a storage, fixes its driver
 * permanently and starts a pause process. If this user has no storage yet, podman uses a temporary one, and
 * everything else that its first call created is removed.
 */
export async function withEphemeralStorage<T>(
  parts: HostParts,
  work: (host: Host) => Promise<T>,
): Promise<T> {
  const plain = localHost(parts);
  const [stores, pause, bus, absent] = await Promise.all([
    hasStorage(plain),
    findPauseProcess(plain),
    busRuns(plain),
    absentDirectories(plain),
  ]);
  const apart = stores ? undefined : await mkdtemp(join(tmpdir(), 'podman-registry-check-'));
  const podmanOptions = apart === undefined ? [] : ['--root', join(apart, 'root')];
  try {
    return await work(localHost({ ...parts, podmanOptions }));
  } finally {
    // First, because podman's cleanup would restart the pause process and the bus.
    if (apart !== undefined) await processesEnded(apart, plain);
    if (pause === undefined) await endPauseProcess(plain);
    if (!bus) await stopBus(plain);
    for (const path of absent) await removeMade(path);
    if (apart !== undefined) await rm(apart, { recursive: true, force: true });
  }
}

// Milliseconds.
const CLEANUP_LIMIT = 10_000;

/**
 * Waits for the processes that name a path. When a container ends, conmon(8) starts a cleanup by podman. That can
 * be after `podman run` has ended, and it would create the removed storage again.
 */
export async function processesEnded(path: string, host: Host, limit = CLEANUP_LIMIT): Promise<boolean> {
  for (const deadline = Date.now() + limit; ; await sleep(50)) {
    const pids = (await host.list('/proc')).filter((name) => /^\d+$/.test(name));
    const commands = await Promise.all(pids.map((pid) => host.read(`/proc/${pid}/cmdline`)));
    if (!commands.some((command) => command?.includes(path))) return true;
    if (Date.now() > deadline) return false;
  }
}

async function hasStorage(host: Host): Promise<boolean> {
  const { graphRoot } = await storageConf(host);
  return (await storeAt(graphRoot, host)).exists;
}

// What podman creates in the home even if its storage is elsewhere, deepest first.
const MADE = [
  '.config/cni/net.d',
  '.config/cni',
  '.config/containers',
  '.config',
  '.cache/containers',
  '.cache',
];

async function absentDirectories(host: Host): Promise<string[]> {
  const paths = MADE.map((path) => join(homeDirectory(host), path));
  const there = await Promise.all(paths.map((path) => pathExists(path)));
  return paths.filter((_, index) => !there[index]);
}

async function removeMade(path: string): Promise<void> {
  // Podman with the CNI backend leaves a lock there.
  await rm(join(path, 'cni.lock'), { force: true });
  // It was not created, or someone else uses it now.
  await rmdir(path).catch(() => undefined);
}

async function endPauseProcess(host: Host): Promise<void> {
  const pause = await findPauseProcess(host);
  if (pause === undefined) return;
  process.kill(pause.pid);
  await rm(pause.file, { force: true });
}

/** podman has systemd start the user's D-Bus. systemd starts it again for the next client. */
async function busRuns(host: Host): Promise<boolean> {
  const manager = managerCgroup(host.user.uid);
  const places = ['session.slice', 'app.slice'].flatMap((slice) =>
    ['dbus.service', 'dbus-broker.service'].map((unit) => host.exists(`${manager}/${slice}/${unit}`)),
  );
  return (await Promise.all(places)).includes(true);
}

async function stopBus(host: Host): Promise<void> {
  if (!(await busRuns(host))) return;
  const env = { XDG_RUNTIME_DIR: (await userSession(host)).directory };
  await attempt(['systemctl', '--user', 'stop', 'dbus.service'], { timeout: 15, env });
}
