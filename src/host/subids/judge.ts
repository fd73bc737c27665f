import type { Account } from './accounts.js';
import { isUnended, readSubidLines, type SubidLine } from './lines.js';
import type { IdKind } from './ranges.js';
import {
  DisjointRanges,
  ENOUGH_IDS,
  endOf,
  type IdRange,
  type OwnedRange,
  overlapFinder,
  total,
} from './ranges.js';
import type { PlanInput } from './sources.js';

/** What is wrong with the ranges of one user. */
export type Flaw =
  | { readonly kind: 'none' | 'small' | 'unusable' | 'unended' | 'self' | 'own id' }
  /** Shares ids with another user's range, or holds the id of an account. */
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
  /** What nobody may be given: the ranges of others, the ids of accounts, and what the users keep. */
  readonly taken: readonly IdRange[];
  /** What the users lose. Allocated to others only when nothing else is left, because files may still have these ids. */
  readonly lost: readonly IdRange[];
}

/** Decides which lines of one file stay. */
export function judgeKind(
  kind: IdKind,
  users: readonly Account[],
  { files, real, needsEnd }: PlanInput,
): JudgedKind {
  const lines = readSubidLines(files[kind] ?? '');
  const places = new Map<string, number>();
  for (const [index, { name, uid }] of users.entries()) {
    places.set(name, index);
    places.set(String(uid), index);
  }
  const own: SubidLine[][] = users.map(() => []);
  const fixed: OwnedRange[] = [];
  // Nobody has these ids, but another program may read them, or somebody may repair the line.
  const claimed: SubidLine[] = [];
  for (const line of lines) {
    const place = places.get(line.owner);
    if (place !== undefined) own[place]?.push(line);
    else if (line.reading === 'passed over') claimed.push(line);
    else fixed.push(line);
  }
  const ids = new Set([...real[kind], ...users.map((user) => user[kind])]);
  for (const id of ids) fixed.push({ start: id, count: 1, owner: `${kind} ${id}` });
  const others = overlapFinder(fixed);

  const kept = new DisjointRanges();
  const all: Flaw[] = needsEnd && isUnended(files[kind]) ? [{ kind: 'unended' }] : [];
  const of = users.map((user, index) => judgeAlone(own[index] ?? [], user[kind], others, all));
  // Whoever has no other flaw comes first, so that a range that has to go anyway takes nobody's place.
  const order = [...of.keys()].sort((a, b) => Number(isFlawed(of[a])) - Number(isFlawed(of[b])));
  for (const index of order) of[index] = keepApart(of[index] as Judged, users[index] as Account, kept);

  const lost = of.flatMap(({ removes }) => removes);
  const gone = new Set(lost);
  const stays = own.flat().filter((line) => !gone.has(line));
  return { of, taken: [...fixed, ...claimed, ...stays], lost };
}

function isFlawed(judged: Judged | undefined): boolean {
  return judged !== undefined && judged.flaws.length > 0;
}

/**
 * One user's lines by themselves and against everybody whose lines stay.
 * @param all what is wrong for every user
 */
function judgeAlone(
  has: readonly SubidLine[],
  ownId: number,
  others: (range: IdRange) => OwnedRange | undefined,
  all: readonly Flaw[],
): Judged {
  const flaws: Flaw[] = [...all];
  const removes: SubidLine[] = [];
  const fit: SubidLine[] = [];
  const [read, passedOver] = apartBy(has, ({ reading }) => reading !== 'passed over');
  for (const line of read) {
    const flaw = flawOf(line, ownId, others);
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
  else if (ranges.length > 0 && total(ranges) < ENOUGH_IDS) flaws.push({ kind: 'small' });
  // They do no harm as long as nothing else has to be fixed.
  if (flaws.length > all.length) removes.push(...passedOver);
  return { has, flaws: distinct(flaws), removes, keeps };
}

function apartBy<T>(all: readonly T[], condition: (one: T) => boolean): [T[], T[]] {
  return [all.filter(condition), all.filter((one) => !condition(one))];
}

function flawOf(
  line: SubidLine,
  ownId: number,
  others: (range: IdRange) => OwnedRange | undefined,
): Flaw | undefined {
  if (line.reading === 'refused') return { kind: 'unusable' };
  if (ownId >= line.start && ownId < endOf(line)) return { kind: 'own id' };
  const other = others(line);
  return other === undefined ? undefined : { kind: 'shared', with: other.owner };
}

/** Against the other users whose ranges are fixed: whoever comes first keeps what is shared. */
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
