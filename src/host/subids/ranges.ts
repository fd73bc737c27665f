/** A range of subordinate ids: `start` is its first id. */
export interface IdRange {
  readonly start: number;
  readonly count: number;
}

/** Ids that one container needs: 0 to 65535, of which 0 is the user. Source: systemd's UIDS-GIDS. */
export const ENOUGH_IDS = 65536;

/** The kernel's ids are 32 bits wide, and 4294967295 means "none". */
export const LAST_ID = 0xffff_fffe;

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

/** First and last id, as usermod(8) takes them. */
export function formatRange({ start, count }: IdRange): string {
  return `${start}-${start + count - 1}`;
}
