import type { ChangeNote, Security } from '../generated-set.js';
import type { UnitView } from '../unit/unit-view.js';
import type { Topic } from './topic.js';
import { difference, note, singleLine, these, weakens } from './wording.js';

/** The isolation of a container: capabilities, namespaces, users, filters. */
export const confinement: Topic = {
  options: [
    '--privileged',
    '--cap-add',
    '--cap-drop',
    '--security-opt',
    '--network',
    '--pid',
    '--ipc',
    '--uts',
    '--cgroupns',
    '--uidmap',
    '--gidmap',
    '--subuidname',
    '--subgidname',
    '--user',
  ],
  notes({ name, before, after }) {
    return [
      ...privileged(name, before, after),
      ...capabilities(name, before, after),
      ...securityOptions(name, before, after),
      ...networks(name, before, after),
      ...namespaces(name, before, after),
      ...mapping(name, before, after),
      ...user(name, before, after),
    ];
  },
};

function privileged(name: string, before: UnitView, after: UnitView): ChangeNote[] {
  const now = after.isOn('--privileged');
  if (before.isOn('--privileged') === now) return [];
  return [note(`${name} ${now ? 'now runs' : 'no longer runs'} privileged`, weakens(now))];
}

function capabilities(name: string, before: UnitView, after: UnitView): ChangeNote[] {
  const added = difference(capabilitiesOf(before, '--cap-add'), capabilitiesOf(after, '--cap-add'));
  const dropped = difference(capabilitiesOf(before, '--cap-drop'), capabilitiesOf(after, '--cap-drop'));
  const say = (verb: string, all: readonly string[], security: Security) =>
    all.length === 0 ? [] : [note(`${name} ${verb} ${describeCapability(all)}`, security)];
  return [
    ...say('now has', added.added, 'weaker'),
    ...say('no longer has', added.removed, 'stronger'),
    ...say('no longer drops', dropped.removed, 'weaker'),
    ...say('now drops', dropped.added, 'stronger'),
  ];
}

function capabilitiesOf(unit: UnitView, option: string): string[] {
  return unit.values(option).flatMap((value) =>
    value
      .toLowerCase()
      .split(',')
      .map((one) => one.trim().replace(/^cap_/, ''))
      .filter((one) => one !== ''),
  );
}

function describeCapability(all: readonly string[]): string {
  return all.includes('all') ? 'all capabilities' : these('capability', 'capabilities', all);
}

function securityOptions(name: string, before: UnitView, after: UnitView): ChangeNote[] {
  const [old, now] = [before, after].map((unit) => unit.values('--security-opt').map(plain)) as [
    string[],
    string[],
  ];
  const { added, removed } = difference(old, now);
  return [
    ...added.map((option) => {
      const words = SET[option] ?? `now has ${describe(option)}`;
      // Any profile confines more than none.
      const isFirst = isProfile(option) && !isOpen(option) && old.includes(`${kind(option)}=unconfined`);
      return note(`${name} ${words}`, confines(option) || isFirst ? 'stronger' : 'weaker');
    }),
    ...removed
      // The note about a new profile also covers the one that it replaces.
      .filter((option) => !isProfile(option) || !added.some((other) => kind(other) === kind(option)))
      .map((option) =>
        note(`${name} ${UNSET[option] ?? `no longer has ${describe(option)}`}`, weakens(!isOpen(option))),
      ),
  ];
}

function confines(option: string): boolean {
  return option === 'no-new-privileges' || kind(option) === 'mask';
}

/** Whether the option removes confinement. The effect of another profile or label is not known. */
function isOpen(option: string): boolean {
  return /=(?:unconfined|disable|nested)$/.test(option) || kind(option) === 'unmask';
}

function plain(option: string): string {
  const text = option.replace(/^(label|seccomp|apparmor|mask|unmask):/, '$1=');
  return /^no-new-privileges[=:]true$/.test(text) ? 'no-new-privileges' : text;
}

function kind(option: string): string {
  return option.split('=')[0] ?? option;
}

function isProfile(option: string): boolean {
  return ['seccomp', 'apparmor'].includes(kind(option));
}

const SET: Readonly<Record<string, string>> = {
  'no-new-privileges': 'cannot gain new privileges (no-new-privileges)',
  'label=disable': 'now runs without SELinux separation (label=disable)',
  'seccomp=unconfined': 'now runs without a seccomp filter (seccomp=unconfined)',
  'apparmor=unconfined': 'now runs without an AppArmor profile (apparmor=unconfined)',
};

