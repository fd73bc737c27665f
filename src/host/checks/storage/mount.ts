import { resolve } from 'node:path';
import { type Check, type Condition, check, error, info, ok, type Verdict, warning } from '../../check.js';
import type { PathFacts } from '../../host.js';
import { asRoot, asUser, byHand, octal, type Remedy, type Step } from '../../remedy.js';
import { hostId, insideId, type MountIds, type NamespaceIds, podmanIds } from '../../subids/idmap.js';
import { type MountFacts, type MountPath, readMount } from './mount-facts.js';

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

/** Whether the registry in a pod can read and write a directory. Pure. */
export function judgeMount(facts: MountFacts): Verdict {
  const { path, user, ids, itself, above, content, readOnly, fileSystem, selinux } = facts;
  const inTheWay = (found: string, remedy: Remedy) => error(['pod'], found, remedy);
  const closed = above.find((place) => !podmanMay(place.facts, facts, 1));
  if (closed !== undefined) {
    return inTheWay(
      `${user.name}, who starts the pod, has no access to ${describe(closed)}, so nothing below it can be mounted`,
      byHand(
        `Let ${user.name} enter ${closed.path}, or use another directory.`,
        asRoot(['chmod', 'o+x', closed.path]),
      ),
    );
  }
  if (readOnly) {
    return inTheWay(
      `${path} is on a file system that is mounted read-only`,
      byHand('Use a directory on a writable file system.'),
    );
  }
  if (itself === undefined) return judgeNew(facts, inTheWay);
  if (itself.kind !== 'directory') {
    return inTheWay(
      `${path} is not a directory`,
      byHand('Use a directory, or a path that does not exist yet.'),
    );
  }
  const foreign = [{ path, facts: itself }, ...content].find((place) => !containerMay(place.facts, facts));
  if (foreign !== undefined) {
    return inTheWay(
      `the registry, ${describeRegistry(facts)}, has no access to ${describe(foreign)}`,
      give(facts),
    );
  }
  if (selinux && (fileSystem === 'network' || fileSystem === 'without owners')) {
    return warning(
      `${path} is on a file system without labels, and SELinux is enforcing`,
      byHand(
        'Mount the file system with context="system_u:object_r:container_file_t:s0"; `:z` cannot label its files.',
      ),
    );
  }
  if (selinux && !has(ids.podman, itself)) {
    return warning(
      `${describe({ path, facts: itself })} needs a container label, because SELinux is enforcing, and ${user.name} may not label files of other users`,
      byHand('Label it as root.', asRoot(['chcon', '--recursive', '--type=container_file_t', path])),
    );
  }
  if (fileSystem === 'network' && processIds(facts).uid !== user.uid) {
    return warning(
      `${path} is on a network file system, whose server may not know the registry, ${describeRegistry(facts)}`,
      byHand('Take `userns: keep-id` or podman’s default, so that the registry writes as the user.'),
    );
  }
  if (fileSystem === 'memory') {
    return info(
      `${path} is in memory: its content is lost when the machine stops`,
      byHand('Use a directory on a disk for permanent data.'),
    );
  }
  const label = selinux ? '; podman labels it for containers, as :z does' : '';
  return ok(`${describe({ path, facts: itself })}; the registry is ${describeRegistry(facts)}${label}`);
}

function judgeNew(facts: MountFacts, inTheWay: (found: string, remedy: Remedy) => Verdict): Verdict {
  const { path, user, above, fileSystem } = facts;
  const [nearest] = above;
  const target = processIds(facts);
  if (nearest === undefined || nearest.facts.kind !== 'directory' || !permits(nearest.facts, user, 3)) {
    const place = nearest === undefined ? path : describe(nearest);
    return inTheWay(
      `${path} does not exist, and ${user.name} cannot create it in ${place}`,
      byHand(
        'Create the directory for the registry as root.',
        asRoot(['install', '--directory', `--owner=${target.uid}`, `--group=${target.gid}`, path]),
      ),
    );
  }
  if (fileSystem === 'without owners' && target.uid !== user.uid) {
    return inTheWay(
      `${path} would be on a file system without owners, and the registry is ${describeRegistry(facts)}`,
      byHand('Take `userns: keep-id` or podman’s default, so that the registry writes as the user.'),
    );
  }
  return ok(`${path} will be created; the registry is ${describeRegistry(facts)}`);
}

/** The remedy that makes the registry the owner of a directory, from podman's user namespace if it has the ids. */
function give(facts: MountFacts): Remedy {
  const { path, user, itself, content, ids } = facts;
  const target = processIds(facts);
  const owners = [itself, ...content.map((place) => place.facts)].flatMap((one) => one ?? []);
  const reachable = owners.every((one) => has(ids.podman, one));
  const { uid, gid } = podmanIds(ids);
  const inPodman = `${uid}:${gid}`;
  const step: Step = reachable
    ? asUser(['podman', 'unshare', 'chown', '-R', inPodman, path])
    : asRoot(['chown', '-R', `${target.uid}:${target.gid}`, path]);
  const advice = [
    reachable
      ? `Make the registry its owner: podman unshare chown -R ${inPodman} ${path}`
      : `Make the registry its owner as root, because it belongs to IDs that ${user.name} does not have: chown -R ${target.uid}:${target.gid} ${path}`,
    ...(reachable
      ? [`in a .container file \`Volume=${path}:/var/lib/registry:U\` does the same at each start`]
      : []),
    ...(target.uid !== user.uid && owners.every(({ uid }) => uid === user.uid)
      ? [`or use \`userns: keep-id\`, which runs the registry as ${user.name}`]
      : []),
  ];
  return byHand(`${advice.join('; ')}.`, step);
}

/** The process's ids on the host. */
function processIds({ ids, user }: MountFacts): { readonly uid: number; readonly gid: number } {
  return {
    uid: hostId(ids.uids, ids.process.uid) ?? user.uid,
    gid: hostId(ids.gids, ids.process.gid) ?? user.gid,
  };
}

/**
 * Whether the registry may read and write it. Root of a namespace has full access to files with ids of the
 * namespace.
 */
function containerMay(one: PathFacts, facts: MountFacts): boolean {
  const { ids } = facts;
  if (ids.process.uid === 0 && has(ids, one)) return true;
  return permits(one, processIds(facts), one.kind === 'directory' ? 7 : 4);
}

/** Whether podman, as the user in podman's user namespace, has this access. */
function podmanMay(one: PathFacts, { ids, user }: MountFacts, bits: number): boolean {
  return has(ids.podman, one) || permits(one, user, bits);
}

function has(namespace: NamespaceIds, { uid, gid }: PathFacts): boolean {
  return insideId(namespace.uids, uid) !== undefined && insideId(namespace.gids, gid) !== undefined;
}

/** Checks the mode bits: 4 to read, 2 to write, 1 to enter. */
function permits(one: PathFacts, who: { readonly uid: number; readonly gid: number }, bits: number): boolean {
  const shift = one.uid === who.uid ? 6 : one.gid === who.gid ? 3 : 0;
  return ((one.mode >> shift) & bits) === bits;
}

/** `container uid 0, on the host 100000`. */
function describeRegistry(facts: MountFacts): string {
  const { uid } = processIds(facts);
  const name = uid === facts.user.uid ? ` (${facts.user.name})` : '';
  return `container uid ${facts.ids.process.uid}, on the host ${uid}${name}`;
}

function describe({ path, facts: { uid, gid, mode } }: MountPath): string {
  return `${path} (${uid}:${gid}, mode ${octal(mode)})`;
}
