import { DEPENDENCY_KEYS } from '../catalogue/dependency-keys.js';
import { badSpecifiers } from '../catalogue/specifiers.js';
import type { Fix } from '../finding.js';
import type { Member } from '../set/unit-set.js';
import { type Entry, partSpan } from '../syntax/unit-file.js';
import type { Context } from './context.js';
import type { OwnKey } from './own-keys.js';
import type { Rule } from './rule.js';

export const percent: Rule = {
  code: 'PQ107',
  name: 'percent',
  severity: 'warning',
  summary: 'A "%" starts a specifier that systemd does not know.',
  explanation:
    'systemd replaces specifiers such as `%h` and `%i` in the generated service (`systemd.unit(5)`, ' +
    '"Specifiers"). With an unknown one it rejects the command (`Failed to resolve unit specifiers`), and the ' +
    'service cannot start. An accidental specifier, such as the `%d` of a date, is replaced by other text. Write ' +
    '`%%` for a percent sign.',
  sources: ['systemd.unit(5), "Specifiers"'],
  fix: 'doubles the percent sign',
  checkKey: checkSpecifiers,
  keys: ({ record, reader }) => reader !== 'flag' && reader !== 'number' && record.key !== 'ServiceName',
  checkUnit: checkDirectiveSpecifiers,
  characters: '%',
};

/** Percent signs in values of Quadlet's own keys, which become part of the service's commands. */
function checkSpecifiers(context: Context, _member: Member, key: OwnKey): void {
  // Flags and numbers do not reach the command, and systemd replaces nothing in the file name of the service.
  if (key.reader === 'flag' || key.reader === 'number' || key.record.key === 'ServiceName') return;
  for (const entry of key.counting) checkPercent(context, entry, false);
}

// Settings in which systemd resolves specifiers. [Install] is excluded: the generator creates those links.
const SERVICE_KEYS =
  /^(?:Exec\w+|Environment|EnvironmentFile|WorkingDirectory|RootDirectory|Read(?:Write|Only)Paths|SyslogIdentifier)$/;
const UNIT_KEYS = /^(?:Description|Documentation|RequiresMountsFor|(?:Condition|Assert)\w+)$/;

/** Percent signs in `[Unit]` and `[Service]`. */
function checkDirectiveSpecifiers(context: Context, { unit }: Member): void {
  for (const [section, keys] of [['Unit', UNIT_KEYS] as const, ['Service', SERVICE_KEYS] as const]) {
    for (const [key, entries] of unit.sections.get(section) ?? []) {
      const names = section === 'Unit' && DEPENDENCY_KEYS.includes(key);
      if (names || keys.test(key)) for (const entry of entries) checkPercent(context, entry, names);
    }
  }
}

// All of these letters are specifiers: `%Y` is a directory, `%m` the machine's id, `%H` its name.
const DATE = /%Y[-/_.]?%m|%m[-/_.]?%d|%d[-/_.]?%m|%H[:_.-]?%M|%M[:_.-]?%S/;

function checkPercent(context: Context, entry: Entry, names: boolean): void {
  const { value } = entry;
  if (!value.includes('%')) return;
  const date = DATE.exec(value);
  const bad = badSpecifiers(value, names ? 'unit-name' : 'value');
  const [first] = bad;
  if (date !== null && !isEscaped(value, date.index)) {
    const text = wholeDate(value, date.index);
    context.report(
      'PQ107',
      partSpan(entry, date.index, date.index + text.length),
      `systemd replaces these specifiers, but not with a date; write ${text.replaceAll('%', '%%')}`,
      doubling(entry, [...percentsOf(text, date.index), ...bad.map(({ index }) => index)]),
    );
  } else if (first !== undefined) {
    context.report(
      'PQ107',
      partSpan(entry, first.index, first.index + first.text.length),
      `${first.text} is not a systemd specifier, so systemd rejects the value; write %${first.text} for a percent sign`,
      doubling(
        entry,
        bad.map(({ index }) => index),
      ),
    );
  }
}

/** Whether a `%` is the second one of `%%`. */
function isEscaped(value: string, index: number): boolean {
  let before = 0;
  while (value[index - 1 - before] === '%') before++;
  return before % 2 === 1;
}

function wholeDate(value: string, index: number): string {
  const pattern = /(?:[-/_.:T ]?%[YymdHMSjBb])+/y;
  pattern.lastIndex = index;
  return pattern.exec(value)?.[0] ?? value.slice(index, index + 2);
}

function percentsOf(text: string, offset: number): number[] {
  return [...text.matchAll(/%/g)].map(({ index }) => offset + index);
}

function doubling(entry: Entry, places: readonly number[]): Fix {
  const edits = [...new Set(places)].map((index) => {
    const { source, start } = partSpan(entry, index, index + 1);
    return { file: source.path, start, end: start, text: '%' };
  });
  return { title: 'double the percent sign', edits };
}
