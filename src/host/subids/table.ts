import type { Flaw } from './judge.js';
import { type IdPlan, type KindPlan, needsChange } from './plan.js';
import { type IdKind, type IdRange, KINDS } from './ranges.js';
import { flawText, rangesText } from './wording.js';

const HEAD = ['USER', 'UID', 'IDS', 'HAS', 'PROBLEM', 'CHANGE'];

/** The plan as a table: one line for each user, or two if uids and gids differ. Pure. */
export function planTable({ users }: IdPlan): string {
  const rows = users.flatMap((plan) => {
    const [uids = [], gids = []] = KINDS.map((kind) => cells(plan[kind], kind));
    const { name, uid } = plan.user;
    const alike = uids.join('\n') === gids.join('\n');
    return alike
      ? [[name, String(uid), 'uids, gids', ...uids]]
      : [
          [name, String(uid), 'uids', ...uids],
          ['', '', 'gids', ...gids],
        ];
  });
  const all = [HEAD, ...rows];
  const widths = HEAD.map((_, column) =>
    all.reduce((most, row) => Math.max(most, row[column]?.length ?? 0), 0),
  );
  return all
    .map(
      (row) =>
        `${row
          .map((cell, column) => cell.padEnd(widths[column] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}

function cells(plan: KindPlan, kind: IdKind): string[] {
  const { has, flaws, removes, adds } = plan;
  const changes = [
    ...(removes.length === 0 ? [] : [`loses ${rangesText(removes)}`]),
    ...(adds === undefined ? [] : [`gets ${rangesText([adds])}`]),
    ...(flaws.some(({ kind: flaw }) => flaw === 'unended') ? ['ends the last line'] : []),
  ];
  const problem = flaws.map((flaw) => flawText(flaw, plan, kind)).join(', ');
  return [rangesText(has), problem || '-', changes.join(', ') || 'stays'];
}

/** The plan for programs. Pure. */
export function planJson({ users, refused }: IdPlan): string {
  const range = ({ start, count }: IdRange) => ({ start, count });
  const half = (plan: KindPlan, kind: IdKind) => ({
    has: plan.has.map(({ owner, ...line }) => ({ ...range(line), owner })),
    problems: plan.flaws.map((flaw: Flaw) => ({ kind: flaw.kind, text: flawText(flaw, plan, kind) })),
    loses: plan.removes.map(({ owner, ...line }) => ({ ...range(line), owner })),
    gets: plan.adds === undefined ? null : range(plan.adds),
  });
  const report = {
    users: users.map((plan) => ({
      name: plan.user.name,
      uid: plan.user.uid,
      gid: plan.user.gid,
      change: needsChange(plan),
      uids: half(plan.uid, 'uid'),
      gids: half(plan.gid, 'gid'),
    })),
    refused: refused.map(({ name }) => name),
  };
  return `${JSON.stringify(report, undefined, 2)}\n`;
}
