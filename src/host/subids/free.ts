import { endOf } from './occupied.js';
import { ENOUGH_IDS, type IdRange, LAST_ID } from './ranges.js';

/** What login.defs(5) says of automatic ranges: SUB_UID_MIN, SUB_UID_MAX, SUB_UID_COUNT, and the same for gids. */
export interface IdLimits {
  readonly min: number;
  readonly max: number;
  readonly count: number;
}

interface Zone {
  readonly first: number;
  readonly last: number;
}

// Source: UIDS-GIDS of systemd.
const SYSTEMD_CONTAINERS: Zone = { first: 524_288, last: 1_879_048_191 };
const SYSTEMD_FOREIGN: Zone = { first: 2_147_352_576, last: 2_147_418_111 };

/**
 * Where new ranges may lie, in order. First what useradd gives out below systemd's containers. Then what lies above
 * these, although login.defs' usual maximum of 600100000 is below: the maximum only says what useradd(8) gives out by
 * itself, newuidmap does not look at it, and it lies in the middle of the ids that systemd-nspawn takes without asking.
 * Those are never given out, because two containers that share ids can reach into each other.
 */
export function zonesOf({ min, max }: IdLimits): Zone[] {
  // Below 65536 there are real users, whatever login.defs says.
  const lowest = Math.max(min, ENOUGH_IDS);
  const zones = [
    { first: ENOUGH_IDS, last: Math.min(SYSTEMD_CONTAINERS.first - 1, max) },
    { first: SYSTEMD_CONTAINERS.last + 1, last: SYSTEMD_FOREIGN.first - 1 },
    { first: SYSTEMD_FOREIGN.last + 1, last: LAST_ID },
  ];
  return zones.map(({ first, last }) => ({ first: Math.max(first, lowest), last }));
}

/**
 * Gives out free ranges, one after the other and first fit. All of them together take as long as sorting what is taken.
 * @param step what their first ids are multiples of
 * @returns a function that gives the next one, or nothing when none is left
 */
export function freeRanges(
  taken: readonly IdRange[],
  zones: readonly Zone[],
  size: number,
  step: number,
): () => IdRange | undefined {
  const sorted = taken.filter(({ count }) => count > 0).sort((a, b) => a.start - b.start);
  const aligned = (id: number) => Math.ceil(id / step) * step;
  let [zone, at, candidate] = [0, 0, 0];
  return () => {
    for (; zone < zones.length; zone += 1) {
      const { first, last } = zones[zone] as Zone;
      candidate = Math.max(candidate, aligned(first));
      while (candidate + size - 1 <= last) {
        const next = sorted[at];
        if (next === undefined || next.start >= candidate + size) {
          const start = candidate;
          candidate = aligned(start + size);
          return { start, count: size };
        }
        candidate = Math.max(candidate, aligned(endOf(next)));
        at += 1;
      }
    }
    return undefined;
  };
}
