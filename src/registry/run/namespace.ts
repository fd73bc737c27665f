import { readFile } from 'node:fs/promises';
import { type IdMapping, insideId, parseIdMap } from '../../host/subids/idmap.js';
import { CommandError } from '../../platform/exec.js';
import { processIds } from '../../platform/process-ids.js';
import type { Podman } from '../../podman/podman.js';
import { containersOf } from '../spec/containers.js';
import type { RegistrySpec } from '../spec/registry-spec.js';

/** The actual user namespace of a pod: container ids and their host ids. */
export interface PodNamespace {
  readonly uids: readonly IdMapping[];
  readonly gids: readonly IdMapping[];
  /** The uid of the registry. */
  readonly uid: { readonly inside: number; readonly outside: number };
}

/**
 * Reads the maps of the registry's first process, from outside, because a process inside sees the ids of podman's
 * namespace instead of the host's.
 * @param proc another directory than /proc, for tests
 * @returns undefined if it no longer runs
 */
export async function inspectUserNamespace(
  pod: RegistrySpec,
  podman: Podman,
  proc = '/proc',
): Promise<PodNamespace | undefined> {
  const [registry] = containersOf(pod);
  try {
    const name = `${pod.name}-${registry.name}`;
    const pid = (await watchedProcess(name, proc)) ?? (await podman.firstProcess(name));
    const [uids, gids, status] = await Promise.all(
      ['uid_map', 'gid_map', 'status'].map((file) => readFile(`${proc}/${pid}/${file}`, 'utf8')),
    );
    return parsePodNamespace(uids ?? '', gids ?? '', status ?? '');
  } catch (thrown) {
    // For information only: the proof detects a pod that has ended.
    if (thrown instanceof CommandError || (thrown as NodeJS.ErrnoException).code !== undefined)
      return undefined;
    throw thrown;
  }
}

/**
 * The first process of a container, from the pid file of its conmon. Calling podman takes a hundred times as long.
 * Source: conmon(8), --name and --container-pidfile, which podman passes as -n and -p.
 */
async function watchedProcess(container: string, proc: string): Promise<number | undefined> {
  const pids = await processIds(proc);
  const found = await Promise.all(pids.map((pid) => watchedBy(pid, container, proc).catch(() => undefined)));
  return found.find((pid) => pid !== undefined);
}

async function watchedBy(pid: string, container: string, proc: string): Promise<number | undefined> {
  if ((await readFile(`${proc}/${pid}/comm`, 'utf8')) !== 'conmon\n') return undefined;
  const words = (await readFile(`${proc}/${pid}/cmdline`, 'utf8')).split('\0');
  const after = (option: string) => words[words.indexOf(option) + 1];
  if (after('-n') !== container || !words.includes('-p')) return undefined;
  const first = Number(await readFile(after('-p') ?? '', 'utf8'));
  return Number.isInteger(first) && first > 0 ? first : undefined;
}

/** Reads /proc/PID/uid_map, gid_map and status as the host sees them. */
function parsePodNamespace(uidMap: string, gidMap: string, status: string): PodNamespace | undefined {
  const uids = parseIdMap(uidMap);
  const outside = Number(/^Uid:\s+(\d+)/m.exec(status)?.[1]);
  const inside = insideId(uids, outside);
  return inside === undefined ? undefined : { uids, gids: parseIdMap(gidMap), uid: { inside, outside } };
}
