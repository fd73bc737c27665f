import type { Host } from '../host.js';
import { runtimeDirectory } from './home.js';

/** The process with the user namespace that every podman of a user joins. */
interface PauseProcess {
  readonly pid: number;
  /** The file with its pid. */
  readonly file: string;
}

/**
 * The pause process of this user, if one runs. Source: pkg/rootless of Podman, which writes its pid below the
 * runtime directory.
 */
export async function findPauseProcess(host: Host): Promise<PauseProcess | undefined> {
  const file = `${runtimeDirectory(host)}/libpod/tmp/pause.pid`;
  const pid = Number(await host.read(file));
  if (!Number.isInteger(pid) || pid <= 1) return undefined;
  // Another process may have the pid now.
  const name = (await host.read(`/proc/${pid}/comm`))?.trim();
  return name === 'catatonit' || name?.startsWith('podman pause') ? { pid, file } : undefined;
}

/**
 * The map of its user namespace, from the kernel without starting a process.
 * @returns /proc/PID/uid_map, or nothing if no pause process runs
 */
export async function pauseProcessMap(host: Host): Promise<string | undefined> {
  const pause = await findPauseProcess(host);
  return pause && host.read(`/proc/${pause.pid}/uid_map`);
}
