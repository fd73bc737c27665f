import { readSubidLines, type SubidLine } from '../../src/host/subids/lines.js';
import { needsChange, planIds, type UserPlan } from '../../src/host/subids/plan.js';
import {
  ENOUGH_IDS,
  type IdKind,
  type IdRange,
  KINDS,
  LAST_ID,
  overlap,
  total,
} from '../../src/host/subids/ranges.js';
import { changesOf, revertChange } from '../../src/host/subids/saved.js';
import type { PlanInput } from '../../src/host/subids/sources.js';

const SYSTEMD: IdRange = { start: 524_288, count: 1_879_048_192 - 524_288 };

/**
 * What the planner promises, told again in the plainest way: every pair is compared with every other.
 * @returns a promise that the plan for this host breaks, or nothing
 */
export function brokenPromise(input: PlanInput): string | undefined {
  const plan = planIds(input);
  const broken = [
    ...plan.users.flatMap((user) =>
      KINDS.flatMap((kind) => brokenFor(kind, user, input, plan.texts[kind] ?? '', plan.refused.length > 0)),
    ),
    ...KINDS.flatMap((kind) => foreignRangesChanged(kind, input, plan.texts[kind])),
    ...KINDS.flatMap((kind) => needless(kind, input, plan.users)),
    ...refusedWithRoom(input, plan.refused.length, plan.texts),
  ];
  if (plan.refused.length === 0) {
    const again = planIds({ ...input, files: plan.texts });
    if (again.users.some(needsChange)) broken.push('a second plan changes something again');
    if (again.texts.uid !== plan.texts.uid || again.texts.gid !== plan.texts.gid) {
      broken.push('a second plan changes a text again');
    }
  }
  const changes = changesOf(plan, input.files);
  for (const kind of KINDS) {
    if (revertChange(plan.texts[kind], changes[kind]) !== input.files[kind])
      broken.push(`the undo of ${kind} differs`);
    const meanwhile = `${plan.texts[kind] ?? ''}stranger:4294000000:1\n`;
    const back = revertChange(meanwhile, changes[kind]) ?? '';
    if (!back.includes('stranger:4294000000:1\n')) broken.push(`the undo of ${kind} loses a stranger's line`);
  }
  return broken[0];
}

const isRead = ({ count, reading }: SubidLine) => count > 0 && reading !== 'ignored';

const mine = ({ name, uid }: UserPlan['user'], owner: string) => owner === name || owner === String(uid);

function brokenFor(
  kind: IdKind,
  plan: UserPlan,
  input: PlanInput,
  after: string,
  refused: boolean,
): string[] {
  const { user } = plan;
  const { adds, removes, flaws } = plan[kind];
  const said = (what: string) => [`${user.name} ${kind}: ${what}`];
  const lines = readSubidLines(after);
  const now = lines.filter(({ owner, reading }) => mine(user, owner) && reading === 'range');
  const others = lines.filter(({ owner }) => !mine(user, owner));
  if (adds !== undefined) {
    if (others.some((one) => one.count > 0 && overlap(one, adds)))
      return said("the new range is another one's too");
    if (now.filter((one) => overlap(one, adds)).length > 1) return said('the new range overlaps an own one');
    if ([...input.real[kind], user[kind]].some((id) => overlap({ start: id, count: 1 }, adds))) {
      return said('the new range holds a real id');
    }
    if (overlap(SYSTEMD, adds)) return said("the new range is one of systemd's");
    if (adds.start < ENOUGH_IDS || adds.start < input.limits[kind].min)
      return said('the new range is too low');
    if (adds.start + adds.count - 1 > LAST_ID) return said('the new range is too high');
  }
  if (flaws.length === 0 && (removes.length > 0 || adds !== undefined))
    return said('changed without a reason');
  if (refused) return [];
  if (total(now) < ENOUGH_IDS) return said('not enough');
  for (const [at, one] of now.entries()) {
    if (now.slice(at + 1).some((other) => overlap(one, other))) return said('overlaps itself');
    if (overlap(one, { start: user[kind], count: 1 })) return said('holds the own id');
    if (others.some((other) => isRead(other) && overlap(one, other))) return said('shares ids');
  }
  return [];
}

/** Without the lines of the users that were named, the texts before and after are the same bytes. */
function foreignRangesChanged(
  kind: IdKind,
  { files, users }: PlanInput,
  after: string | undefined,
): string[] {
  const rest = (text: string | undefined): string => {
    const own = readSubidLines(text ?? '').filter(({ owner }) => users.some((user) => mine(user, owner)));
    const skip = new Set(own.map(({ offset }) => offset));
    let offset = 0;
    return (text ?? '')
      .split('\n')
      .filter((line) => {
        const at = offset;
        offset += line.length + 1;
        return !skip.has(at);
      })
      .join('\n')
      .replace(/\n+$/, '');
  };
  return rest(files[kind]) === rest(after) ? [] : [`${kind}: a line of somebody else was changed`];
}

/** Whose ranges are right by the plainest test keeps every line. */
function needless(kind: IdKind, { files, users, real }: PlanInput, plans: readonly UserPlan[]): string[] {
  const lines = readSubidLines(files[kind] ?? '');
  return plans.flatMap((plan) => {
    const own = lines.filter(({ owner }) => mine(plan.user, owner));
    const isRight =
      own.every(({ reading }) => reading === 'range') &&
      total(own) >= ENOUGH_IDS &&
      own.every((one, at) =>
        isAlone(one, own.slice(at + 1), lines, plan.user, [
          ...real[kind],
          ...users.map((user) => user[kind]),
        ]),
      );
    const { removes, adds } = plan[kind];
    return isRight && (removes.length > 0 || adds !== undefined)
      ? [`${plan.user.name} ${kind}: a needless change`]
      : [];
  });
}

function isAlone(
  one: SubidLine,
  own: readonly SubidLine[],
  lines: readonly SubidLine[],
  user: UserPlan['user'],
  ids: readonly number[],
): boolean {
  return (
    !own.some((other) => overlap(one, other)) &&
    !lines.some((other) => !mine(user, other.owner) && isRead(other) && overlap(one, other)) &&
    !ids.some((id) => overlap(one, { start: id, count: 1 }))
  );
}

/** Whoever is refused could not have been helped: no free 65536 ids in one piece are left in one of the files. */
function refusedWithRoom(
  { real, limits, users }: PlanInput,
  refused: number,
  texts: Readonly<Record<IdKind, string | undefined>>,
): string[] {
  if (refused === 0) return [];
  const hasRoom = KINDS.map((kind) => {
    const taken: IdRange[] = [
      ...readSubidLines(texts[kind] ?? ''),
      ...[...real[kind], ...users.map((user) => user[kind])].map((start) => ({ start, count: 1 })),
      { start: 0, count: Math.max(ENOUGH_IDS, limits[kind].min) },
      SYSTEMD,
      { start: 2_147_352_576, count: ENOUGH_IDS },
      // Between the usual maximum of useradd and systemd's ids nothing is given either.
      ...(limits[kind].max < 524_287
        ? [{ start: limits[kind].max + 1, count: 524_287 - limits[kind].max }]
        : []),
    ];
    let end = 0;
    for (const { start, count } of taken
      .filter((range) => range.count > 0)
      .sort((a, b) => a.start - b.start)) {
      if (start - end >= ENOUGH_IDS) return true;
      end = Math.max(end, start + count);
    }
    return LAST_ID + 1 - end >= ENOUGH_IDS;
  });
  return hasRoom.every(Boolean) ? ['refused although there is room'] : [];
}
