import { remembered } from '../../platform/remembered.js';
import { SYSTEMD_SECTIONS } from '../catalogue/systemd.js';
import { versionNumber } from '../catalogue/versions.js';
import type { Fix } from '../finding.js';
import { trimmed } from '../set/unit.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, partSpan, type Span, valueSpan } from '../syntax/unit-file.js';
import { splitWords } from '../syntax/words.js';
import type { Context } from './context.js';
import { replace } from './edits.js';
import type { OwnKey } from './own-keys.js';
import { commentIn, commentInDirective } from './PQ105-inline-comment.js';
import { optionsIn, spanOf } from './PQ120-podman-args.js';
import { overwritten } from './PQ161-overwritten-directive.js';
import type { Rule } from './rule.js';
import { directiveValueFault } from './values/directive-value.js';
import { type Check, formatOf } from './values/key-formats.js';
import { durationFault, intervalFault } from './values/numbers.js';
import { assignment, quoted } from './values/quoted.js';

export const valueFormat: Rule = {
  code: 'PQ140',
  name: 'value-format',
  severity: 'warning',
  summary: 'podman or systemd does not accept the value.',
  explanation:
    'The generator passes the value on unchecked. podman then refuses to start; systemd logs a warning and ' +
    'ignores the line. The message describes the valid format. Values with a specifier or a variable are not ' +
    'checked.',
  sources: [
    'podman-run(1)',
    'podman-network-create(1)',
    'systemd.unit(5)',
    'systemd.service(5)',
    'systemd.time(7)',
  ],
  fix: 'adds the unit of a duration, and replaces `unless-stopped` with `always`',
  checkKey: checkValueFormats,
  keys: ({ record }) => formatOf(record.section, record.key) !== undefined,
  units: ['PodmanArgs=', '[Unit]', '[Service]', '[Install]'],
  checkUnit: (context, member) => {
    checkPodmanArgs(context, member);
    checkDirectives(context, member);
  },
};

