import type { Member } from '../set/unit-set.js';
import { partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { installTargets } from './install-words.js';
import { finder } from './PQ167-binds-to-restarted.js';
import type { Rule } from './rule.js';

export const unorderedDependency: Rule = {
  code: 'PQ168',
  name: 'unordered-dependency',
  severity: 'note',
  summary: 'A required unit is not started first.',
  explanation:
    '`Requires=` and `BindsTo=` start the other unit, but at the same time: without `After=` a container can start ' +
    'before its database, and when the other unit fails to start, this one may already run. Add `After=` with the ' +
    'same name. The rule checks containers, pods and kubes of the same search path.',
  sources: ['systemd.unit(5), Requires=', 'systemd.unit(5), After='],
  checkSet: checkOrder,
};

const KINDS = ['.container', '.pod', '.kube'];

function checkOrder(context: Context): void {
  const find = finder(context);
  const { members } = context.set;
  const namedBy = (keys: readonly string[], member: Member) =>
    keys.flatMap((key) => member.unit.words('Unit', key)).map(find);
  // In either direction: an `After=` would be a cycle. Units that require each other have no order.
  const related = new Map(members.map((member) => [member, referencedBy(context, member)]));
  for (const member of members) {
    for (const other of namedBy(['After', 'Before'], member)) {
      if (other === undefined) continue;
      related.get(member)?.add(other);
      related.get(other)?.add(member);
    }
    for (const other of namedBy(['Requires', 'BindsTo', 'Wants', 'Upholds'], member)) {
      if (other !== undefined) related.get(other)?.add(member);
    }
    // As [Unit] of the other unit: a sidecar that the unit it is bound to starts.
    for (const other of installTargets(context, member).map(find)) {
      if (other !== undefined) related.get(member)?.add(other);
    }
  }
  for (const member of members) {
    const before = related.get(member) ?? new Set();
    for (const word of ['Requires', 'BindsTo'].flatMap((key) => member.unit.words('Unit', key))) {
      const target = find(word);
      if (target === undefined || before.has(target) || !KINDS.includes(target.kind.extension)) continue;
      before.add(target);
      context.report(
        'PQ168',
        partSpan(word.entry, word.start, word.end),
        `${word.text} starts at the same time as this unit, not before it; add After=${word.text}`,
      );
    }
  }
}

/** The unit itself, and those to which the generator adds `After=`. */
function referencedBy({ set }: Context, member: Member): Set<Member> {
  const { unit, kind } = member;
  const names = kind.extension === '.container' ? [unit.value('Container', 'Pod') ?? ''] : [];
  for (const { value } of unit.list(kind.section, 'Network')) names.push(value.split(':', 1)[0] ?? '');
  return new Set([member, ...names.map((name) => set.byName.get(name)).filter((one) => one !== undefined)]);
}
