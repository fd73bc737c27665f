import type { ChangeNote } from '../generated-set.js';
import type { UnitView } from '../unit/unit-view.js';
import type { Change, Topic } from './topic.js';
import { difference, note, singleLine } from './wording.js';

/** When a note is about security: always, only if the setting is removed, or never. */
type Security = 'always' | 'removed' | 'never';

// Options with one value that can be shown, because it cannot be a password.
const VALUES: Readonly<Record<string, readonly [what: string, security: Security]>> = {
  '--userns': ['user namespace', 'always'],
  '--memory': ['memory limit', 'removed'],
  '--memory-swap': ['memory and swap limit', 'removed'],
  '--pids-limit': ['process limit', 'removed'],
  '--cpus': ['CPU limit', 'removed'],
  '--shm-size': ['size of /dev/shm', 'never'],
  '--log-driver': ['log driver', 'never'],
  '--tz': ['time zone', 'never'],
  '--hostname': ['host name', 'never'],
  '--workdir': ['working directory', 'never'],
  '--ip': ['address', 'never'],
  '--ip6': ['IPv6 address', 'never'],
  '--pull': ['pull policy', 'never'],
  '--policy': ['pull policy', 'never'],
  '--stop-timeout': ['stop timeout', 'never'],
  '--stop-signal': ['stop signal', 'never'],
  '--name': ['container name', 'never'],
  '--pod': ['pod', 'never'],
  '--sdnotify': ['readiness notification', 'never'],
  '--cgroups': ['cgroups mode', 'never'],
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
  '--ulimit': ['now has the ulimit {}', 'no longer has the ulimit {}', false],
  '--add-host': ['now has the host entry {}', 'no longer has the host entry {}', false],
  '--dns': ['now uses the DNS server {}', 'no longer uses the DNS server {}', false],
  '--network-alias': ['now has the network alias {}', 'no longer has the network alias {}', false],
  '--expose': ['now exposes port {}', 'no longer exposes port {}', false],
};

const SWITCHES: Readonly<
  Record<string, readonly [on: string, off: string, initially: boolean, security: boolean]>
> = {
  '--read-only': [
    "can no longer write to its image's file system",
    "can write to its image's file system: --read-only was removed",
    false,
    true,
  ],
  '--env-host': [
    'now passes all variables of its service to the container',
    'no longer passes all variables of its service to the container',
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
    'no longer has access outside of the host',
    'now has access outside of the host: --internal was removed',
    false,
    true,
  ],
  '--init': [
    'now starts its container with an init process',
    'no longer starts its container with an init process',
    false,
    false,
  ],
  '--disable-dns': ['no longer has DNS', 'has DNS again', false, false],
  '--ipv6': ['now has IPv6', 'no longer has IPv6', false, false],
};

/** Options with one note each. */
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
  // The name of a pod is shown for the pod itself, and a change of the kind of service is described elsewhere.
  if (old === now || before.subcommand !== after.subcommand) return [];
  const marked = security === 'always' || (security === 'removed' && now === '');
  if (now === '') return [note(`${name} no longer has the ${what} ${old}`, marked)];
  if (old === '') return [note(`${name} now has the ${what} ${now}`, marked)];
  return [note(`${name} changes its ${what} from ${old} to ${now}`, marked)];
}

// The name of a podman secret, without its other options.
function secretNotes({ name, before, after }: Change): ChangeNote[] {
  const secrets = (unit: UnitView) =>
    unit.values('--secret').map((value) => /(?:^|,)id=([^,]*)/.exec(value)?.[1] ?? value.split(',')[0] ?? '');
  const { added, removed } = difference(secrets(before), secrets(after));
  const otherwise =
    added.length + removed.length === 0 &&
    difference(before.values('--secret'), after.values('--secret')).added.length > 0;
  return [
    ...added.map((secret) => note(`${name} now gets the podman secret ${singleLine(secret)}`)),
    ...removed.map((secret) => note(`${name} no longer gets the podman secret ${singleLine(secret)}`)),
    ...(otherwise ? [note(`${name} changes how it gets a podman secret`)] : []),
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
