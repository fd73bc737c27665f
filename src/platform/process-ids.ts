import { readdir } from 'node:fs/promises';

/** The ids of all processes, as they are written in /proc. A process may end at any time. */
export async function processIds(proc = '/proc'): Promise<string[]> {
  return (await readdir(proc)).filter((name) => /^\d+$/.test(name));
}
