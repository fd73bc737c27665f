import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { markedProcesses } from '../platform/leftover.js';
import { removeIfEmpty } from './remove.js';

/** The directory of a user's session. Source: pam_systemd(8) */
export function sessionDirectory(): string {
  return `/run/user/${process.getuid?.() ?? 0}`;
}

/** Where the podman.socket of this user listens. Source: podman-system-service(1) */
export function userSocket(): string {
  return `${sessionDirectory()}/podman/podman.sock`;
}

/**
 * Stops the podman.socket of this user, and removes its file: the unit has no RemoveOnStop=.
 * @param made whether its directory was created for it
 */
export async function stopSocket(
  made: boolean,
  { asUser }: { asUser(argv: readonly string[]): Promise<void> },
): Promise<void> {
  // Of a post step, too, the environment can lack it.
  const session = `XDG_RUNTIME_DIR=${sessionDirectory()}`;
  await asUser(['env', session, 'systemctl', '--user', 'stop', 'podman.socket', 'podman.service']);
  await rm(userSocket(), { force: true });
  if (made) await removeIfEmpty(dirname(userSocket()));
}

// Milliseconds, and how often.
const PAUSE = 50;
const ROUNDS = 100;

/**
 * Ends the `podman system service` that a job started: of the processes with its mark, not of others of this user.
 * @returns how many there were
 * @throws Error if one does not end within 5 s
 */
export async function endService(job: string): Promise<number> {
  const isService = (argv: readonly string[]) => argv.includes('system') && argv.includes('service');
  const found = () => markedProcesses(job, 'podman', isService);
  const processes = await found();
  for (const pid of processes) process.kill(pid, 'SIGTERM');
  for (let round = 0; (await found()).length > 0; round++) {
    if (round === ROUNDS) throw new Error('it does not end');
    await sleep(PAUSE);
  }
  return processes.length;
}
