/** A row of /proc/PID/uid_map: `count` ids from `inside` on in the namespace are those from `outside` on in its parent. */
export interface IdMapping {
  readonly inside: number;
  readonly outside: number;
  readonly count: number;
}

/** Reads /proc/PID/uid_map, see user_namespaces(7). */
export function parseIdMap(text: string): IdMapping[] {
  return text.split('\n').flatMap((line) => {
    const found = /^\s*(\d+)\s+(\d+)\s+(\d+)\s*$/.exec(line);
    return found ? [{ inside: Number(found[1]), outside: Number(found[2]), count: Number(found[3]) }] : [];
  });
}

/** The host's id of a container's id, or nothing where the map has none. */
export function hostId(map: readonly IdMapping[], id: number): number | undefined {
  const row = map.find(({ inside, count }) => id >= inside && id < inside + count);
  return row && row.outside + (id - row.inside);
}
