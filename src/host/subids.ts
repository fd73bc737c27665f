import { UserError } from '../errors.js';

/** A range of subordinate ids: `start` is its first id. */
export interface IdRange {
  readonly start: number;
  readonly count: number;
}

/** One line of /etc/subuid or /etc/subgid; the owner is a name or a decimal uid. */
export interface SubidEntry extends IdRange {
  readonly owner: string;
}

/** Ids that one container needs: 0 to 65535, of which 0 is the user. Source: systemd's UIDS-GIDS. */
export const ENOUGH_IDS = 65536;

// login.defs(5): SUB_UID_MIN, from which useradd allocates too.
const FIRST_ID = 100_000;
// The kernel's ids are 32 bits wide and the last one means "none".
const LAST_ID = 0xffff_fffe;

/** Reads /etc/subuid or /etc/subgid. Lines that shadow would not understand are passed over, as shadow does. */
export function parseSubids(text: string): SubidEntry[] {
  return text.split('\n').flatMap((line) => {
    const found = /^([^:#]+):(\d+):(\d+)\s*$/.exec(line);
    return found ? [{ owner: found[1] ?? '', start: Number(found[2]), count: Number(found[3]) }] : [];
  });
}

/** Reads what getsubids(1) prints: `0: runner 100000 65536`. */
export function parseGetsubids(text: string): IdRange[] {
  return text.split('\n').flatMap((line) => {
    const found = /^\d+:\s+\S+\s+(\d+)\s+(\d+)\s*$/.exec(line);
    return found ? [{ start: Number(found[1]), count: Number(found[2]) }] : [];
  });
}

export function total(ranges: readonly IdRange[]): number {
  return ranges.reduce((sum, range) => sum + range.count, 0);
}

export function overlap(a: IdRange, b: IdRange): boolean {
  return a.start < b.start + b.count && b.start < a.start + a.count;
}

/** Do any two of the ranges share an id? newuidmap then refuses the whole map with "Invalid argument". */
export function overlapAmong(ranges: readonly IdRange[]): boolean {
  const sorted = ranges.filter(({ count }) => count > 0).sort((a, b) => a.start - b.start);
  return sorted.some((range, index) => {
    const next = sorted[index + 1];
    return next !== undefined && overlap(range, next);
  });
}

/**
 * A new range of 65536 ids that overlaps none of `taken`: above all of them, and aligned to 65536, so that a person
 * reads host ids easily.
 * @throws UserError when no id is left above the taken ones
 */
export function allocate(taken: readonly IdRange[]): IdRange {
  const end = taken.reduce((highest, range) => Math.max(highest, range.start + range.count), FIRST_ID);
  const start = Math.ceil(end / ENOUGH_IDS) * ENOUGH_IDS;
  if (start + ENOUGH_IDS - 1 > LAST_ID) {
    throw new UserError(
      `no subordinate ids are left above ${end - 1}; free a range in /etc/subuid and /etc/subgid`,
    );
  }
  return { start, count: ENOUGH_IDS };
}

export function formatRange({ start, count }: IdRange): string {
  return `${start}-${start + count - 1}`;
}
