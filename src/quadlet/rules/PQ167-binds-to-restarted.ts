import type { Member } from '../set/unit-set.js';
import { partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { installTargets } from './install-words.js';
import type { Rule, SetFiles } from './rule.js';

export const bindsToRestarted: Rule = {
  code: 'PQ167',
  name: 'binds-to-restarted',
  severity: 'note',
  summary: 'After a failure systemd restarts the other unit, but not this one.',
  explanation:
    'With `BindsTo=` systemd stops this unit when the other one fails. It then restarts the other one because of ' +
    "its `Restart=`, but this unit stays stopped: a stop is not a failure, so this unit's own `Restart=` does not apply. " +
    'Use `Requires=` with `After=`: systemd restarts this unit together with the other one. Or add `Upholds=` to ' +
    'the other unit. A unit that the other one starts with it, such as a container with its pod, is not reported.',
  sources: ['systemd.unit(5), BindsTo=', 'systemd.unit(5), Upholds=', 'systemd.service(5), Restart='],
  checkSet: checkBindings,
  members: ['[Unit] BindsTo='],
};

function checkBindings(context: Context, _files: SetFiles, members: readonly Member[]): void {
  const find = finder(context);
  for (const member of members) {
    for (const word of member.unit.words('Unit', 'BindsTo')) {
      const target = find(word);
      if (target === undefined || !isRestarted(target) || starts(context, target, member)) continue;
      context.report(
        'PQ167',
        partSpan(word.entry, word.start, word.end),
        `when ${word.text} fails, systemd restarts it but not this unit; use Requires=${word.text} with After=${word.text}`,
      );
    }
  }
}

/** Finds the unit that a dependency names, by its service or, where the generator translates it, by its file. */
export function finder({ set, behaviour }: Context): (word: { readonly text: string }) => Member | undefined {
  return ({ text }) => {
    if (last?.members !== set.members) last = { members: set.members, services: servicesOf(set.members) };
    return last.services.get(text) ?? (behaviour.translatesDependencies ? set.byName.get(text) : undefined);
  };
}

/** Of the last set, for several rules. */
let last: { readonly members: readonly Member[]; readonly services: ReadonlyMap<string, Member> } | undefined;

function servicesOf(members: readonly Member[]): ReadonlyMap<string, Member> {
  return new Map(members.map((member) => [`${member.service}.service`, member]));
}

function isRestarted({ unit, kind }: Member): boolean {
  const restart = unit.last('Service', 'Restart')?.value.trim();
  return kind.extension === '.pod' || /^(?:always|on-(?:failure|abnormal|abort))$/.test(restart ?? '');
}

/** Whether the start of a unit, which is part of its restart, starts the other one too. */
function starts(context: Context, target: Member, member: Member): boolean {
  const { unit, service } = member;
  // The pod has Wants= on its containers. Without it, they still have the BindsTo= of the generator.
  if (unit.value('Container', 'Pod') === target.unit.name) return true;
  const isNamed = (names: readonly string[], words: readonly { readonly text: string }[]) =>
    words.some(({ text }) => names.includes(text));
  const pulled = ['Upholds', 'Wants', 'Requires', 'BindsTo'].flatMap((key) => target.unit.words('Unit', key));
  return (
    isNamed([unit.name, `${service}.service`], pulled) ||
    isNamed([target.unit.name, `${target.service}.service`], installTargets(context, member))
  );
}
