import { readdirSync, readFileSync } from 'node:fs';

/** Private memory in KiB of some processes, each with all below it; pages of files do not count. */
export function privateMemory(pids: readonly string[]): number[] {
  const processes = readdirSync('/proc').flatMap((pid) => (/^\d+$/.test(pid) ? readStatus(pid) : []));
  const below = (pid: string): string[] => [
    pid,
    ...processes.filter(({ parent }) => parent === pid).flatMap((one) => below(one.pid)),
  ];
  const own = (pid: string) => processes.find((known) => known.pid === pid)?.anonymous ?? 0;
  return pids.map((root) => below(root).reduce((sum, pid) => sum + own(pid), 0));
}

function readStatus(pid: string): { pid: string; parent: string; anonymous: number }[] {
  let status: string;
  try {
    status = readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return []; // It has ended meanwhile.
  }
  const read = (key: string) => Number(new RegExp(`^${key}:\\s+(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  return [{ pid, parent: String(read('PPid')), anonymous: read('RssAnon') }];
}

/**
 * Looks at the memory every 50 ms.
 * @returns ends it, and tells what each had at first and at most
 */
export function watchMemory(pids: readonly string[]): () => { before: number[]; peak: number[] } {
  const before = privateMemory(pids);
  const peak = [...before];
  const look = () => {
    for (const [index, now] of privateMemory(pids).entries()) peak[index] = Math.max(peak[index] ?? 0, now);
  };
  const sampling = setInterval(look, 50);
  return () => {
    clearInterval(sampling);
    look();
    return { before, peak };
  };
}
