import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { processIds } from './process-ids.js';

/** The variable that marks every command of a job. */
export const JOB_VARIABLE = 'PODMAN_REGISTRY_JOB';

/**
 * The commands of a job that still run after their parent process: main of a cancelled job ends immediately, but
 * its commands continue. Every command runs under timeout(1), so these are the `timeout` processes with the job's
 * mark. Processes that podman keeps running have the mark too, but other names.
 */
export function leftoverCommands(job: string, proc?: string): Promise<number[]> {
  return markedProcesses(job, 'timeout', () => true, proc);
}

/**
 * The processes of this user with a job's mark.
 * @param name the name of the program in the process table, at most 15 characters
 * @param isOne decides by the command line
 */
export async function markedProcesses(
  job: string,
  name: string,
  isOne: (argv: readonly string[]) => boolean,
  proc = '/proc',
): Promise<number[]> {
  const mark = `${JOB_VARIABLE}=${job}`;
  const found: number[] = [];
  for (const entry of await processIds(proc)) {
    const read = (file: string) => readFile(`${proc}/${entry}/${file}`, 'utf8');
    try {
      if ((await read('comm')).trim() !== name || !(await read('environ')).split('\0').includes(mark))
        continue;
      if (isOne((await read('cmdline').catch(() => '')).split('\0'))) found.push(Number(entry));
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
