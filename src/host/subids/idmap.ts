/** A row of /proc/PID/uid_map: `count` ids from `inside` on in the namespace are those from `outside` on in its parent. */
export interface IdMapping {
  readonly inside: number;
  readonly outside: number;
  readonly count: number;
}

/** The map of a user namespace: its ids inside, those of the host outside. */
export interface NamespaceIds {
  readonly uids: readonly IdMapping[];
  readonly gids: readonly IdMapping[];
}

/** The ids of a pod's containers, and the ids inside of the process that uses the path. */
export interface MountIds extends NamespaceIds {
  readonly process: { readonly uid: number; readonly gid: number };
  /** The user namespace of the user's podman, around that of the containers. */
  readonly podman: NamespaceIds;
}

/** Reads /proc/PID/uid_map, see user_namespaces(7). */
export function parseIdMap(text: string): IdMapping[] {
  return text.split('\n').flatMap((line) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s*$/.exec(line);
    return found ? [{ inside: Number(found[1]), outside: Number(found[2]), count: Number(found[3]) }] : [];
  });
}

/** The number of ids in a namespace. */
export function idCount(map: readonly IdMapping[]): number {
  return map.reduce((sum, { count }) => sum + count, 0);
}

/** The host id of a container id, or nothing if the map does not contain it. */
export function hostId(map: readonly IdMapping[], id: number): number | undefined {
  const row = map.find(({ inside, count }) => id >= inside && id < inside + count);
  return row && row.outside + (id - row.inside);
}

/** The container id of a host id, or nothing if the map does not contain it. */
export function insideId(map: readonly IdMapping[], id: number): number | undefined {
  const row = map.find(({ outside, count }) => id >= outside && id < outside + count);
  return row && row.inside + (id - row.outside);
}

/**
 * The map of a nested namespace: the ids of `inner` on the host, through `outer`. Omits ids that `outer` does not
 * contain.
 */
export function throughMap(inner: readonly IdMapping[], outer: readonly IdMapping[]): IdMapping[] {
  const pieces = inner.flatMap((row) =>
    outer.flatMap((around) => {
      const from = Math.max(row.outside, around.inside);
      const end = Math.min(row.outside + row.count, around.inside + around.count);
      return end <= from
        ? []
        : [
            {
              inside: row.inside + (from - row.outside),
              outside: around.outside + (from - around.inside),
              count: end - from,
            },
          ];
    }),
  );
  return mergeRows(pieces);
}

/** Sorts by inner ids and merges adjacent rows. */
export function mergeRows(rows: readonly IdMapping[]): IdMapping[] {
  const merged: IdMapping[] = [];
  for (const row of rows.toSorted((a, b) => a.inside - b.inside)) {
    const last = merged.at(-1);
    if (last && last.inside + last.count === row.inside && last.outside + last.count === row.outside) {
      merged[merged.length - 1] = { ...last, count: last.count + row.count };
    } else {
      merged.push(row);
    }
  }
  return merged;
}

/** `0–65535`, or one id. */
export function span(first: number, count: number): string {
  return count === 1 ? String(first) : `${first}–${first + count - 1}`;
}

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