// Specifiers and variables of systemd, quotes, and templates that are replaced before the generator reads the file.
const UNCHECKABLE = /[%$"'\\]|\{\{/;

const PORTS_CHECKED_BY_PODMAN = versionNumber('5.3.0');

/** Values that podman rejects when the unit starts. */
function checkValueFormats(context: Context, member: Member, key: OwnKey): void {
  const { record, reader } = key;
  const check = formatOf(record.section, record.key);
  // Before, the generator checks it.
  const isChecked = record.key === 'PublishPort' && context.behaviour.version < PORTS_CHECKED_BY_PODMAN;
  if (check === undefined || isChecked || !isUsed(member, record.key)) return;
  for (const entry of key.counting) {
    if (UNCHECKABLE.test(entry.value) && reader !== 'value') continue;
    if (commentIn(key, entry) !== undefined) continue;
    if (reader === 'words' || reader === 'args') checkWords(context, entry, check);
    else checkValue(context, member, entry, check);
  }
}

// Without a command podman ignores all other settings of a health check.
function isUsed({ unit }: Member, key: string): boolean {
  if (key.startsWith('HealthStartup')) return Boolean(unit.value('Container', 'HealthStartupCmd'));
  return !key.startsWith('Health') || Boolean(unit.value('Container', 'HealthCmd'));
}

function checkWords(context: Context, entry: Entry, check: Check): void {
  for (const { text, start, end } of splitWords(entry.value, 'kept', true).words) {
    const fault = check(text);
    if (fault !== undefined)
      context.report('PQ140', partSpan(entry, start, end), describe(entry, text, fault));
  }
}

function checkValue(context: Context, { unit }: Member, entry: Entry, check: Check): void {
  const value = unit.unquoted(entry);
  if (value === '' || UNCHECKABLE.test(value) || /\.(?:image|build|volume|network)(?::|$)/.test(value))
    return;
  const fault = faultOf(check, value);
  if (fault === undefined) return;
  const { text, start, end } = trimmed(entry);
  const isBare = check === durationFault || check === intervalFault ? /^\d+$/.test(text) : false;
  context.report(
    'PQ140',
    partSpan(entry, start, end),
    describe(entry, value, fault),
    isBare ? inSeconds(entry, end) : undefined,
  );
}

/** Each check with its results. */
const REMEMBERED = new Map<Check, Check>();

function faultOf(check: Check, value: string): string | undefined {
  let known = REMEMBERED.get(check);
  if (known === undefined) {
    known = remembered(check, 1000, 100);
    REMEMBERED.set(check, known);
  }
  return known(value);
}

/** Options that have a key, in `PodmanArgs=`. */
function checkPodmanArgs(context: Context, member: Member): void {
  const { section } = member.kind;
  for (const argument of optionsIn(member)) {
    const { option, value, written } = argument;
    const key = keyOf(context, section, option);
    const check = key === undefined || key.startsWith('Health') ? undefined : formatOf(section, key);
    if (check === undefined || value === '' || UNCHECKABLE.test(value)) continue;
    const fault = check(value);
    if (fault === undefined) continue;
    context.report('PQ140', spanOf(argument), `${fault.replace(/^"[^"]*"/, `$& in PodmanArgs=${written}`)}`);
  }
}

/** A pod takes options of its containers, too. */
function keyOf({ catalogue }: Context, section: string, option: string): string | undefined {
  let keys = KEYS.get(section);
  if (keys === undefined) {
    const records = [...(catalogue.get(section)?.values() ?? [])];
    if (section === 'Pod') records.push(...(catalogue.get('Container')?.values() ?? []));
    // The first one counts.
    keys = new Map(records.reverse().map(({ option, key }) => [option, key]));
    KEYS.set(section, keys);
  }
  return keys.get(option);
}

/** The keys by their options; there is one catalogue. */
const KEYS = new Map<string, ReadonlyMap<string, string>>();

function inSeconds(entry: Entry, end: number): Fix {
  return { title: 'add the unit s', edits: [replace(partSpan(entry, end, end), 's')] };
}

// The generator checks these itself, for containers and kubes.
const CHECKED_BY_GENERATOR = new Set(['Type', 'KillMode']);

/** Values in the sections that are passed to systemd unchanged. */
function checkDirectives(context: Context, member: Member): void {
  const { unit, kind } = member;
  const isService = kind.section === 'Container' || kind.section === 'Kube';
  // PQ161 reports these.
  const replaced = overwritten(context, member);
  for (const section of SYSTEMD_SECTIONS) {
    for (const { section: of, key, entries } of unit.keys) {
      if (of !== section) continue;
      // PQ111 reports DynamicUser=.
      if (key === 'DynamicUser' || (isService && CHECKED_BY_GENERATOR.has(key))) continue;
      for (const entry of entries) {
        if (replaced.length === 0 || !replaced.some(([one]) => one === entry)) checkDirective(context, entry);
      }
    }
  }
}

function checkDirective(context: Context, entry: Entry): void {
  const { section, key, value } = entry;
  const fault = directiveValueFault(section, key, value);
  if (fault === undefined || commentInDirective(entry) !== undefined) return;
  const outcome = section === 'Install' ? 'the link has no effect' : 'systemd ignores it';
  const instead = key === 'Restart' ? DOCKER_RESTART.get(value) : undefined;
  context.report(
    'PQ140',
    wrongPart(entry, fault),
    `${describe(entry, value, fault)}, so ${outcome}${instead === undefined ? '' : `; use ${key}=${instead}`}`,
    instead === undefined ? undefined : writing(entry, instead),
  );
}

const DOCKER_RESTART: ReadonlyMap<string, string> = new Map([['unless-stopped', 'always']]);

function writing(entry: Entry, text: string): Fix {
  return { title: `write ${text}`, edits: [replace(valueSpan(entry), text)] };
}

/** Names the key in a fault that starts with the value, or a part of it, in quotes. */
function describe({ key }: Entry, value: string, fault: string): string {
  const whole = quoted(value);
  return fault.startsWith(`${whole} `)
    ? `${assignment(key, value)}${fault.slice(whole.length)}`
    : fault.replace(/^"[^"]*"(?= )/, `$& in ${key}=`);
}

/** The invalid part of a list, with which the fault starts, in quotes. */
function wrongPart(entry: Entry, fault: string): Span {
  const part = /^"([^"…]+)"/.exec(fault)?.[1] ?? '';
  const words = splitWords(entry.value, 'kept', true).words;
  const word = words.length < 2 ? undefined : words.find(({ text }) => text === part);
  return word === undefined ? valueSpan(entry) : partSpan(entry, word.start, word.end);
}
