import { readdir, readFile, readlink } from 'node:fs/promises';
import { listeningSockets } from '../../platform/listening-sockets.js';

/** A socket that listens. */
interface Listener {
  readonly port: number;
  readonly uid: number;
  /** Undefined for a process of another user: only its uid is known. */
  readonly process: { readonly pid: number; readonly name: string } | undefined;
}

/**
 * Finds the processes that listen on ports, without ss(8), which some hosts lack.
 * @param proc another directory than /proc, for tests
 */
export async function listeners(ports: readonly number[], proc = '/proc'): Promise<Listener[]> {
  const tables = await Promise.all(
    // A host without IPv6 has no tcp6.
    ['tcp', 'tcp6'].map((name) => readFile(`${proc}/net/${name}`, 'utf8').catch(() => '')),
  );
  const sockets = tables.flatMap(listeningSockets).filter(({ port }) => ports.includes(port));
  if (sockets.length === 0) return [];
  const owners = await processesOf(new Set(sockets.map(({ inode }) => inode)), proc);
  return sockets.map(({ port, uid, inode }) => ({ port, uid, process: owners.get(inode) }));
}

async function processesOf(inodes: ReadonlySet<string>, proc: string) {
  const owners = new Map<string, { pid: number; name: string }>();
  const pids = (await readdir(proc)).filter((name) => /^\d+$/.test(name));
  for (const pid of pids) {
    // Files of other users' processes are hidden, and processes may end meanwhile.
    const files = await readdir(`${proc}/${pid}/fd`).catch(() => []);
    for (const file of files) {
      const target = await readlink(`${proc}/${pid}/fd/${file}`).catch(() => '');
      const inode = /^socket:\[(\d+)\]$/.exec(target)?.[1];
      if (inode === undefined || !inodes.has(inode)) continue;
      const name = await readFile(`${proc}/${pid}/comm`, 'utf8').catch(() => '');
      owners.set(inode, { pid: Number(pid), name: name.trim() });
    }
  }
  return owners;
}

/** One line for each. Pure. */
export function portLines(ports: readonly number[], found: readonly Listener[]): string[] {
  if (found.length === 0) return [`nothing listens on ${describePort(ports)}`];
  return found.map(({ port, uid, process }) => {
    const whose = process ? `${process.name} (pid ${process.pid})` : 'a process of another user';
    return `${port}: ${whose}, uid ${uid}`;
  });
}

function describePort(ports: readonly number[]): string {
  const [first, last] = [ports[0], ports.at(-1)];
  return ports.length > 1 ? `${first} to ${last}` : `${first}`;
}
