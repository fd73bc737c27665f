import { UserError } from '../../errors.js';
import { CommandError } from '../../exec/run.js';
import type { Podman } from '../../podman/podman.js';
import { check, type Verdict } from '../check.js';
import type { Host } from '../host.js';
import { type IdMapping, parseIdMap } from '../idmap.js';
import { ENOUGH_IDS } from '../subids.js';

export interface NamespaceFacts {
  /** What podman's user namespace maps, or why there is none. */
  readonly map: readonly IdMapping[] | CommandError;
  readonly running: readonly string[];
}

/**
 * The probe that decides: the user namespace that podman really makes. A map that lacks the subordinate ids comes from
 * a pause process that is older than they are; `podman system migrate` ends it, and every container of the user with it.
 * Source: podman-system-migrate(1).
 */
export const namespace = check<NamespaceFacts>({
  id: 'RP027',
  title: 'user namespace',
  read: async (host) => {
    const { podman } = host;
    try {
      const map = parseIdMap((await pauseProcessMap(host)) ?? (await podman.userNamespaceMap()));
      return { map, running: isWhole(map) ? [] : await podman.runningContainers() };
    } catch (thrown) {
      if (thrown instanceof CommandError) return { map: thrown, running: await runningOrUnknown(podman) };
      throw thrown;
    }
  },
  judge: judgeNamespace,
  mend: async ({ running }, host) => {
    if (running.length > 0) throw new UserError(`it would stop ${running.join(', ')}`);
    await host.podman.systemMigrate();
  },
});

export function judgeNamespace({ map, running }: NamespaceFacts): Verdict {
  if (map instanceof CommandError) {
    return {
      fit: false,
      severity: 'error',
      found: `podman cannot make a user namespace: ${map.lastWords}`,
      remedy: 'podman unshare cat /proc/self/uid_map',
    };
  }
  if (!isWhole(map)) {
    const busy = running.length > 0 ? ` (it stops ${running.join(', ')})` : '';
    return {
      fit: false,
      severity: 'error',
      found: `podman's user namespace holds ${size(map)} ids of the ${ENOUGH_IDS + 1} that the ranges give`,
      remedy: `podman system migrate${busy}`,
    };
  }
  return {
    fit: true,
    found: map.map(({ inside, outside, count }) => `${inside}→${outside} (${count})`).join(', '),
  };
}

/**
 * The map of the pause process, whose namespace every podman of this user joins while it lives. Asking the kernel
 * spares a process. Source: pkg/rootless of Podman, which keeps its pid below the runtime directory.
 */
async function pauseProcessMap(host: Host): Promise<string | undefined> {
  const runtime = host.variable('XDG_RUNTIME_DIR');
  const pid = runtime && (await host.read(`${runtime}/libpod/tmp/pause.pid`));
  if (!pid) return undefined;
  // A number that another process has got since is no pause process.
  const name = await host.read(`/proc/${pid.trim()}/comm`);
  const isPause = name?.trim() === 'catatonit' || name?.trim().startsWith('podman pause');
  return isPause ? host.read(`/proc/${pid.trim()}/uid_map`) : undefined;
}

/** A podman that cannot say what runs may have something running. */
async function runningOrUnknown(podman: Podman): Promise<string[]> {
  try {
    return await podman.runningContainers();
  } catch {
    return ['what podman cannot list'];
  }
}

function size(map: readonly IdMapping[]): number {
  return map.reduce((sum, { count }) => sum + count, 0);
}

function isWhole(map: readonly IdMapping[]): boolean {
  return size(map) > ENOUGH_IDS;
}
