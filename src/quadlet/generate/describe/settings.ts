import type { ChangeNote, Security } from '../generated-set.js';
import type { UnitView } from '../unit/unit-view.js';
import type { Change, Topic } from './topic.js';
import { difference, note, singleLine, weakens } from './wording.js';

/** What the value means for security: any other one can be weaker, it is a limit, or nothing. */
type Meaning = 'unknown' | 'limit' | 'nothing';

// Options with one value that can be shown, because it cannot be a password.
const VALUES: Readonly<Record<Meaning, string>> = {
  unknown: 'userns=user namespace,runtime=runtime',
  limit: 'memory=memory limit,memory-swap=memory and swap limit,pids-limit=process limit,cpus=CPU limit',
  nothing:
    'shm-size=size of /dev/shm,log-driver=log driver,tz=time zone,hostname=host name,workdir=working directory,ip=address,ip6=IPv6 address,pull=pull policy,policy=pull policy,stop-timeout=stop timeout,stop-signal=stop signal,name=container name,pod=pod,sdnotify=readiness notification,cgroups=cgroups mode,exit-policy=exit policy,driver=driver,subnet=subnet,gateway=gateway,arch=architecture,target=build stage',
};

const NAMES = Object.entries(VALUES).flatMap(([meaning, list]) =>
  list
    .split(',')
    .map((one) => [...`--${one}`.split('='), meaning] as [option: string, what: string, meaning: Meaning]),
);

/** `#` stands for `now` or `no longer`; a value of one with `!` weakens security. */
const LISTS: Readonly<Record<string, string>> = {
  '--device': 'can # use the device {} of the host!',
  '--gpus': 'can # use the GPUs {} of the host!',
  '--device-cgroup-rule': '# has the device rule {}!',
  '--volumes-from': '# mounts all volumes of {}!',
  '--group-add': '# runs in the group {}!',
  '--sysctl': '# sets the kernel parameter {}',
  '--env-file': '# reads its environment from {}',
  '--configmap': '# reads the config map {}',
  '--tmpfs': '# has a tmpfs at {}',
  '--ulimit': '# has the ulimit {}',
  '--add-host': '# has the host entry {}',
  '--dns': '# uses the DNS server {}',
  '--network-alias': '# has the network alias {}',
  '--expose': '# exposes port {}',
};

const SWITCHES: Readonly<
  Record<string, readonly [on: string, off: string, initially: boolean, weaker: 'on' | 'off' | 'nothing']>
> = {
  '--read-only': [
    "cannot write to its image's file system",
    "can write to its image's file system: --read-only was removed",
    false,
    'off',
  ],
  '--env-host': [
    'now passes all variables of its service to the container',
    'no longer passes all variables of its service to the container',
    false,
    'on',
  ],
  '--tls-verify': [
    'checks the certificate of the registry again',
    'no longer checks the certificate of the registry',
    true,
    'off',
  ],
  '--internal': [
    'has no access outside of the host',
    'now has access outside of the host: --internal was removed',
    false,
    'off',
  ],
  '--init': [
    'now starts its container with an init process',
    'no longer starts its container with an init process',
    false,
    'nothing',
  ],
  '--disable-dns': ['no longer has DNS', 'has DNS again', false, 'nothing'],
  '--ipv6': ['now has IPv6', 'no longer has IPv6', false, 'nothing'],
};

/** Options with one note each. */
export const settings: Topic = {
  options: [
    ...NAMES.map(([option]) => option),
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
      ...NAMES.flatMap((words) => valueNotes(change, ...words)),
      ...secretNotes(change),
      ...credentialNotes(change),
    ];
  },
};

function switchNotes(
  { name, before, after }: Change,
  option: string,
  [on, off, initially, weaker]: readonly [string, string, boolean, string],
): ChangeNote[] {
  const state = (unit: UnitView) => (unit.last(option) === undefined ? initially : unit.isOn(option));
  const now = state(after);
  return state(before) === now
    ? []
    : [
        note(
          `${name} ${now ? on : off}`,
          weaker === 'nothing' ? 'neutral' : weakens(now === (weaker === 'on')),
        ),
      ];
}

function listNotes({ name, before, after }: Change, option: string, text: string): ChangeNote[] {
  const change = difference(before.values(option), after.values(option));
  const words = text.replace('!', '');
  const say = (isNew: boolean) => (value: string) =>
    note(
      `${name} ${words.replace('#', isNew ? 'now' : 'no longer').replace('{}', () => singleLine(value))}`,
      words === text ? 'neutral' : weakens(isNew),
    );
  return [...change.added.map(say(true)), ...change.removed.map(say(false))];
}

function valueNotes(
  { name, before, after }: Change,
  option: string,
  what: string,
  meaning: Meaning,
): ChangeNote[] {
  const text = (unit: UnitView) => unit.values(option).map(singleLine).join(', ');
  const [old, now] = [text(before), text(after)];
  // The name of a pod is shown for the pod itself, and a change of the kind of service is described elsewhere.
  if (old === now || before.subcommand !== after.subcommand) return [];
  const marked =
    meaning === 'limit' ? limited(old, now) : meaning === 'nothing' ? 'neutral' : other(old, now);
  if (now === '') return [note(`${name} no longer has the ${what} ${old}`, marked)];
  if (old === '') return [note(`${name} now has the ${what} ${now}`, marked)];
  return [note(`${name} changes its ${what} from ${old} to ${now}`, marked)];
}

/** No limit is weaker than any; another limit is a matter of the machine. */
function limited(old: string, now: string): Security {
  const [was, is] = [old, now].map((value) => !['', '0', '-1'].includes(value));
  return was === is ? 'neutral' : weakens(!is);
}

// `host` is the default, and these leave the container no user of its service.
const OWN_USERS = /^(?:auto|nomap)(?::|$)/;

function other(old: string, now: string): Security {
  const [was, is] = [old, now].map((value) => (value === 'host' ? '' : value)) as [string, string];
  if (was === is) return 'neutral';
  return OWN_USERS.test(is) && !OWN_USERS.test(was) ? 'stronger' : 'weaker';
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
    return [note(`${name} no longer has credentials in plain text in its command`, 'stronger')];
  const verb = old === undefined ? 'now has' : 'changes the';
  return [note(`${name} ${verb} credentials in plain text in its command`, 'weaker')];
}
