import { error, info, ok, type Verdict, warning } from '../../check.js';
import type { PathFacts } from '../../host.js';
import { asRoot, asUser, byHand, octal, type Remedy, type Step } from '../../remedy.js';
import { hostId, insideId, type NamespaceIds, podmanIds } from '../../subids/idmap.js';
import type { MountFacts, MountPath } from './mount-facts.js';

/** Can the registry of a pod read and write a directory? Pure. */
export function judgeMount(facts: MountFacts): Verdict {
  const { path, user, ids, itself, above, content, readOnly, fileSystem, selinux } = facts;
  const inTheWay = (found: string, remedy: Remedy) => error(['pod'], found, remedy);
  const closed = above.find((place) => !podmanMay(place.facts, facts, 1));
  if (closed !== undefined) {
    return inTheWay(
      `${describe(closed)} is closed to ${user.name}, who starts the pod, so nothing below it can be mounted`,
      byHand(
        `Let ${user.name} pass through ${closed.path}, or take another directory.`,
        asRoot(['chmod', 'o+x', closed.path]),
      ),
    );
  }
  if (readOnly) {
    return inTheWay(
      `${path} lies on a file system that is mounted read-only`,
      byHand('Take a directory on a file system that can be written to.'),
    );
  }
  if (itself === undefined) return judgeNew(facts, inTheWay);
  if (itself.kind !== 'directory') {
    return inTheWay(
      `${path} is no directory`,
      byHand('Name a directory, or a path that does not exist yet.'),
    );
  }
  const foreign = [{ path, facts: itself }, ...content].find((place) => !containerMay(place.facts, facts));
  if (foreign !== undefined) {
    return inTheWay(
      `${describe(foreign)} is closed to the registry, which is ${describeRegistry(facts)}`,
      give(facts),
    );
  }
  if (selinux && (fileSystem === 'network' || fileSystem === 'without owners')) {
    return warning(
      `${path} lies on a file system without labels of its own, and SELinux enforces`,
      byHand(
        'Mount the file system with context="system_u:object_r:container_file_t:s0"; `:z` cannot label what is on it.',
      ),
    );
  }
  if (selinux && !has(ids.podman, itself)) {
    return warning(
      `${describe({ path, facts: itself })} must be labelled for containers, because SELinux enforces, and ${user.name} may not label what is not theirs`,
      byHand('Label it as root.', asRoot(['chcon', '--recursive', '--type=container_file_t', path])),
    );
  }
  if (fileSystem === 'network' && processIds(facts).uid !== user.uid) {
    return warning(
      `${path} lies on a network file system, and the registry is ${describeRegistry(facts)}, whom the server may not know`,
      byHand('Take `userns: keep-id` or podman’s default, so that the registry writes as the user.'),
    );
  }
  if (fileSystem === 'memory') {
    return info(
      `${path} lies in memory: what is in it ends with the machine`,
      byHand('Take a directory on a disk for what is to stay.'),
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
      `${path} does not exist, and ${user.name} cannot make it: ${place}`,
      byHand(
        'Make the directory as root, for the registry.',
        asRoot(['install', '--directory', `--owner=${target.uid}`, `--group=${target.gid}`, path]),
      ),
    );
  }
  if (fileSystem === 'without owners' && target.uid !== user.uid) {
    return inTheWay(
      `${path} would lie on a file system that keeps no owners, and the registry is ${describeRegistry(facts)}`,
      byHand('Take `userns: keep-id` or podman’s default, so that the registry writes as the user.'),
    );
  }
  return ok(`${path} is made; the registry is ${describeRegistry(facts)}`);
}

/** How a directory comes to belong to the registry: from within podman's user namespace, where its ids reach. */
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
      ? `Give it to the registry: podman unshare chown -R ${inPodman} ${path}`
      : `Give it to the registry as root, since it belongs to ids that ${user.name} does not have: chown -R ${target.uid}:${target.gid} ${path}`,
    ...(reachable
      ? [`in a .container file \`Volume=${path}:/var/lib/registry:U\` does the same at each start`]
      : []),
    ...(target.uid !== user.uid && owners.every(({ uid }) => uid === user.uid)
      ? [`or take \`userns: keep-id\`, with which the registry is ${user.name} on the host too`]
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

/** May the registry read and write it? Root of a namespace may do anything with what belongs to ids of the namespace. */
function containerMay(one: PathFacts, facts: MountFacts): boolean {
  const { ids } = facts;
  if (ids.process.uid === 0 && has(ids, one)) return true;
  return permits(one, processIds(facts), one.kind === 'directory' ? 7 : 4);
}

/** May podman, as the user within podman's user namespace, do this with it? */
function podmanMay(one: PathFacts, { ids, user }: MountFacts, bits: number): boolean {
  return has(ids.podman, one) || permits(one, user, bits);
}

function has(namespace: NamespaceIds, { uid, gid }: PathFacts): boolean {
  return insideId(namespace.uids, uid) !== undefined && insideId(namespace.gids, gid) !== undefined;
}

/** By the bits of the mode, 4 for reading, 2 for writing, 1 for passing through. */
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
