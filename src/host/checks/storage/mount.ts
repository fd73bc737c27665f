import { resolve } from 'node:path';
import { type Check, type Condition, check } from '../../check.js';
import type { MountIds } from '../../subids/idmap.js';
import { type MountFacts, readMount } from './mount-facts.js';
import { judgeMount } from './mount-verdict.js';

/** Not one of the host's own checks, since it is about one path and one map. */
export const mountCondition: Condition = {
  id: 'RP057',
  title: 'a path that the pod mounts',
  reads:
    'Owner, mode and content of the directory and of those above it, its mount and file system, and whether SELinux enforces.',
  cause:
    'A container has other ids on the host than inside, and a directory that belongs to none of them is closed to it.',
  cure: "Give the directory to the container's ids with `podman unshare chown -R`, mount it with `:U`, which does the same, or take `keep-id`, so that the container runs as the user.",
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
 * Can a pod use a directory of the user's for the data that it writes?
 * @param path of the directory that is mounted; it may not exist yet
 */
export function mountCheck(path: string, ids: MountIds): Check {
  return check<MountFacts>({
    ...mountCondition,
    phase: 'host',
    read: (host) => readMount(resolve(path), ids, host),
    judge: judgeMount,
  });
}
