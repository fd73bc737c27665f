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
  summary: 'PodmanArgs= contradicts what the generator sets itself.',
  explanation:
    'The generated service finds, watches and removes its container by options that Quadlet sets: its name, ' +
    '`--rm`, `--replace`, `--cgroups`, `--sdnotify`, `-d` (`ConvertContainer` in ' +
    '`pkg/systemd/quadlet/quadlet.go`). The same option a second time is needless at best; mostly podman ' +
    'refuses it, or systemd is left with a container that it does not know. Take it away, or use the key that ' +
    'sets it.',
  sources: [
    'pkg/systemd/quadlet/quadlet.go, ConvertContainer',
    'pkg/systemd/quadlet/quadlet.go, ConvertPod',
    'pkg/systemd/quadlet/quadlet.go, ConvertKube',
    'podman-systemd.unit(5), PodmanArgs=',
  ],
  checkUnit: checkPodmanArgs,
};

const OWN = 'Quadlet sets it itself: take it away';

/** Options that the generator sets, by section, and what to do instead (`ConvertContainer`, `ConvertPod`, `ConvertKube`). */
const SET_BY_QUADLET: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Container: {
    '--name': 'Quadlet gives the container a name and stops it by that: write ContainerName=',
    '--replace': OWN,
    '--rm': OWN,
    '--detach': OWN,
    '-d': OWN,
    '--restart': 'podman refuses it beside --rm, which Quadlet sets: write Restart= in [Service]',
    '--cidfile': 'the service stops the container by the file that Quadlet sets: take it away',
    '--sdnotify': 'systemd waits for what Quadlet sets: write Notify=',
    '--cgroups': 'Quadlet sets it: write CgroupsMode= (from Podman 5.3 on)',
    '--pod-id-file': 'podman refuses it beside Pod=: take it away',
  },
  Pod: {
    '--name': 'Quadlet gives the pod a name and starts it by that: write PodName=',
    '--replace': OWN,
    '--infra-conmon-pidfile': 'systemd watches the process in the file that Quadlet sets: take it away',
  },
  Kube: { '--replace': OWN, '--service-container': OWN },
};

/** The long names of short options, by section. */
const LONG: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Container: {
    '-e': '--env',
    '-v': '--volume',
    '-p': '--publish',
    '-l': '--label',
    '-u': '--user',
    '-w': '--workdir',
    '-m': '--memory',
    '-h': '--hostname',
    '--net': '--network',
  },
  Pod: { '-v': '--volume', '-p': '--publish', '-l': '--label', '--net': '--network' },
  Build: { '-t': '--tag', '-f': '--file', '-v': '--volume' },
};

const CIDFILE_UNTIL = versionNumber('5.6.0');

/** Options in `PodmanArgs=` that the generator sets. */
function checkPodmanArgs(context: Context, member: Member): void {
  for (const argument of optionsIn(member)) {
    const instead = SET_BY_QUADLET[member.kind.section]?.[argument.option];
    if (instead === undefined || !contradicts(context, member, argument)) continue;
    context.report('PQ120', spanOf(argument), instead);
  }
}

/** Whether the generator sets an option of a kind of units. */
export function isSetByQuadlet(section: string, option: string): boolean {
  return SET_BY_QUADLET[section]?.[option] !== undefined;
}

/** An option in `PodmanArgs=`. */
export interface PodmanOption {
  /** By its long name, where it has one. */
  readonly option: string;
  readonly value: string;
  /** As it is written. */
  readonly written: string;
  readonly word: EntryWord;
}

export function* optionsIn({ unit, kind }: Member): Iterable<PodmanOption> {
  const words = unit.args(kind.section, 'PodmanArgs');
  for (const [index, word] of words.entries()) {
    const equals = word.text.indexOf('=');
    const written = equals < 0 ? word.text : word.text.slice(0, equals);
    if (!written.startsWith('-')) continue;
    const value = equals < 0 ? (words[index + 1]?.text ?? '') : word.text.slice(equals + 1);
    yield { option: LONG[kind.section]?.[written] ?? written, value, written, word };
  }
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

/** Where the option is written. */
export function spanOf({ word, written }: PodmanOption): Span {
  const raw = word.entry.value.slice(word.start, word.end);
  const at = Math.max(raw.indexOf(written), 0);
  const end = raw.startsWith(written, at) ? word.start + at + written.length : word.end;
  return partSpan(word.entry, word.start + at, end);
}
