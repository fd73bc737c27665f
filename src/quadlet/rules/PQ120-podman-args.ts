import { versionNumber } from '../catalogue/versions.js';
import type { EntryWord } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { partSpan, type Span } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { Rule } from './rule.js';

export const podmanArgs: Rule = {
  code: 'PQ120',
  name: 'podman-args',
  severity: 'warning',
  summary: 'PodmanArgs= repeats or contradicts an option that Quadlet sets.',
  explanation:
    'The generated service finds, watches and removes its container through options that Quadlet sets: its name, ' +
    '`--rm`, `--replace`, `--cgroups`, `--sdnotify`, `-d` (`ConvertContainer` in ' +
    '`pkg/systemd/quadlet/quadlet.go`). Setting the same option again is redundant at best. Usually podman ' +
    'rejects it, or systemd loses track of the container. Remove the option, or use the key that sets it.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, ConvertContainer',
    'pkg/systemd/quadlet/quadlet.go, ConvertPod',
    'pkg/systemd/quadlet/quadlet.go, ConvertKube',
    'podman-systemd.unit(5), PodmanArgs=',
  ],
  checkUnit: checkPodmanArgs,
  units: ['PodmanArgs='],
};

const OWN = 'repeats an option that Quadlet sets; remove it';

// From `ConvertContainer`, `ConvertPod` and `ConvertKube`.
/** Options that the generator sets, by section, with the rest of the message. */
const SET_BY_QUADLET: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Container: {
    '--name': 'changes the name by which the service stops the container; use ContainerName=',
    '--replace': OWN,
    '--rm': OWN,
    '--detach': OWN,
    '-d': OWN,
    '--restart': 'conflicts with --rm, which Quadlet sets; use Restart= in [Service]',
    '--cidfile': 'replaces the file by which the service stops the container; remove it',
    '--sdnotify': 'conflicts with the notification that Quadlet sets; use Notify=',
    '--cgroups': 'conflicts with the mode that Quadlet sets; use CgroupsMode= (requires Podman 5.3)',
    '--pod-id-file': 'conflicts with Pod=; remove it',
  },
  Pod: {
    '--name': 'changes the name by which the service starts the pod; use PodName=',
    '--replace': OWN,
    '--infra-conmon-pidfile': 'replaces the file by which systemd watches the pod; remove it',
  },
  Kube: { '--replace': OWN, '--service-container': OWN },
};

/** The long names of other spellings, from `AliasFlags` and the shorthands of `podman run`, `pod create` and `build`. */
const LONG: Readonly<Record<string, string>> = {
  '-v': '--volume',
  '-l': '--label',
  '--net': '--network',
};
const CREATE: Readonly<Record<string, string>> = {
  ...LONG,
  '-p': '--publish',
  '-m': '--memory',
  '-h': '--hostname',
  '--dns-opt': '--dns-option',
};
const LONG_BY_SECTION: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Container: {
    ...CREATE,
    '-a': '--attach',
    '-e': '--env',
    '-u': '--user',
    '-w': '--workdir',
    '--healthcheck-command': '--health-cmd',
  },
  Pod: CREATE,
  Build: { ...LONG, '-t': '--tag', '-f': '--file' },
  Network: { '-d': '--driver', '-o': '--opt' },
};

const CIDFILE_UNTIL = versionNumber('5.6.0');

/** Options in `PodmanArgs=` that the generator sets. */
function checkPodmanArgs(context: Context, member: Member): void {
  for (const argument of optionsIn(member)) {
    const instead = SET_BY_QUADLET[member.kind.section]?.[argument.option];
    if (instead === undefined || !contradicts(context, member, argument)) continue;
    context.report('PQ120', spanOf(argument), `${argument.written} in PodmanArgs= ${instead}`);
  }
}

/** Whether the generator sets an option for units with a section. */
export function isSetByQuadlet(section: string, option: string): boolean {
  return SET_BY_QUADLET[section]?.[option] !== undefined;
}

/** An option in `PodmanArgs=`. */
export interface PodmanOption {
  /** The long name, if there is one. */
  readonly option: string;
  readonly value: string;
  /** As written in the file. */
  readonly written: string;
  readonly word: EntryWord;
}

const NONE: readonly PodmanOption[] = [];

/** @param key `PodmanArgs` or `GlobalArgs` */
export function optionsIn({ unit, kind }: Member, key = 'PodmanArgs'): readonly PodmanOption[] {
  if (unit.last(kind.section, key) === undefined) return NONE;
  const options: PodmanOption[] = [];
  const words = unit.args(kind.section, key);
  for (const [index, word] of words.entries()) {
    const { text } = word;
    if (!text.startsWith('-')) continue;
    const long = LONG_BY_SECTION[kind.section] ?? LONG;
    const equals = text.indexOf('=');
    const short = text.slice(0, 2);
    // The value can follow a short option directly.
    const isJoined = text.length > 2 && equals !== 2 && long[short] !== undefined && short !== '--';
    const written = isJoined ? short : equals < 0 ? text : text.slice(0, equals);
    const value = isJoined
      ? text.slice(2)
      : equals < 0
        ? (words[index + 1]?.text ?? '')
        : text.slice(equals + 1);
    options.push({ option: long[written] ?? written, value, written, word });
  }
  return options;
}

function contradicts({ behaviour }: Context, { unit }: Member, { option, value }: PodmanOption): boolean {
  switch (option) {
    case '--restart':
      return value !== 'no' && value !== '';
    case '--cidfile':
      return behaviour.version < CIDFILE_UNTIL;
    case '--pod-id-file':
      return Boolean(unit.value('Container', 'Pod'));
    default:
      return true;
  }
}

/** The span of the option, without its value. */
export function spanOf({ word, written }: PodmanOption): Span {
  const raw = word.entry.value.slice(word.start, word.end);
  const at = Math.max(raw.indexOf(written), 0);
  const end = raw.startsWith(written, at) ? word.start + at + written.length : word.end;
  return partSpan(word.entry, word.start + at, end);
}
