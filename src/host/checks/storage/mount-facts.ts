import { dirname } from 'node:path';
import { mountHolding } from '../../facts/mounts.js';
import type { Host, HostUser, PathFacts } from '../../host.js';
import { hostId, type IdMapping, insideId } from '../../subids/idmap.js';

/** A user namespace: its own ids inside, those of the host outside. */
export interface NamespaceIds {
  readonly uids: readonly IdMapping[];
  readonly gids: readonly IdMapping[];
}

/** The ids of a pod's containers, and what the one that uses the path runs as, inside. */
export interface MountIds extends NamespaceIds {
  readonly process: { readonly uid: number; readonly gid: number };
  /** The user namespace of the user's podman, around that of the containers. */
  readonly podman: NamespaceIds;
}

export interface Place {
  readonly path: string;
  readonly facts: PathFacts;
}

export interface MountFacts {
  readonly path: string;
  readonly user: HostUser;
  readonly ids: MountIds;
  /** The path itself; nothing where it does not exist yet, or cannot be read. */
  readonly itself: PathFacts | undefined;
  /** The directories above that can be read, the nearest first. */
  readonly above: readonly Place[];
  /** What lies in it, as far as it was read. */
  readonly content: readonly Place[];
  readonly readOnly: boolean;
  /** A word for a file system that is not like the others. */
  readonly fileSystem: 'network' | 'without owners' | 'memory' | undefined;
  readonly selinux: boolean;
}

// statfs(2): NFS; CIFS, SMB 1 and 2; vfat and exfat; tmpfs.
const TYPES = new Map<number, MountFacts['fileSystem']>([
  [0x6969, 'network'],
  [0xff534d42, 'without owners'],
  [0x517b, 'without owners'],
  [0xfe534d42, 'without owners'],
  [0x4d44, 'without owners'],
  [0x2011bab0, 'without owners'],
  [0x01021994, 'memory'],
]);
// Entries; a registry of many repositories is one of many files of one owner.
const ENOUGH = 64;

/** The process's ids as podman counts them: 0 is the user, and 1 the first subordinate id. */
export function podmanIds({ uids, gids, process, podman }: MountIds): {
  readonly uid: number;
  readonly gid: number;
} {
  return {
    uid: insideId(podman.uids, hostId(uids, process.uid) ?? -1) ?? 0,
    gid: insideId(podman.gids, hostId(gids, process.gid) ?? -1) ?? 0,
  };
}

/** Reads a directory, what lies around it and in it, and where it is mounted. */
export async function readMount(path: string, ids: MountIds, host: Host): Promise<MountFacts> {
  const [itself, above, content, mount, space, enforce] = await Promise.all([
    host.stat(path),
    placesAbove(path, host),
    placesBelow(path, host),
    mountHolding(path, host),
    host.space(path),
    host.read('/sys/fs/selinux/enforce'),
  ]);
  return {
    path,
    user: host.user,
    ids,
    itself,
    above,
    content,
    readOnly: mount?.options.includes('ro') ?? false,
    fileSystem: TYPES.get((space?.type ?? 0) >>> 0),
    selinux: enforce?.trim() === '1',
  };
}

async function placesAbove(path: string, host: Host): Promise<Place[]> {
  const places: Place[] = [];
  for (let current = path; current !== dirname(current); ) {
    current = dirname(current);
    const facts = await host.stat(current);
    if (facts !== undefined) places.push({ path: current, facts });
  }
  return places;
}

/** Level by level, until it is enough. What the user may not list is left to the registry. */
async function placesBelow(path: string, host: Host): Promise<Place[]> {
  const places: Place[] = [];
  for (let level = [path]; level.length > 0 && places.length < ENOUGH; ) {
    const below: string[] = [];
    for (const directory of level) {
      if (below.length > ENOUGH) break;
      for (const name of await host.list(directory)) below.push(`${directory}/${name}`);
    }
    const found = await Promise.all(
      below.slice(0, ENOUGH).map(async (one) => ({ path: one, facts: await host.stat(one) })),
    );
    const known = found.flatMap(({ path: one, facts }) =>
      facts === undefined || facts.link ? [] : [{ path: one, facts }],
    );
    places.push(...known);
    level = known.flatMap((place) => (place.facts.kind === 'directory' ? [place.path] : []));
  }
  return places;
}
