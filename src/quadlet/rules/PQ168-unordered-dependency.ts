import type { Member } from '../set/unit-set.js';
import { partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import { installTargets } from './install-words.js';
import { finder } from './PQ167-binds-to-restarted.js';
import type { Rule, SetFiles } from './rule.js';

export const unorderedDependency: Rule = {
  code: 'PQ168',
  name: 'unordered-dependency',
  severity: 'note',
  summary: 'A required unit is not started first.',
  explanation:
    '`Requires=` and `BindsTo=` start the other unit, but at the same time: without `After=` a container can start ' +
    'before its database, and when the other unit fails to start, this one may already run. Add `After=` with the ' +
    'same name. The rule checks containers, pods and kubes of the same search path, and also counts an order through ' +
    'another unit, such as the pod.',
  sources: ['systemd.unit(5), Requires=', 'systemd.unit(5), After='],
  checkSet: checkOrder,
  members: ['[Unit] Requires=', '[Unit] BindsTo='],
};

/** How many units are searched for an order through another unit. */
const BETWEEN = 50;
const KINDS = ['.container', '.pod', '.kube'];

function checkOrder(context: Context, _files: SetFiles, members: readonly Member[]): void {
  const find = finder(context);
  const named = (keys: readonly string[]) =>
    lazily((member) => keys.flatMap((key) => member.unit.words('Unit', key)).map(find));
  // In either direction: an `After=` would be a cycle.
  const ordered = named(['After', 'Before']);
  const after = named(['After']);
  const before = named(['Before']);
  const referenced = lazily((member) => referencesOf(member).map((name) => context.set.byName.get(name)));
  // Units that require each other have no order, nor has a sidecar that the unit it is bound to starts.
  const started = named(['Requires', 'BindsTo', 'Wants', 'Upholds']);
  const starting = lazily((member) => installTargets(context, member).map(find));
  for (const member of members) {
    const { unit } = member;
    const seen = new Set([member]);
    const between = [...referenced(member), ...after(member)].slice(0, BETWEEN);
    for (const word of ['Requires', 'BindsTo'].flatMap((key) => unit.words('Unit', key))) {
      const target = find(word);
      if (target === undefined || seen.has(target) || !KINDS.includes(target.kind.extension)) continue;
      seen.add(target);
      if ([ordered, referenced, starting].some((related) => related(member).has(target))) continue;
      if ([ordered, referenced, started].some((related) => related(target).has(member))) continue;
      const isAfter = (one: Member) =>
        before(target).has(one) || [after, referenced].some((related) => related(one).has(target));
      if (between.some((one) => one !== undefined && isAfter(one))) continue;
      context.report(
        'PQ168',
        partSpan(word.entry, word.start, word.end),
        `${word.text} starts at the same time as this unit, not before it; add After=${word.text}`,
      );
    }
  }
}

type Related = (member: Member) => ReadonlySet<Member | undefined>;

/** Units related to a member, which are found once. */
function lazily(of: (member: Member) => readonly (Member | undefined)[]): Related {
  const known = new Map<Member, ReturnType<Related>>();
  return (member) => {
    const related = known.get(member) ?? new Set(of(member));
    known.set(member, related);
    return related;
  };
}

/** The files to which the generator adds `After=`. */
function referencesOf({ unit, kind }: Member): string[] {
  const networks = unit.list(kind.section, 'Network').map(({ value }) => value.split(':', 1)[0] ?? '');
  const pod = kind.extension === '.container' ? unit.value('Container', 'Pod') : undefined;
  return pod === undefined ? networks : [...networks, pod];
}
