import type { ChangeNote } from '../generated-set.js';
import type { UnitView } from '../unit/unit-view.js';
import type { Change, Topic } from './topic.js';
import { difference, note, singleLine } from './wording.js';

/** When a sentence is about security: whatever happens, only when the setting is taken away, or never. */
type Security = 'always' | 'removed' | 'never';

// Options with one value that may be said: nobody keeps a password in them.
const VALUES: Readonly<Record<string, readonly [what: string, security: Security]>> = {
  '--userns': ['user namespace', 'always'],
  '--memory': ['memory limit', 'removed'],
  '--memory-swap': ['limit of memory and swap', 'removed'],
  '--pids-limit': ['limit of processes', 'removed'],
  '--cpus': ['limit of processors', 'removed'],
  '--shm-size': ['size of /dev/shm', 'never'],
  '--log-driver': ['log driver', 'never'],
  '--tz': ['time zone', 'never'],
  '--hostname': ['host name', 'never'],
  '--workdir': ['working directory', 'never'],
  '--ip': ['address', 'never'],
  '--ip6': ['IPv6 address', 'never'],
  '--pull': ['pull policy', 'never'],
  '--policy': ['pull policy', 'never'],
  '--stop-timeout': ['time to stop', 'never'],
  '--stop-signal': ['signal to stop', 'never'],
  '--name': ['container name', 'never'],
  '--pod': ['pod', 'never'],
  '--sdnotify': ['way to say that it is ready', 'never'],
  '--cgroups': ['mode of control groups', 'never'],
  '--exit-policy': ['exit policy', 'never'],
  '--runtime': ['runtime', 'always'],
  '--driver': ['driver', 'never'],
  '--subnet': ['subnet', 'never'],
  '--gateway': ['gateway', 'never'],
  '--arch': ['architecture', 'never'],
  '--target': ['build stage', 'never'],
};

const LISTS: Readonly<Record<string, readonly [added: string, removed: string, security: boolean]>> = {
  '--device': ['can now use the device {} of the host', 'can no longer use the device {} of the host', true],
  '--gpus': ['can now use the GPUs {} of the host', 'can no longer use the GPUs {} of the host', true],
  '--device-cgroup-rule': ['now has the device rule {}', 'no longer has the device rule {}', true],
  '--volumes-from': ['now mounts all volumes of {}', 'no longer mounts the volumes of {}', true],
  '--group-add': ['now runs in the group {} as well', 'no longer runs in the group {}', true],
  '--sysctl': ['now sets the kernel parameter {}', 'no longer sets the kernel parameter {}', false],
  '--env-file': ['now reads its environment from {}', 'no longer reads its environment from {}', false],
  '--configmap': ['now reads the config map {}', 'no longer reads the config map {}', false],
  '--tmpfs': ['now has a tmpfs at {}', 'no longer has a tmpfs at {}', false],
  '--ulimit': ['now has the limit {}', 'no longer has the limit {}', false],
  '--add-host': ['now knows the host {}', 'no longer knows the host {}', false],
  '--dns': ['now asks the name server {}', 'no longer asks the name server {}', false],
  '--network-alias': ['now answers to the name {}', 'no longer answers to the name {}', false],
  '--expose': ['now exposes port {}', 'no longer exposes port {}', false],
};

const SWITCHES: Readonly<
  Record<string, readonly [on: string, off: string, initially: boolean, security: boolean]>
> = {
  '--read-only': [
    "can no longer write to its image's file system",
    "can write to its image's file system: --read-only is gone",
    false,
    true,
  ],
  '--env-host': [
    'now hands all variables of its service to the container',
    'no longer hands all variables of its service to the container',
    false,
    true,
  ],
  '--tls-verify': [
    'checks the certificate of the registry again',
    'no longer checks the certificate of the registry',
    true,
    true,
  ],
  '--internal': [
    'no longer leads out of the host',
    'now leads out of the host: --internal is gone',
    false,
    true,
  ],
  '--init': [
    'now starts its container with an init process',
    'no longer starts its container with an init process',
    false,
    false,
  ],
  '--disable-dns': ['no longer has name resolution', 'has name resolution again', false, false],
  '--ipv6': ['now has IPv6', 'no longer has IPv6', false, false],
};

/** Options that are said by a sentence of their own each. */
export const settings: Topic = {
  options: [
    ...Object.keys(VALUES),
    ...Object.keys(LISTS),
    ...Object.keys(SWITCHES),
    '--secret',
    '--creds',
    '--infra-name',
  ],
  notes(change) {
    return [
      ...Object.entries(SWITCHES).flatMap(([option, words]) => switchNotes(change, option, words)),
      ...Object.entries(LISTS).flatMap(([option, words]) => listNotes(change, option, words)),
      ...Object.entries(VALUES).flatMap(([option, words]) => valueNotes(change, option, ...words)),
      ...secretNotes(change),
      ...credentialNotes(change),
    ];
  },
};

function switchNotes(
  { name, before, after }: Change,
  option: string,
  [on, off, initially, security]: readonly [string, string, boolean, boolean],
): ChangeNote[] {
  const state = (unit: UnitView) => (unit.last(option) === undefined ? initially : unit.isOn(option));
  return state(before) === state(after) ? [] : [note(`${name} ${state(after) ? on : off}`, security)];
}

function listNotes(
  { name, before, after }: Change,
  option: string,
  [added, removed, security]: readonly [string, string, boolean],
): ChangeNote[] {
  const change = difference(before.values(option), after.values(option));
  const say = (words: string) => (value: string) =>
    note(`${name} ${words.replace('{}', () => singleLine(value))}`, security);
  return [...change.added.map(say(added)), ...change.removed.map(say(removed))];
}

function valueNotes(
  { name, before, after }: Change,
  option: string,
  what: string,
  security: Security,
): ChangeNote[] {
  const text = (unit: UnitView) => unit.values(option).map(singleLine).join(', ');
  const [old, now] = [text(before), text(after)];
  // A pod's name is said where the pod itself is, and a service of another kind has said all with its kind.
  if (old === now || before.subcommand !== after.subcommand) return [];
  const marked = security === 'always' || (security === 'removed' && now === '');
  if (now === '') return [note(`${name} no longer has the ${what} ${old}`, marked)];
  if (old === '') return [note(`${name} now has the ${what} ${now}`, marked)];
  return [note(`${name} changes its ${what} from ${old} to ${now}`, marked)];
}

// A secret of podman: its name, not how it is handed over.
function secretNotes({ name, before, after }: Change): ChangeNote[] {
  const secrets = (unit: UnitView) =>
    unit.values('--secret').map((value) => /(?:^|,)id=([^,]*)/.exec(value)?.[1] ?? value.split(',')[0] ?? '');
  const { added, removed } = difference(secrets(before), secrets(after));
  const otherwise =
    added.length + removed.length === 0 &&
    difference(before.values('--secret'), after.values('--secret')).added.length > 0;
  return [
    ...added.map((secret) => note(`${name} now gets the secret ${singleLine(secret)} of podman`)),
    ...removed.map((secret) => note(`${name} no longer gets the secret ${singleLine(secret)} of podman`)),
    ...(otherwise ? [note(`${name} gets a secret of podman in another way`)] : []),
  ];
}

function credentialNotes({ name, before, after }: Change): ChangeNote[] {
  const [old, now] = [before.last('--creds'), after.last('--creds')];
  if (old === now) return [];
  if (now === undefined)
    return [note(`${name} no longer has credentials in plain text in its command`, true)];
  const verb = old === undefined ? 'now has' : 'changes the';
  return [note(`${name} ${verb} credentials in plain text in its command`, true)];
}
