import { CommandError } from '../../../platform/exec.js';
import { check, EVERYTHING, error, ok, skipped } from '../../check.js';
import { hasConmon } from '../../facts/conmon.js';
import { pauseProcessMap } from '../../facts/pause-process.js';
import { SCRATCH_PREFIX } from '../../facts/scratch-name.js';
import type { Host } from '../../host.js';
import { asUser, automatic, byHand } from '../../remedy.js';
import { lacksIds, mappableIds } from '../../subids/facts.js';
import { type IdMapping, idCount, parseIdMap } from '../../subids/idmap.js';

interface NamespaceFacts {
  /** The map of podman's user namespace, or why it failed; nothing if podman is missing. */
  readonly map: readonly IdMapping[] | CommandError | 'no ids' | undefined;
  /** The containers that `podman system migrate` stops. */
  readonly running: readonly string[];
  /** How many ids the map should have. */
  readonly expected: number;
}

// What podman says if it cannot even create a user namespace, and the check that explains it.
const OTHER_CAUSES: readonly (readonly [said: RegExp, id: string])[] = [
  [/cannot clone: Permission denied|failed to reexec: Permission denied/, 'RP031'],
  [/cannot clone: (?:No space left on device|Invalid argument)|user namespaces are not enabled/, 'RP030'],
  [/newuidmap: .*Operation not permitted|set[ug]id or have filecaps/, 'RP015 and RP028'],
  [/new[ug]idmap: write to [ug]id_map failed: Invalid argument/, 'RP022'],
];

// What podman says if it fails later. Whether the namespace is left over then depends on which call came first.
const LATER_FAILURES: typeof OTHER_CAUSES = [
  [/could not find "netavark"/, 'RP073'],
  [/boot ID differs/, 'RP058'],
  [/BoltDB database/, 'RP086'],
  [/mkdir \/(?:var|run)\/\S*containers\/storage\S*: permission denied/, 'RP059'],
  [/configure storage: .*can't stat program/, 'RP053'],
  [/configure storage: /, 'RP050 to RP059'],
];

/**
 * The user namespace that podman actually creates. If its map lacks subordinate ids, the pause process is older
 * than the ranges; `podman system migrate` ends it and every container of the user.
 */
export const pauseProcess = check<NamespaceFacts>({
  id: 'RP027',
  title: 'user namespace',
  phase: 'podman',
  reads: '/proc/PID/uid_map of the pause process, or without one `podman unshare cat /proc/self/uid_map`.',
  cause: 'The pause process of this user is older than the subordinate IDs, or podman can no longer join it.',
  cure: 'Run `podman system migrate`. It stops every container of the user.',
  signatures: [
    /cannot re-exec process to join the existing user namespace/,
    /cannot set user namespace/,
    /cannot join pause process/,
  ],
  sources: ['podman-system-migrate(1)', 'pkg/rootless of Podman', 'containers/podman#28157, #17512'],
  limit: 30,
  read: async (host) => {
    if ((await host.find('podman')) === undefined) return { map: undefined, running: [], expected: 0 };
    const expected = await mappableIds(host);
    try {
      const map = parseIdMap((await pauseProcessMap(host)) ?? (await host.podman.userNamespaceMap()));
      if (idCount(map) >= expected) return { map, running: [], expected };
      if (await lacksIds(host)) return { map: 'no ids', running: [], expected };
      return { map, running: await runningContainers(host), expected };
    } catch (thrown) {
      if (!(thrown instanceof CommandError)) throw thrown;
      if (await lacksIds(host)) return { map: 'no ids', running: [], expected };
      return { map: thrown, running: await runningOrUnknown(host), expected };
    }
  },
  judge: judgeNamespace,
});

function judgeNamespace({ map, running, expected }: NamespaceFacts) {
  if (map === undefined) return skipped('podman is not installed');
  if (map === 'no ids') return skipped('the user has no ID ranges, see RP020');
  const migrate = asUser(['podman', 'system', 'migrate'], { timeout: 300 });
  if (map instanceof CommandError) {
    const explains = (causes: typeof OTHER_CAUSES) =>
      causes.find(([said]) => said.test(map.result.stderr))?.[1];
    const later = explains(LATER_FAILURES);
    if (later !== undefined)
      return skipped(`podman fails for another reason, see ${later}: ${map.lastWords}`);
    const found = `podman cannot create a user namespace: ${map.lastWords}`;
    const other = explains(OTHER_CAUSES);
    if (other !== undefined) return error(EVERYTHING, found, byHand(`See ${other}.`));
    return error(
      EVERYTHING,
      found,
      running.length > 0
        ? byHand(`podman system migrate may help; it stops ${running.join(', ')}.`, migrate)
        : automatic('End the pause process, so that podman starts a new one.', migrate),
    );
  }
  if (idCount(map) < expected) {
    const found = `podman's user namespace has ${idCount(map)} of ${expected} IDs`;
    return error(
      EVERYTHING,
      found,
      running.length > 0
        ? byHand(`Run podman system migrate; it stops ${running.join(', ')}.`, migrate)
        : automatic('End the pause process, which is older than the ranges.', migrate),
    );
  }
  return ok(map.map(({ inside, outside, count }) => `${inside}→${outside} (${count})`).join(', '));
}

/** Without the test container of RP092, which may run at the same time. */
async function runningContainers(host: Host): Promise<string[]> {
  const names = await host.podman.runningContainers();
  return names.filter((name) => !name.startsWith(SCRATCH_PREFIX));
}

/** If podman cannot list its containers, look for conmon, which runs for each container. */
async function runningOrUnknown(host: Host): Promise<string[]> {
  try {
    return await runningContainers(host);
  } catch (thrown) {
    if (!(thrown instanceof CommandError)) throw thrown;
    return (await hasConmon(host)) ? ['containers that podman cannot list'] : [];
  }
}
