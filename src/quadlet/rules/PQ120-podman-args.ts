import type { KeyRecord } from '../catalogue/keys.js';
import { minorOf, versionNumber } from '../catalogue/versions.js';
import type { Context } from '../convert/context.js';
import type { EntryWord } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { partSpan, type Span } from '../syntax/unit-file.js';
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
  checkUnit: checkPodmanArgs,
};

const OWN = 'Quadlet sets it itself: take it away';

/** Options that the generator sets, by section, and what to do instead (`ConvertContainer` and its sisters). */
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

const SHORT: Readonly<Record<string, Readonly<Record<string, string>>>> = {
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

/** Options in `PodmanArgs=` that the generator sets, or that a key sets. */
function checkPodmanArgs(context: Context, member: Member): void {
  const { unit, kind } = member;
  const words = unit.args(kind.section, 'PodmanArgs');
  const seen = new Set<string>();
  for (const [index, word] of words.entries()) {
    const equals = word.text.indexOf('=');
    const given = equals < 0 ? word.text : word.text.slice(0, equals);
    if (!given.startsWith('-')) continue;
    const option = SHORT[kind.section]?.[given] ?? given;
    const value = equals < 0 ? (words[index + 1]?.text ?? '') : word.text.slice(equals + 1);
    const fight = SET_BY_QUADLET[kind.section]?.[option];
    if (fight !== undefined) {
      if (fights(context, member, option, value)) context.report('PQ120', spanOf(word, given), fight);
    } else {
      const record =
        option === '--security-opt' ? securityKey(context, value) : keyFor(context, kind.section, option);
      // A name without a value was nothing that Environment= could pass on.
      if (record === undefined || (option === '--env' && !value.includes('='))) continue;
      if (seen.has(record.key)) continue;
      seen.add(record.key);
      context.report('PQ144', spanOf(word, given), hint(record, kind.section));
    }
  }
}

function fights({ behaviour }: Context, { unit }: Member, option: string, value: string): boolean {
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

/** The key that sets an option and nothing else. */
function keyFor({ catalogue, behaviour }: Context, section: string, option: string): KeyRecord | undefined {
  for (const record of catalogue.get(section)?.values() ?? []) {
    if (record.option !== option && record.option !== `${option}=`) continue;
    if (record.sinceNumber <= behaviour.version && !record.deprecated) return record;
  }
  return undefined;
}

function securityKey({ catalogue, behaviour }: Context, value: string): KeyRecord | undefined {
  for (const record of catalogue.get('Container')?.values() ?? []) {
    const [, setting] = /^--security-opt[ =](.+)$/.exec(record.option) ?? [];
    if (setting === undefined || record.sinceNumber > behaviour.version) continue;
    if (/[=:]$/.test(setting) ? value.startsWith(setting) : value === setting) return record;
  }
  return undefined;
}

function hint({ key, since }: KeyRecord, section: string): string {
  const from = since === '4.4.0' ? '' : `, from Podman ${minorOf(since)} on`;
  return `${key}= in [${section}] says the same${from}`;
}

function spanOf(word: EntryWord, option: string): Span {
  const raw = word.entry.value.slice(word.start, word.end);
  const at = Math.max(raw.indexOf(option), 0);
  const end = raw.startsWith(option, at) ? word.start + at + option.length : word.end;
  return partSpan(word.entry, word.start + at, end);
}
