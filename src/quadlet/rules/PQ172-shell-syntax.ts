import type { Member } from '../set/unit-set.js';
import { type Entry, partSpan } from '../syntax/unit-file.js';
import { splitWords } from '../syntax/words.js';
import type { Context } from './context.js';
import { replace } from './edits.js';
import type { OwnKey } from './own-keys.js';
import type { Rule } from './rule.js';

export const shellSyntax: Rule = {
  code: 'PQ172',
  name: 'shell-syntax',
  severity: 'warning',
  summary: 'A command contains shell syntax, but no shell runs it.',
  explanation:
    'systemd and podman run the program itself with the other words as its arguments: `&&`, `|`, `>` and `~` have no ' +
    'meaning, and the program gets them as text. Use a shell: `/bin/sh -c "first && second"`. For the home ' +
    'directory, write `%h`. In `Exec=` the rule only reports `&&` and `||`, and only without `Entrypoint=`.',
  sources: ['systemd.service(5), "Command lines"'],
  fix: 'writes `%h` for the home directory',
  checkKey: checkExec,
  keys: ({ record }) => record.key === 'Exec',
  checkUnit: checkCommands,
  units: ['[Service]'],
};

const OPERATOR = /^(?:&&|\|\|?|&|[12]?>>?|<|[12]?>>?(?:\/dev\/null|&[12]))$/;

/** The commands of `[Service]`. */
function checkCommands(context: Context, { unit }: Member): void {
  for (const { section, key, entries } of unit.keys) {
    if (section !== 'Service' || !key.startsWith('Exec')) continue;
    for (const entry of entries) checkCommand(context, entry, OPERATOR);
  }
}

function checkExec(context: Context, { unit }: Member, { record, counting }: OwnKey): void {
  if (record.key !== 'Exec' || unit.last('Container', 'Entrypoint') !== undefined) return;
  for (const entry of counting) checkCommand(context, entry, /^(?:&&|\|\|)$/);
}

function checkCommand(context: Context, entry: Entry, operator: RegExp): void {
  const inService = entry.section === 'Service';
  for (const [index, { text, start, end }] of splitWords(entry.value, 'read', true).words.entries()) {
    // In quotes they are meant as text.
    if (entry.value.slice(start, end) !== text) continue;
    const home = inService && index > 0 && text.startsWith('~/');
    if (!home && !operator.test(text)) continue;
    context.report(
      'PQ172',
      partSpan(entry, start, end),
      home
        ? `no shell runs this command, so "~" is not replaced; write %h${text.slice(1)}`
        : `no shell runs this command, so "${text}" is an argument of it; use sh -c "…"`,
      home ? { title: 'write %h', edits: [replace(partSpan(entry, start, start + 1), '%h')] } : undefined,
    );
    return;
  }
}