const UNSET: Readonly<Record<string, string>> = {
  'no-new-privileges': 'can gain new privileges: no-new-privileges was removed',
  'label=disable': 'runs with SELinux separation again: label=disable was removed',
  'seccomp=unconfined': 'runs with a seccomp filter again: seccomp=unconfined was removed',
  'apparmor=unconfined': 'runs with an AppArmor profile again: apparmor=unconfined was removed',
};

function describe(option: string): string {
  const equals = option.indexOf('=');
  const value = singleLine(option.slice(equals + 1));
  if (kind(option) === 'seccomp') return `the seccomp profile ${value}`;
  if (kind(option) === 'apparmor') return `the AppArmor profile ${value}`;
  return `the security option ${singleLine(option)}`;
}

function networks(name: string, before: UnitView, after: UnitView): ChangeNote[] {
  const { added, removed } = difference(before.values('--network'), after.values('--network'));
  return [
    ...added.map((network) => networkNote(name, 'now uses', 'now joins', network)),
    ...removed.map((network) => networkNote(name, 'no longer uses', 'no longer joins', network)),
  ];
}

function networkNote(name: string, use: string, join: string, network: string): ChangeNote {
  const isNew = use === 'now uses';
  if (network === 'host') return note(`${name} ${use} the network of the host`, weakens(isNew));
  if (network === 'none') return note(`${name} ${isNew ? 'now has no' : 'has a'} network`, weakens(!isNew));
  const other = /^container:(.*)$/s.exec(network)?.[1];
  if (other !== undefined)
    return note(`${name} ${join} the network of the container ${singleLine(other)}`, weakens(isNew));
  if (network.startsWith('ns:'))
    return note(`${name} ${join} the network namespace ${singleLine(network.slice(3))}`, weakens(isNew));
  return note(`${name} ${join} the network ${singleLine(network)}`);
}

const NAMESPACES = [
  ['--pid', 'processes'],
  ['--ipc', 'shared memory'],
  ['--uts', 'host name'],
  ['--cgroupns', 'control groups'],
] as const;

function namespaces(name: string, before: UnitView, after: UnitView): ChangeNote[] {
  return NAMESPACES.flatMap(([option, what]) => {
    const [old, now] = [before.last(option), after.last(option)];
    if (old === now) return [];
    const words = `the ${what} of the host (${option} host)`;
    if (now === 'host') return [note(`${name} now shares ${words}`, 'weaker')];
    if (old === 'host') return [note(`${name} no longer shares ${words}`, 'stronger')];
    const security = !isOwn(now) ? 'weaker' : isOwn(old) ? 'neutral' : 'stronger';
    return [
      note(
        `${name} changes ${option} from ${singleLine(old ?? 'the default')} to ${singleLine(now ?? 'the default')}`,
        security,
      ),
    ];
  });
}

/** Whether the namespace belongs to the container alone, or to its pod. */
function isOwn(namespace: string | undefined): boolean {
  return ['', 'none', 'private'].includes(namespace ?? '');
}

function mapping(name: string, before: UnitView, after: UnitView): ChangeNote[] {
  const text = (unit: UnitView) =>
    ['--uidmap', '--gidmap', '--subuidname', '--subgidname']
      .flatMap((option) => unit.values(option).map((value) => `${option.slice(2)} ${singleLine(value)}`))
      .join(', ');
  const [old, now] = [text(before), text(after)];
  if (old === now) return [];
  return [
    note(
      `${name} maps its users to the host with ${now || 'the default'} instead of ${old || 'the default'}`,
      'weaker',
    ),
  ];
}

function user(name: string, before: UnitView, after: UnitView): ChangeNote[] {
  const [old, now] = [before.last('--user'), after.last('--user')];
  if (old === now) return [];
  const wasRoot = old !== undefined && isRoot(old);
  const security =
    now === undefined || isRoot(now) ? (wasRoot ? 'neutral' : 'weaker') : wasRoot ? 'stronger' : 'neutral';
  return [note(`${name} now runs as ${describeUser(now)} instead of ${describeUser(old)}`, security)];
}

function isRoot(user: string): boolean {
  return /^(?:root|0+)(?::|$)/.test(user);
}

function describeUser(user: string | undefined): string {
  if (user === undefined) return 'the user of its image';
  return isRoot(user) ? 'root' : `the user ${singleLine(user)}`;
}
