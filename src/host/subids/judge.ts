import type { Account } from './accounts.js';
import { isUnended, readSubidLines, type SubidLine } from './lines.js';
import { enoughIds } from './nested.js';
import {
  DisjointRanges,
  endOf,
  type IdKind,
  type IdRange,
  type OwnedRange,
  overlapFinder,
  total,
} from './ranges.js';
import type { PlanInput } from './sources.js';

/** A problem with the ranges of one user. */
export type Flaw =
  | { readonly kind: 'none' | 'small' | 'unusable' | 'unended' | 'self' | 'own id' | 'outside' }
  /** Shares ids with another user's range, or contains the id of an account. */
  | { readonly kind: 'shared'; readonly with: string };

/** What one user has, keeps and loses. */
export interface Judged {
  readonly has: readonly SubidLine[];
  readonly flaws: readonly Flaw[];
  readonly removes: readonly SubidLine[];
  readonly keeps: readonly SubidLine[];
}

/** What all users have, keep and lose in one of the files. */
export interface JudgedKind {
  /** One for each user. */
  readonly of: readonly Judged[];
  /**
   * Ids that are not available: the ranges of other users, the ids of accounts, and the ranges that the users
   * keep.
   */
  readonly taken: readonly IdRange[];
  /**
   * The ranges that the users lose. Allocated only if no others are left, because files may still have these ids.
   */
  readonly lost: readonly IdRange[];
  /** How many ids are enough on this machine. */
  readonly enough: number;
}

type Finder = (range: IdRange) => OwnedRange | undefined;

/** What the lines of one user are checked against. */
interface Others {
  readonly foreign: Finder;
  /** Finds what the machine does not have. */
  readonly lacking: Finder;
  readonly enough: number;
}

/** Decides which lines of one file stay. */
export function judgeKind(
  kind: IdKind,
  users: readonly Account[],
  { files, real, outside, needsEnd }: PlanInput,
): JudgedKind {
  const lines = readSubidLines(files[kind] ?? '');
  const places = new Map<string, number>();
  for (const [index, { name, uid }] of users.entries()) {
    places.set(name, index);
    places.set(String(uid), index);
  }
  const own: SubidLine[][] = users.map(() => []);
  const fixed: OwnedRange[] = [];
  // These ids are not in use, but another program may read the line, or someone may repair it.
  const claimed: SubidLine[] = [];
  for (const line of lines) {
    const place = places.get(line.owner);
    if (place !== undefined) own[place]?.push(line);
    else if (line.reading === 'ignored') claimed.push(line);
    else fixed.push(line);
  }
  const ids = new Set([...real[kind], ...users.map((user) => user[kind])]);
  for (const id of ids) fixed.push({ start: id, count: 1, owner: `${kind} ${id}` });
  const foreign = overlapFinder(fixed);
  const lacking = overlapFinder(outside[kind].map((range) => ({ ...range, owner: '' })));
  const enough = enoughIds(outside[kind]);

  const kept = new DisjointRanges();
  const all: Flaw[] = needsEnd && isUnended(files[kind]) ? [{ kind: 'unended' }] : [];
  const of = users.map((user, index) =>
    judgeAlone(own[index] ?? [], user[kind], { foreign, lacking, enough }, all),
  );
  // Users without other flaws first, so that a range that is removed anyway does not conflict with theirs.
  const order = [...of.keys()].sort((a, b) => Number(isFlawed(of[a])) - Number(isFlawed(of[b])));
  for (const index of order) of[index] = keepApart(of[index] as Judged, users[index] as Account, kept);

  const lost = of.flatMap(({ removes }) => removes);
  const gone = new Set(lost);
  const stays = own.flat().filter((line) => !gone.has(line));
  return { of, taken: [...fixed, ...claimed, ...stays, ...outside[kind]], lost, enough };
}

function isFlawed(judged: Judged | undefined): boolean {
  return judged !== undefined && judged.flaws.length > 0;
}

/**
 * Checks one user's lines for themselves and against all lines that stay.
 * @param all flaws of every user
 */
function judgeAlone(has: readonly SubidLine[], ownId: number, host: Others, all: readonly Flaw[]): Judged {
  const flaws: Flaw[] = [...all];
  const removes: SubidLine[] = [];
  const fit: SubidLine[] = [];
  const [read, ignored] = apartBy(has, ({ reading }) => reading !== 'ignored');
  for (const line of read) {
    const flaw = flawOf(line, ownId, host);
    if (flaw === undefined) fit.push(line);
    else {
      removes.push(line);
      flaws.push(flaw);
    }
  }
  // The largest first, so that as few as possible go.
  const alone = new DisjointRanges();
  const keeps: SubidLine[] = [];
  for (const line of fit.toSorted((a, b) => b.count - a.count)) {
    if (alone.find(line) === undefined) {
      alone.add({ ...line, owner: '' });
      keeps.push(line);
    } else {
      removes.push(line);
      flaws.push({ kind: 'self' });
    }
  }
  const ranges = read.filter(({ reading }) => reading === 'range');
  if (has.length === 0) flaws.push({ kind: 'none' });
  else if (read.length === 0) flaws.push({ kind: 'unusable' });
  else if (ranges.length > 0 && total(ranges) < host.enough) flaws.push({ kind: 'small' });
  // They are harmless if there is nothing else to fix.
  if (flaws.length > all.length) removes.push(...ignored);
  return { has, flaws: distinct(flaws), removes, keeps };
}

function apartBy<T>(all: readonly T[], condition: (one: T) => boolean): [T[], T[]] {
  return [all.filter(condition), all.filter((one) => !condition(one))];
}

function flawOf(line: SubidLine, ownId: number, { foreign, lacking }: Others): Flaw | undefined {
  if (line.reading === 'refused') return { kind: 'unusable' };
  if (lacking(line) !== undefined) return { kind: 'outside' };
  if (ownId >= line.start && ownId < endOf(line)) return { kind: 'own id' };
  const other = foreign(line);
  return other === undefined ? undefined : { kind: 'shared', with: other.owner };
}

/** Checks against the other users in the plan: the first one keeps a shared range. */
function keepApart(judged: Judged, { name: owner }: Account, kept: DisjointRanges): Judged {
  const [flaws, removes, keeps] = [[...judged.flaws], [...judged.removes], [] as SubidLine[]];
  for (const line of judged.keeps) {
    const other = kept.find(line);
    if (other === undefined) keeps.push(line);
    else {
      removes.push(line);
      flaws.push({ kind: 'shared', with: other.owner });
    }
  }
  for (const { start, count } of keeps) kept.add({ start, count, owner });
  return { ...judged, flaws: distinct(flaws), removes, keeps };
}

function distinct(flaws: readonly Flaw[]): Flaw[] {
  return [...new Map(flaws.map((flaw) => [JSON.stringify(flaw), flaw])).values()];
}
