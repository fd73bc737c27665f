import { resolve } from 'node:path';
import { type Check, type Condition, check } from '../../check.js';
import type { MountIds } from '../../subids/idmap.js';
import { type MountFacts, readMount } from './mount-facts.js';
import { judgeMount } from './mount-verdict.js';

/** Not in the list of checks, because it depends on one path and one map. */
export const mountCondition: Condition = {
  id: 'RP057',
  title: 'mounted directory',
  reads:
    'Owner, mode and content of the directory, its parents, its mount and file system, and whether SELinux is enforcing.',
  cause:
    'A container has other IDs on the host than inside, and cannot access a directory that belongs to none of them.',
  cure: "Change the owner to the container's IDs with `podman unshare chown -R`, mount it with `:U`, which does the same, or use `keep-id`, so that the container runs as the user.",
  signatures: [
    /filesystem: mkdir \/var\/lib\/registry\S*: permission denied/,
    /lsetxattr\(?[^\n]*(?:operation not supported|operation not permitted)/i,
  ],
  sources: [
    'podman-run(1), --volume, :U and :z',
    'podman-unshare(1)',
    'user_namespaces(7), capabilities in a user namespace',
  ],
};

/**
 * Checks whether a pod can write its data to a directory of the user.
 * @param path the directory to mount; it may not exist yet
 */
export function mountCheck(path: string, ids: MountIds): Check {
  return check<MountFacts>({
    ...mountCondition,
    phase: 'host',
    read: (host) => readMount(resolve(path), ids, host),
    judge: judgeMount,
  });
}
