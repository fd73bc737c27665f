import { UserError } from '../../errors.js';
import { CommandError } from '../../exec/run.js';
import { Podman } from '../../podman/podman.js';
import { check, type Verdict } from '../check.js';
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
    const podman = new Podman(host.attempt);
    try {
      const map = parseIdMap(await podman.userNamespaceMap());
      return { map, running: isWhole(map) ? [] : await podman.runningContainers() };
    } catch (thrown) {
      if (thrown instanceof CommandError) return { map: thrown, running: await runningOrUnknown(podman) };
      throw thrown;
    }
  },
  judge: judgeNamespace,
  mend: async ({ running }, host) => {
    if (running.length > 0) throw new UserError(`it would stop ${running.join(', ')}`);
    await new Podman(host.attempt).systemMigrate();
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
