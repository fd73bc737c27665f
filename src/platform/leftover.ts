import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** Marks the environment of every command that a job starts. */
export const JOB_VARIABLE = 'PODMAN_REGISTRY_JOB';

/**
 * The commands of a job that still run although the process that started them is gone: a cancelled job's main ends at
 * once, and what it had called goes on to its end. Every command of ours runs under timeout(1), so these are the
 * `timeout` processes with the job's mark; what podman leaves running on purpose has the mark too, but other names.
 */
export async function leftoverCommands(job: string, proc = '/proc'): Promise<number[]> {
  const mark = `${JOB_VARIABLE}=${job}`;
  const found: number[] = [];
  for (const entry of await readdir(proc)) {
    if (!/^\d+$/.test(entry)) continue;
    try {
      if ((await readFile(`${proc}/${entry}/comm`, 'utf8')).trim() !== 'timeout') continue;
      const environment = (await readFile(`${proc}/${entry}/environ`, 'utf8')).split('\0');
      if (environment.includes(mark)) found.push(Number(entry));
    } catch {
      // It has ended since, or is another user's.
    }
  }
  return found;
}

/** Waits until none of a job's commands runs any more, at most `limit` seconds. Returns whether that is so. */
export async function commandsEnded(job: string, limit: number): Promise<boolean> {
  for (const deadline = Date.now() + limit * 1000; ; await sleep(100)) {
    if ((await leftoverCommands(job)).length === 0) return true;
    if (Date.now() > deadline) return false;
  }
}
