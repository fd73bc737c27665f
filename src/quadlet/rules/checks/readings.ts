import { nearest } from '../../catalogue/nearest.js';
import type { Context } from '../../convert/context.js';
import type { Fix } from '../../finding.js';
import { trimmed } from '../../set/unit.js';
import type { Member } from '../../set/unit-set.js';
import { type Entry, keySpan, partSpan, valueSpan } from '../../syntax/unit-file.js';
import { commentIn } from './inline-comments.js';
import type { OwnKey } from './own-keys.js';
import { choiceOf, takes } from './values/own-choices.js';
import { quoted } from './values/quoted.js';

const BOOLEAN = /^(?:1|yes|true|on|0|no|false|off)$/i;

/** Values that the generator reads as something else than they say (`LookupBoolean`, `LookupUint32`). */
export function adviseReadings(context: Context, member: Member, key: OwnKey): void {
  const { record, reader } = key;
  const [entry] = key.counting;
  if (entry === undefined || commentIn(key, entry) !== undefined) return;
  const value = member.unit.unquoted(entry);
  if (value === '') return;
  if (reader === 'flag' || record.kind === 'bool|healthy') {
    const healthy = record.kind === 'bool|healthy' && value.toLowerCase() === 'healthy';
    if (healthy && reader === 'flag') {
      const message = 'Podman before 5.0 knows only yes and no here, and reads this as no';
      context.report('PQ126', valueSpan(entry), message);
    } else if (!healthy && !BOOLEAN.test(value)) {
      const message = `${quoted(value)} is neither yes nor no, and counts as no: write true or false`;
      context.report('PQ126', valueSpan(entry), message);
    }
  } else if (reader === 'number' && value !== 'root' && !isNumber(value)) {
    const who = record.reader === 'number' ? 'the generator' : 'Podman before 4.8';
    const message = `${who} takes only a number here, and reads ${quoted(value)} as 0: write the number`;
    context.report('PQ127', valueSpan(entry), message);
  }
}

// A zero in front makes it octal.
function isNumber(value: string): boolean {
  const digits = value.replace(/^\+/, '');
  if (!/^(?:0x[\da-f]+|0[0-7]*|[1-9]\d*)$/i.test(digits)) return false;
  return Number(digits) < 2 ** 32;
}

/** Values that are none of those that podman takes. */
export function adviseChoices(context: Context, member: Member, key: OwnKey): void {
  const { record, reader } = key;
  const choice = choiceOf(record.section, record.key);
  const [entry] = key.counting;
  if (choice === undefined || reader !== 'value' || entry === undefined) return;
  const value = member.unit.unquoted(entry);
  if (value === '' || /[%$"']/.test(value) || takes(choice, value) || commentIn(key, entry)) return;
  const near = nearest(value, choice.words);
  const hint = near === undefined ? '' : `; did you mean ${near}?`;
  context.report(
    'PQ128',
    valueSpan(entry),
    `${record.key}= takes ${choice.words.join(', ')}, and podman does not know ${quoted(value)}${hint}`,
    near === undefined ? undefined : replacement(entry, near),
  );
}

function replacement(entry: Entry, word: string): Fix | undefined {
  if (entry.value.includes('"')) return undefined;
  const { start, end } = trimmed(entry);
  const span = partSpan(entry, start, end);
  return {
    title: `write ${word}`,
    edits: [{ file: span.source.path, start: span.start, end: span.end, text: word }],
  };
}

/** Keys that the manual no longer has. */
export function adviseDeprecated(context: Context, _member: Member, { record, entries }: OwnKey): void {
  const [entry] = entries;
  if (!record.deprecated || entry === undefined) return;
  const instead =
    record.key === 'VolatileTmp'
      ? 'write Tmpfs=/tmp'
      : 'write UserNS=, UIDMap= or GIDMap=, from Podman 4.8 on';
  context.report('PQ129', keySpan(entry), `${record.key}= is deprecated: ${instead}`);
}
