import type { Host } from '../host.js';
import { runtimeDirectory } from './home.js';

/** The process that holds the user namespace which every podman of a user joins. */
interface PauseProcess {
  readonly pid: number;
  /** Where podman keeps its number. */
  readonly file: string;
}

/**
 * The pause process of this user, if one lives.
 * Source: pkg/rootless of Podman, which keeps its number below the runtime directory.
 */
export async function findPauseProcess(host: Host): Promise<PauseProcess | undefined> {
  const file = `${runtimeDirectory(host)}/libpod/tmp/pause.pid`;
  const pid = Number(await host.read(file));
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  // A number that another process has got since is no pause process.
  const name = (await host.read(`/proc/${pid}/comm`))?.trim();
  return name === 'catatonit' || name?.startsWith('podman pause') ? { pid, file } : undefined;
}

/**
 * The map of its user namespace. Asking the kernel spares a process.
 * @returns /proc/PID/uid_map, or nothing where no pause process lives
 */
export async function pauseProcessMap(host: Host): Promise<string | undefined> {
  const pause = await findPauseProcess(host);
  return pause && host.read(`/proc/${pause.pid}/uid_map`);
}
