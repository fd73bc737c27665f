import type { Member } from '../set/unit-set.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';
import { serviceTypeOf } from './service.js';
import { conflicts, directoryOf, isNamedLike, startedAtBoot } from './started-units.js';
import { someOptions, spanOfPart, type UnitOption } from './unit-options.js';
import { parseMount } from './values/mounts.js';

export const sharedRelabel: Rule = {
  code: 'PQ198',
  name: 'shared-relabel',
  severity: 'note',
  summary: 'Two units mount the same directory or volume with the option Z.',
  explanation:
    'This concerns hosts with SELinux, such as Fedora and RHEL; elsewhere the option has no effect. With `Z` podman gives ' +
    'the files a label that only this container may use. The unit that starts later takes them from the first one, which ' +
    'from then on gets `Permission denied`. For directories that several containers use, write `z` in each of the units. The ' +
    'rule compares units of one directory that are started at boot; the containers of one pod have one label.',
  sources: ['podman-run(1), --volume', 'podman-run(1), --mount'],
  checkSet: checkMounts,
  members: ['--volume', '--mount'],
};

/** A mount whose files are relabelled. */
interface Relabelled {
  readonly member: Member;
  readonly isPrivate: boolean;
  readonly option: UnitOption;
}

/** Limit for the units with the same source that are compared. */
const COMPARED = 100;

function checkMounts(context: Context): void {
  const bySource = new Map<string, Relabelled[]>();
  for (const member of startedAtBoot(context)) {
    if (!mayRelabel(member) || !hasOwnLabel(context, member)) continue;
    for (const [source, one] of relabelled(context, member)) {
      const others = bySource.get(source) ?? [];
      bySource.set(source, others);
      if (others.length < COMPARED) others.push(one);
    }
  }
  for (const all of bySource.values()) {
    for (const [index, one] of all.entries()) {
      const other = all
        .slice(0, index)
        .find((before) => (before.isPrivate || one.isPrivate) && runTogether(before.member, one.member));
      if (other === undefined) continue;
      const [taken, taker] = one.isPrivate ? [other, one] : [one, other];
      const message = `with SELinux the option Z takes these files from ${taken.member.unit.path}, which mounts them too; use z in both units`;
      context.report('PQ198', spanOfPart(taker.option, 'Z'), message);
      break;
    }
  }
}

/** Whether a value may contain such an option: few do, and the options of all units would take long to read. */
function mayRelabel({ unit, kind }: Member): boolean {
  return ['Volume', 'Mount', 'PodmanArgs'].some((key) =>
    unit.all(kind.section, key).some(({ value }) => /z|relabel/i.test(value)),
  );
}

const OPTIONS = new Set(['--security-opt', '--privileged', '--pid', '--ipc', '--volume', '--mount']);

/** Whether podman gives the container its own label, which no other container has. */
function hasOwnLabel(context: Context, member: Member): boolean {
  if (member.kind.section !== 'Container' || serviceTypeOf(context, member) === 'oneshot') return false;
  const options = someOptions(context, member, OPTIONS);
  const isLabelled = ({ value }: UnitOption) => /^(?:label|disable)/.test(value);
  if (options.get('--security-opt')?.some(isLabelled) || options.has('--privileged')) return false;
  return !['--pid', '--ipc'].some((option) => options.get(option)?.some(({ value }) => value.includes(':')));
}

function* relabelled(context: Context, member: Member): Iterable<readonly [source: string, Relabelled]> {
  const options = someOptions(context, member, OPTIONS);
  for (const name of ['--volume', '--mount']) {
    for (const option of options.get(name) ?? []) {
      const mount = parseMount(name, option.value);
      const source = mount && sourceOf(member, mount.source);
      if (mount === undefined || source === undefined) continue;
      const isPrivate = mount.options.some((word) => word === 'Z' || word === 'relabel=private');
      const isShared = mount.options.some((word) => word === 'z' || word === 'relabel=shared');
      if (isPrivate || isShared) yield [source, { member, isPrivate, option }];
    }
  }
}

/** The source with its directory; undefined if it can be another one in each unit. */
function sourceOf(member: Member, source: string): string | undefined {
  if (source === '' || /\$|%(?![hHtTESCLUuGgv%])/.test(source)) return undefined;
  const path = source.replace(/(?<=.)\/+$/, '');
  return path.startsWith('.') ? `${directoryOf(member)}/${path.replace(/^(?:\.\/)+/, '')}` : path;
}

function runTogether(a: Member, b: Member): boolean {
  const pod = a.unit.value('Container', 'Pod');
  return (
    a !== b &&
    (pod === undefined || pod !== b.unit.value('Container', 'Pod')) &&
    directoryOf(a) === directoryOf(b) &&
    !isNamedLike(a, b) &&
    !conflicts(a, b)
  );
}
