import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

function mountsOf(type: RegExp, mounts: string): string[] {
  const fields = mounts.split('\n').map((line) => line.split(' '));
  return fields.flatMap(([, target, found]) =>
    target !== undefined && type.test(found ?? '') ? [target] : [],
  );
}

/** Where cgroup v2 is mounted, by the text of /proc/self/mounts; also in the hybrid layout. */
export function unifiedMount(mounts: string): string | undefined {
  return mountsOf(/^cgroup2$/, mounts)[0];
}

/** Paths that the cgroup of a name can have, v1 and v2: nspawn makes one of the same name in systemd's own v1. */
export function cgroupsNamed(name: string, mounts: string): string[] {
  return mountsOf(/^cgroup2?$/, mounts).map((mount) => join(mount, name));
}

/** Ids of all processes in a cgroup and below; none where the cgroup does not exist. */
export async function processesIn(cgroup: string): Promise<number[]> {
  const entries = await readdir(cgroup, { withFileTypes: true }).catch(() => []);
  const own = await readFile(join(cgroup, 'cgroup.procs'), 'utf8').catch(() => '');
  const below = await Promise.all(
    entries.filter((entry) => entry.isDirectory()).map((entry) => processesIn(join(cgroup, entry.name))),
  );
  return [...own.split('\n').filter(Boolean).map(Number), ...below.flat()];
}

/** Whether a text of /proc/PID/status is that of the first process of a process namespace below ours. */
function isNamespaceInit(status: string): boolean {
  const ids = /^NSpid:\s+(.*)$/m.exec(status)?.[1]?.split(/\s+/) ?? [];
  // nspawn's forks are still called systemd-nspawn; only the booted init has another name.
  return ids.length > 1 && ids.at(-1) === '1' && /^Name:\s+(systemd|init)$/m.test(status);
}

/** The process that is PID 1 of the machine in a cgroup, once it has been started by `parent`. */
export async function initOf(cgroup: string, parent: number): Promise<number | undefined> {
  for (const pid of await processesIn(cgroup)) {
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    if (status.includes(`\nPPid:\t${parent}\n`) && isNamespaceInit(status)) return pid;
  }
  return undefined;
}
