import { readdir, readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

/** The variable that marks every command of a job. */
export const JOB_VARIABLE = 'PODMAN_REGISTRY_JOB';

/**
 * The commands of a job that still run after their parent process: main of a cancelled job ends immediately, but
 * its commands continue. Every command runs under timeout(1), so these are the `timeout` processes with the job's
 * mark. Processes that podman keeps running have the mark too, but other names.
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
      // It has ended, or belongs to another user.
    }
  }
  return found;
}

/** Waits up to `limit` seconds until no command of a job is running. @returns whether that is the case */
export async function commandsEnded(job: string, limit: number): Promise<boolean> {
  for (const deadline = Date.now() + limit * 1000; ; await sleep(100)) {
    if ((await leftoverCommands(job)).length === 0) return true;
    if (Date.now() > deadline) return false;
  }
}
