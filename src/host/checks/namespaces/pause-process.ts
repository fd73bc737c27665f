import { CommandError } from '../../../platform/exec.js';
import { check, EVERYTHING, error, ok, skipped } from '../../check.js';
import { pauseProcessMap } from '../../facts/pause-process.js';
import type { Host } from '../../host.js';
import { asUser, automatic, byHand } from '../../remedy.js';
import { type IdMapping, idCount, parseIdMap } from '../../subids/idmap.js';
import { ENOUGH_IDS } from '../../subids/ranges.js';

interface NamespaceFacts {
  /** What podman's user namespace maps, or why there is none; nothing where there is no podman. */
  readonly map: readonly IdMapping[] | CommandError | undefined;
  /** The containers that `podman system migrate` would stop. */
  readonly running: readonly string[];
}

/**
 * The probe that decides: the user namespace that podman really makes. A map that lacks the subordinate ids comes from
 * a pause process that is older than they are; `podman system migrate` ends it, and every container of the user with it.
 */
export const pauseProcess = check<NamespaceFacts>({
  id: 'RP027',
  title: 'user namespace',
  phase: 'podman',
  reads:
    '/proc/PID/uid_map of the pause process, or `podman unshare cat /proc/self/uid_map` where there is none.',
  cause: 'The pause process of this user is older than the subordinate ids, or cannot be joined any more.',
  cure: '`podman system migrate`, which stops every container of the user.',
  signatures: [
    /cannot re-exec process to join the existing user namespace/,
    /cannot set user namespace/,
    /cannot join pause process/,
  ],
  sources: ['podman-system-migrate(1)', 'pkg/rootless of Podman', 'containers/podman#28157, #17512'],
  limit: 30,
  read: async (host) => {
    const { podman } = host;
    if ((await host.find('podman')) === undefined) return { map: undefined, running: [] };
    try {
      const map = parseIdMap((await pauseProcessMap(host)) ?? (await podman.userNamespaceMap()));
      return { map, running: isWhole(map) ? [] : await podman.runningContainers() };
    } catch (thrown) {
      if (thrown instanceof CommandError) return { map: thrown, running: await runningOrUnknown(host) };
      throw thrown;
    }
  },
  judge: judgeNamespace,
});

function judgeNamespace({ map, running }: NamespaceFacts) {
  if (map === undefined) return skipped('there is no podman');
  const migrate = asUser(['podman', 'system', 'migrate'], { timeout: 300 });
  if (map instanceof CommandError) {
    return error(
      EVERYTHING,
      `podman cannot make a user namespace: ${map.lastWords}`,
      running.length > 0
        ? byHand(`podman system migrate may help; it stops ${running.join(', ')}.`, migrate)
        : automatic('End the pause process, so that podman begins anew.', migrate),
    );
  }
  if (!isWhole(map)) {
    const found = `podman's user namespace holds ${idCount(map)} ids of the ${ENOUGH_IDS + 1} that the ranges give`;
    return error(
      EVERYTHING,
      found,
      running.length > 0
        ? byHand(`podman system migrate fixes it, and stops ${running.join(', ')}.`, migrate)
        : automatic('End the pause process, which is older than the ranges.', migrate),
    );
  }
  return ok(map.map(({ inside, outside, count }) => `${inside}→${outside} (${count})`).join(', '));
}

/** A podman that cannot say what runs may have something running: each container has a conmon that watches it. */
async function runningOrUnknown(host: Host): Promise<string[]> {
  try {
    return await host.podman.runningContainers();
  } catch (thrown) {
    if (!(thrown instanceof CommandError)) throw thrown;
    return (await hasConmon(host)) ? ['what podman cannot list'] : [];
  }
}

async function hasConmon(host: Host): Promise<boolean> {
  const pids = (await host.list('/proc')).filter((name) => /^\d+$/.test(name));
  const found = await Promise.all(
    pids.map(async (pid) => {
      if ((await host.read(`/proc/${pid}/comm`))?.trim() !== 'conmon') return false;
      // conmon runs in no user namespace of its own, so this is the user.
      return (await host.stat(`/proc/${pid}`))?.uid === host.user.uid;
    }),
  );
  return found.includes(true);
}

function isWhole(map: readonly IdMapping[]): boolean {
  return idCount(map) > ENOUGH_IDS;
}
